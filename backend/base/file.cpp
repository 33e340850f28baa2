#include "base/file.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/id.h"

namespace base {
namespace fs = std::filesystem;
namespace {

void write_all(int fd, std::string_view text, const fs::path& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw file_error("write", path.string(), errno);
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Parts younger than this may stand between their creation and their lock.
constexpr auto kLockGrace = std::chrono::seconds(10);

bool is_abandoned(const fs::path& part, std::chrono::seconds grace) {
  std::error_code ignored;
  const auto age = fs::file_time_type::clock::now() - fs::last_write_time(part, ignored);
  if (ignored || age < grace) return false;
  const FileDescriptor fd(::open(part.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  return fd.get() >= 0 && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0;
}

constexpr std::string_view kPartPrefix = ".songreel-";

void remove_if_abandoned(const fs::path& part, std::chrono::seconds grace) {
  const std::string name = part.filename().string();
  if (!name.starts_with(kPartPrefix)) return;
  // Links on their way to another name live for microseconds; nobody locks them.
  const bool is_passing = name.ends_with(".link") && grace == std::chrono::seconds(0);
  if (is_passing || (name.ends_with(".part") && is_abandoned(part, grace))) ::unlink(part.c_str());
}

void remove_abandoned_parts(const fs::path& target) {
  std::error_code ignored;
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    remove_if_abandoned(entry.path(), kLockGrace);
  }
}

// The file that a link leads to, which need not exist yet. As many steps as Linux follows
// (path_resolution(7)).
fs::path behind_links(const fs::path& path) {
  fs::path target = path;
  std::error_code ignored;
  for (int step = 0; step < 40; ++step) {
    if (!fs::is_symlink(fs::symlink_status(target, ignored))) return target;
    target = target.parent_path() / fs::read_symlink(target, ignored);  // an absolute link takes its place
  }
  throw file_error("write", path.string(), ELOOP);
}

fs::path writable_target(const fs::path& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) throw file_error("write", path.string(), EISDIR);
  if (fs::is_other(status)) {
    throw Error(
        ErrorKind::kUnwritable,
        fmt::format("could not write {}: that is a device or pipe, not a file; name a file", path.string()));
  }
  return behind_links(path);
}

}  // namespace

FileDescriptor open_regular_file(const fs::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) throw file_error("open", path.string(), errno);
  if (S_ISDIR(status.st_mode)) throw file_error("open", path.string(), EISDIR);
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::kNotMedia,
                fmt::format("{} is a device or pipe, not a file; name a file", path.string()));
  }
  return file;
}

PendingFile::PendingFile(fs::path target) : target_(writable_target(target)) {
  remove_abandoned_parts(target_);
  temporary_ = target_.parent_path() / fmt::format("{}{}.part", kPartPrefix, new_uuid());
  lock_ = ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (lock_ < 0) throw file_error("create", target_.string(), errno);
  ::flock(lock_, LOCK_EX | LOCK_NB);
}

PendingFile::~PendingFile() {
  if (!committed_) ::unlink(temporary_.c_str());
  ::close(lock_);
}

void PendingFile::commit_as(const fs::path& target) {
  target_ = target;
  commit();
}

void PendingFile::commit() {
  if (::fsync(lock_) != 0) throw file_error("write", target_.string(), errno);
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) throw file_error("write", target_.string(), errno);
  committed_ = true;
}

void remove_abandoned_parts_below(const fs::path& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    remove_if_abandoned(entry->path(), std::chrono::seconds(0));
  }
}

void refuse_overwriting(const fs::path& output, const fs::path& input) {
  std::error_code failed;
  bool same = fs::equivalent(output, input, failed);
  if (failed) {  // one of them does not exist yet
    const fs::path first = fs::weakly_canonical(fs::absolute(output), failed);
    same = !failed && first == fs::weakly_canonical(fs::absolute(input), failed) && !failed;
  }
  if (!same) return;
  throw Error(ErrorKind::kUsage, fmt::format("{} would be written over {}; name another output",
                                             output.string(), input.string()));
}

void flush_to_disk(const fs::path& file) {
  const FileDescriptor open = open_regular_file(file);
  if (::fsync(open.get()) != 0) throw file_error("write", file.string(), errno);
}

void copy_file(const fs::path& from, const fs::path& to) {
  const FileDescriptor in = open_regular_file(from);
  const FileDescriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!out) throw file_error("write", to.string(), errno);
  std::vector<char> buffer(1 << 18);
  while (true) {
    const ssize_t count = ::read(in.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw file_error("read", from.string(), errno);
    if (count == 0) return;
    write_all(out.get(), {buffer.data(), static_cast<std::size_t>(count)}, to);
  }
}

std::string read_text(const fs::path& path, std::uintmax_t limit) {
  const FileDescriptor fd = open_regular_file(path);
  std::string text;
  char buffer[1 << 14];
  while (true) {
    const ssize_t count = ::read(fd.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw file_error("read", path.string(), errno);
    if (count == 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
    if (text.size() > limit) {
      throw Error(ErrorKind::kTooLong,
                  fmt::format("{} is larger than {} KiB; shorten it", path.string(), limit >> 10));
    }
  }
}

void write_text(const fs::path& path, std::string_view text) {
  PendingFile file(path);
  {
    const FileDescriptor fd(::open(file.path().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    if (fd.get() < 0) throw file_error("write", path.string(), errno);
    write_all(fd.get(), text, path);
  }
  file.commit();
}

}  // namespace base
