#include "storage/kept_files.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/lock_file.h"

namespace storage {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kTurn = ".turn";  // of whoever makes it now

}  // namespace

KeptFiles::KeptFiles(fs::path folder, std::uintmax_t limit) : folder_(std::move(folder)), limit_(limit) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw base::file_error("create", folder_.string(), error.value());
}

fs::path KeptFiles::path_of(std::string_view key, std::string_view extension) const {
  return folder_ / fmt::format("{}{}", key, extension);
}

std::optional<fs::path> KeptFiles::find(std::string_view key, std::string_view extension) const {
  const fs::path path = path_of(key, extension);
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  touch(path);
  return path;
}

fs::path KeptFiles::find_or_make(std::string_view key, std::string_view extension,
                                 const base::CancelToken& cancel,
                                 const std::function<void(const fs::path&)>& make) const {
  if (auto kept = find(key, extension)) return *kept;
  const base::Turn turn(folder_ / fmt::format("{}{}{}", key, extension, kTurn), cancel);
  if (auto kept = find(key, extension)) return *kept;
  base::PendingFile file(path_of(key, extension));
  make(file.path());
  file.commit();
  return file.target();
}

void KeptFiles::touch(const fs::path& kept) const {
  std::error_code gone;
  fs::last_write_time(kept, fs::file_time_type::clock::now(), gone);
}

void KeptFiles::prune() const {
  struct Kept {
    fs::path path;
    std::uintmax_t bytes;
    fs::file_time_type used;
  };
  std::vector<Kept> files;
  std::uintmax_t total = 0;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    std::error_code gone;  // another process may be pruning too
    if (!at->is_regular_file(gone) || at->path().extension() == kTurn) continue;
    const std::uintmax_t bytes = at->file_size(gone);
    const fs::file_time_type used = gone ? fs::file_time_type() : at->last_write_time(gone);
    if (gone) continue;
    files.push_back({at->path(), bytes, used});
    total += bytes;
  }
  std::sort(files.begin(), files.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
  const auto recent = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (const Kept& file : files) {
    if (total <= limit_ || file.used > recent) return;
    if (fs::remove(file.path, error)) total -= file.bytes;
  }
}

}  // namespace storage
