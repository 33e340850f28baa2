#include "base/lock_file.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "base/error.h"

namespace base {
namespace {

constexpr std::chrono::milliseconds kNextLook{50};

// The holder before may have removed the file that we had opened; then the lock on it says nothing.
bool is_still(const std::filesystem::path& file, const FileDescriptor& opened) {
  struct stat there {};
  struct stat ours {};
  return ::stat(file.c_str(), &there) == 0 && ::fstat(opened.get(), &ours) == 0 &&
         there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

}  // namespace

std::optional<FileDescriptor> try_lock(const std::filesystem::path& file) {
  FileDescriptor lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!lock) throw file_error("write", file.string(), errno);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) throw file_error("lock", file.string(), errno);
  return std::nullopt;
}

Turn::Turn(std::filesystem::path file, const CancelToken& cancel) : file_(std::move(file)) {
  for (;;) {
    cancel.check();
    auto lock = try_lock(file_);
    if (lock && is_still(file_, *lock)) {
      lock_ = *std::move(lock);
      return;
    }
    if (!lock) std::this_thread::sleep_for(kNextLook);
  }
}

Turn::~Turn() {
  ::unlink(file_.c_str());  // while it is ours
}

}  // namespace base
