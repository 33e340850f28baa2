#include "routers/http/upload.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"

namespace http {

Upload::Upload(const std::filesystem::path& folder)
    : path_(folder / fmt::format(".songreel-{}.part", base::new_uuid())),
      file_(::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666)) {
  if (!file_) throw base::file_error("create", path_.string(), errno);
  ::flock(file_.get(), LOCK_EX | LOCK_NB);
}

Upload::~Upload() {
  ::unlink(path_.c_str());
}

void Upload::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file_.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      // A file that may not grow any more, by a quota or a limit, is no room to the one who uploads.
      throw base::file_error("write", path_.string(), errno == EFBIG ? ENOSPC : errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace http
