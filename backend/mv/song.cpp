#include "mv/song.h"

#include <charconv>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"

namespace mv {

namespace {

constexpr const char* kAacExtension = ".m4a";

std::string aac_key(const std::string& content, timing::Flicks start) {
  return "song" + base::ContentHash().add("aac 192k, 2").add(content).add(start.count()).hex();
}

// Nothing where the file is not what we write: a full disk or a stranger may have left anything there.
std::optional<timing::Flicks> kept_length(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::file_size(file, error) > 32 || error) return std::nullopt;
  const std::string text = base::read_text(file);
  std::int64_t flicks = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), flicks);
  if (bad != std::errc() || end != text.data() + text.size() || flicks < 0) return std::nullopt;
  return timing::Flicks(flicks);
}

// A song that was found whole once is not read through again: its length is kept with its content's hash.
timing::Flicks checked_length(const media::Media& media, const storage::KeptFiles& kept,
                              const std::filesystem::path& file, const std::string& content,
                              base::CancelToken cancel) {
  const auto write_length = [&](const std::filesystem::path& out) {
    base::write_text(out, std::to_string(media.probe_song(file, cancel).audio->duration.count()));
  };
  const std::filesystem::path kept_file = kept.find_or_make("length" + content, ".txt", cancel, write_length);
  if (const auto length = kept_length(kept_file)) return *length;
  write_length(kept_file);
  return kept_length(kept_file).value();
}

}  // namespace

Song open_song(const media::Media& media, const storage::KeptFiles& kept, const SongFile& file,
               timing::Flicks start, base::CancelToken cancel) {
  Song song{.file = file.path,
            .start = start,
            .length = {},
            .content = file.content.empty() ? base::hash_file(file.path) : file.content};
  const timing::Flicks whole = checked_length(media, kept, file.path, song.content, std::move(cancel));
  if (start >= whole) {
    throw base::Error(
        base::ErrorKind::kOutOfRange,
        fmt::format("{} is {:.1f} s long, so it cannot start at {:.4g} s; choose an earlier start",
                    file.path.string(), timing::to_seconds(whole), timing::to_seconds(start)));
  }
  song.length = whole - start;
  return song;
}

std::optional<std::filesystem::path> find_aac(const storage::KeptFiles& kept, const std::string& content,
                                              timing::Flicks start) {
  return kept.find(aac_key(content, start), kAacExtension);
}

std::filesystem::path kept_aac(const media::Media& media, const storage::KeptFiles& kept, const Song& song,
                               base::CancelToken cancel, base::ProgressSink& progress) {
  return kept.find_or_make(aac_key(song.content, song.start), kAacExtension, cancel,
                           [&](const std::filesystem::path& out) {
                             media.encode_song(song.file, out, song.start, cancel, progress);
                           });
}

audio::Envelope hear(const media::Media& media, const Song& song, base::CancelToken cancel) {
  const auto reader = media.read_audio(
      song.file, {.start = song.start, .sample_rate = audio::kAnalysisRate, .channels = 1}, cancel);
  return audio::analyse_envelope(*reader, cancel);
}

}  // namespace mv
