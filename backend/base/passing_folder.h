#pragma once

#include <filesystem>

#include "base/file_descriptor.h"

namespace base {

// A folder of this run's own below `parent`, gone with the object. What killed runs left there goes too;
// nothing else in `parent` is touched.
class PassingFolder {
 public:
  // Throws Error{kUnwritable, kDiskFull}.
  explicit PassingFolder(const std::filesystem::path& parent);
  ~PassingFolder();
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  FileDescriptor lock_;  // on the folder itself, for as long as it is used
};

}  // namespace base
