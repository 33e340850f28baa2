#pragma once

#include <filesystem>
#include <string_view>

#include "base/file_descriptor.h"

namespace http {

// A body on its way into a file. The file goes with the object, unless it got another name meanwhile. It is
// locked as long as its writer lives and named like a PendingFile, so what a killed server left goes when
// the next one starts.
class Upload {
 public:
  // Throws Error{kUnwritable, kDiskFull}.
  explicit Upload(const std::filesystem::path& folder);
  ~Upload();
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Throws Error{kDiskFull, kUnwritable}.
  void write(std::string_view bytes);

 private:
  std::filesystem::path path_;
  base::FileDescriptor file_;
};

}  // namespace http
