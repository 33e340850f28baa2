#include "mv/library.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "base/text.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

// In the order in which they are looked for.
constexpr std::array<std::string_view, 9> kAudioEndings = {".mp3", ".m4a",  ".opus", ".webm", ".ogg",
                                                           ".aac", ".flac", ".wav",  ".oga"};
constexpr std::array<std::string_view, 4> kImageEndings = {".png", ".jpg", ".jpeg", ".webp"};

bool is_own_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(fs::symlink_status(path, error));
}

std::optional<fs::path> first_of(const fs::path& folder, std::string_view id,
                                 std::span<const std::string_view> endings) {
  if (!is_id(id)) return std::nullopt;
  for (const std::string_view ending : endings) {
    fs::path file = folder / (base::lower(id) + std::string(ending));
    if (is_own_file(file)) return file;
  }
  return std::nullopt;
}

fs::path in_new_folder(const fs::path& folder, const std::string& name) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw base::file_error("create", folder.string(), error.value());
  return folder / name;
}

void require_id(const std::string& id) {
  if (!is_id(id)) throw Error(ErrorKind::kInternal, "an id of ours is no UUID", id);
}

fs::path existing(std::optional<fs::path> file, std::string_view what, const std::string& id) {
  if (file) return *std::move(file);
  throw Error(ErrorKind::kNotFound, fmt::format("there is no {} with the id {}", what, id));
}

}  // namespace

bool is_id(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

Library::Library(fs::path outputs, store::MediaRecords& records, const base::Clock& clock)
    : outputs_(std::move(outputs)), records_(records), clock_(clock) {}

std::optional<fs::path> Library::audio(std::string_view id) const {
  return first_of(outputs_ / "audio", id, kAudioEndings);
}

std::optional<fs::path> Library::image(std::string_view id) const {
  return first_of(outputs_ / "character_reference", id, kImageEndings);
}

std::optional<fs::path> Library::video(std::string_view id) const {
  if (!is_id(id)) return std::nullopt;
  const std::string name = base::lower(id);
  for (fs::path file : {outputs_ / "jobs" / name / "video.mp4", outputs_ / "videos" / (name + ".mp4")}) {
    if (is_own_file(file)) return file;
  }
  return std::nullopt;
}

fs::path Library::existing_audio(const std::string& id) const {
  return existing(audio(id), "audio", id);
}
fs::path Library::existing_image(const std::string& id) const {
  return existing(image(id), "character image", id);
}
fs::path Library::existing_video(const std::string& id) const {
  return existing(video(id), "video", id);
}

fs::path Library::place_for_audio(const std::string& id, std::string_view extension) const {
  require_id(id);
  return in_new_folder(outputs_ / "audio", id + std::string(extension));
}

fs::path Library::place_for_image(const std::string& id, std::string_view extension) const {
  require_id(id);
  return in_new_folder(outputs_ / "character_reference", id + std::string(extension));
}

fs::path Library::place_for_video(const std::string& id) const {
  require_id(id);
  return in_new_folder(outputs_ / "jobs" / id, "video.mp4");
}

void Library::share(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (fs::equivalent(from, to, error)) return;  // renaming a link onto itself would leave the passing name
  // Linked under a passing name first, so that `to` is never missing.
  const fs::path passing = to.parent_path() / fmt::format(".songreel-{}.link", base::new_uuid());
  fs::create_hard_link(from, passing, error);
  if (!error) {
    fs::rename(passing, to, error);
    if (!error) return;
    std::error_code ignored;
    fs::remove(passing, ignored);
    throw base::file_error("write", to.string(), error.value());
  }
  base::PendingFile pending(to);  // another file system, or one without links
  base::copy_file(from, pending.path());
  pending.commit();
}

void Library::finish_video(const std::string& id, std::string_view metadata_json) const {
  const fs::path video = place_for_video(id);
  base::write_text(video.parent_path() / "metadata.json", metadata_json);
  share(video, in_new_folder(outputs_ / "videos", id + ".mp4"));
}

void Library::record(store::MediaRow row, const fs::path& file) const {
  row.key = key_of(file);
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(file, error);
  if (error) throw base::file_error("read", file.string(), error.value());
  row.bytes = static_cast<std::int64_t>(bytes);
  row.created = std::chrono::floor<std::chrono::milliseconds>(clock_.wall_time());
  records_.put(row);
}

std::uintmax_t Library::remove(const store::MediaRow& row) const {
  std::error_code error;
  const fs::path file = outputs_ / row.key;
  std::uintmax_t bytes = 0;
  if (is_own_file(file)) {
    bytes = fs::file_size(file, error);
    fs::remove(file, error);
    if (error) return 0;  // with its record it is found again by the next cleaning
  }
  if (row.kind == "video" && is_id(row.id)) {
    fs::remove(outputs_ / "videos" / (row.id + ".mp4"), error);
    fs::remove(outputs_ / "jobs" / row.id / "metadata.json", error);
    fs::remove(outputs_ / "jobs" / row.id / "reference_image.jpg", error);
    fs::remove(outputs_ / "jobs" / row.id, error);
  }
  records_.remove(row.id);
  return bytes;
}

std::string Library::key_of(const fs::path& file) const {
  return file.lexically_relative(outputs_).generic_string();
}

}  // namespace mv
