#include "base/lock_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>

#include "base/error.h"

namespace base {

std::optional<FileDescriptor> try_lock(const std::filesystem::path& file) {
  FileDescriptor lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!lock) throw file_error("write", file.string(), errno);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) throw file_error("lock", file.string(), errno);
  return std::nullopt;
}

}  // namespace base
