#pragma once

#include <filesystem>
#include <string>

#include "base/file_descriptor.h"

namespace app {

// The outputs folder as long as a server uses it: no second one can, since each believes that what was left
// running is its own to take up. The lock goes with the process, however it ends.
class DataFolder {
 public:
  // Throws Error{kConflict} while another server holds it, Error{kUnwritable, kDiskFull}.
  explicit DataFolder(std::filesystem::path folder);

  const std::filesystem::path& path() const { return folder_; }
  // 32 random bytes, made with the folder and readable by its owner alone: cookies and links are signed with
  // them.
  std::string secret() const;
  // Where uploads stand until they are whole; emptied now.
  std::filesystem::path incoming() const;

 private:
  std::filesystem::path folder_;
  base::FileDescriptor lock_;
};

}  // namespace app
