#include "base/passing_folder.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <system_error>

#include "base/error.h"
#include "base/id.h"

namespace base {
namespace {

namespace fs = std::filesystem;

// A name that nobody else gives: whatever else stands in the parent is not ours to remove.
constexpr std::string_view kPrefix = ".songreel-";
constexpr std::string_view kSuffix = ".passing";

bool is_ours(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name.starts_with(kPrefix) && name.ends_with(kSuffix);
}

FileDescriptor locked(const fs::path& folder) {
  FileDescriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock && ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) lock.reset();
  return lock;
}

// Under the parent's lock nobody stands between making a folder and locking it.
void remove_abandoned(const fs::path& parent) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, error)) {
    if (is_ours(entry.path()) && entry.is_directory(error) && locked(entry.path()))
      fs::remove_all(entry.path(), error);
  }
}

}  // namespace

PassingFolder::PassingFolder(const fs::path& parent)
    : path_(parent / (std::string(kPrefix) + new_uuid() + std::string(kSuffix))) {
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) throw file_error("create", parent.string(), error.value());
  const FileDescriptor turn(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (turn) ::flock(turn.get(), LOCK_EX);
  remove_abandoned(parent);
  fs::create_directory(path_, error);
  if (error) throw file_error("create", path_.string(), error.value());
  lock_ = locked(path_);
}

PassingFolder::~PassingFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

}  // namespace base
