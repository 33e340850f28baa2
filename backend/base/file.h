#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace base {

// A file that is written beside its name and takes it only when whole. Destroyed without `commit`, it leaves
// nothing behind. The name beside is ".songreel-<uuid>.part" in the same folder, so the rename is atomic; it
// is locked as long as its writer lives, and what a killed writer left is removed by the next one in that
// folder.
class PendingFile {
 public:
  // A link is followed and stays: the file that it names is written. Throws Error{kUnwritable, kDiskFull}
  // when nothing can be created there, and for what exists and is no regular file (a pipe, a device).
  explicit PendingFile(std::filesystem::path target);
  ~PendingFile();
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  // Where to write. The file exists and is empty.
  const std::filesystem::path& path() const { return temporary_; }
  const std::filesystem::path& target() const { return target_; }

  // Flushes to disk and renames. Throws Error.
  void commit();
  // The same under another name in the same folder, for names that follow from the content.
  void commit_as(const std::filesystem::path& target);

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  int lock_ = -1;
  bool committed_ = false;
};

// Removes what killed writers have left below a folder, however deep, without the wait of a few seconds that
// new parts are otherwise given: for when a program starts that owns the folder.
void remove_abandoned_parts_below(const std::filesystem::path& folder);

// Throws Error{kUsage} when `output` is the same file as `input`, under whatever name: what is read must not
// be replaced by what is made of it.
void refuse_overwriting(const std::filesystem::path& output, const std::filesystem::path& input);

// Waits until the disk has the file's bytes. Throws Error.
void flush_to_disk(const std::filesystem::path& file);

// The same bytes in `to`, which is written in place. Throws Error; a full disk is said to be one.
void copy_file(const std::filesystem::path& from, const std::filesystem::path& to);

// Whole file as text; throws Error{kNotFound, kUnreadable, kTooLong (over `limit` bytes)}.
std::string read_text(const std::filesystem::path& path, std::uintmax_t limit = 16u << 20);

// Writes a whole file through PendingFile.
void write_text(const std::filesystem::path& path, std::string_view text);

}  // namespace base
