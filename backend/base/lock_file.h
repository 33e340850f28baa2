#pragma once

#include <filesystem>
#include <optional>

#include "base/file_descriptor.h"

namespace base {

// Takes a lock that one holder at a time has, in this process or another, as long as the returned object
// lives; nothing when it is taken. It is the kernel's (flock), so it goes with the process however that ends,
// and nobody has to remove a stale file. The file is made where needed and stays; a symbolic link is refused.
// Throws Error{kUnwritable, kDiskFull}.
std::optional<FileDescriptor> try_lock(const std::filesystem::path& file);

}  // namespace base
