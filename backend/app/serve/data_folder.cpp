#include "app/serve/data_folder.h"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "base/lock_file.h"

namespace app {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

DataFolder::DataFolder(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw base::file_error("create", folder_.string(), error.value());
  std::optional<base::FileDescriptor> lock = base::try_lock(folder_ / "songreel.lock");
  if (!lock) {
    throw Error(
        ErrorKind::kConflict,
        fmt::format("another songreel serve uses {}; stop it, or name another folder with SONGREEL_OUTPUTS",
                    folder_.string()));
  }
  lock_ = *std::move(lock);
}

std::string DataFolder::secret() const {
  const fs::path file = folder_ / ".secret";
  std::error_code error;
  if (!fs::exists(fs::symlink_status(file, error))) {
    // Two ids are 244 random bits. Nobody may read them even while they are written.
    base::PendingFile pending(file);
    ::chmod(pending.path().c_str(), 0600);
    const base::FileDescriptor out(::open(pending.path().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    const std::string random = base::new_uuid() + base::new_uuid();
    if (!out || ::write(out.get(), random.data(), random.size()) != static_cast<ssize_t>(random.size())) {
      throw base::file_error("write", file.string(), errno);
    }
    pending.commit();
  }
  std::string secret = base::read_text(file, 4096);
  if (secret.size() < 32) {
    throw Error(
        ErrorKind::kDamaged,
        fmt::format("{} is too short to be a secret; remove it, and a new one is made", file.string()));
  }
  return secret;
}

fs::path DataFolder::incoming() const {
  fs::path folder = folder_ / "incoming";
  std::error_code error;
  fs::remove_all(folder, error);
  fs::create_directories(folder, error);
  if (error) throw base::file_error("create", folder.string(), error.value());
  return folder;
}

}  // namespace app
