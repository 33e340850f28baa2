#pragma once

#include <filesystem>
#include <optional>

#include "base/cancel.h"
#include "base/file_descriptor.h"

namespace base {

// Takes a lock that one holder at a time has, in this process or another, as long as the returned object
// lives; nothing when it is taken. It is the kernel's (flock), so it goes with the process however that ends,
// and nobody has to remove a stale file. The file is made where needed and stays; a symbolic link is refused.
// Throws Error{kUnwritable, kDiskFull}.
std::optional<FileDescriptor> try_lock(const std::filesystem::path& file);

// A turn at something that one holder at a time does, in this process or another: waited for by the
// constructor, over with the object, and then its file is gone. Throws Error{kCanceled, kUnwritable,
// kDiskFull}.
class Turn {
 public:
  Turn(std::filesystem::path file, const CancelToken& cancel);
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::filesystem::path file_;
  FileDescriptor lock_;
};

}  // namespace base
