#include "mv/song.h"

#include <string>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"

namespace mv {

namespace {

// A song that was found whole once is not read through again: its length is kept with its content's hash.
timing::Flicks checked_length(const media::Media& media, const storage::KeptFiles& kept,
                              const std::filesystem::path& file, const std::string& content) {
  const std::filesystem::path length =
      kept.find_or_make("length" + content, ".txt", [&](const std::filesystem::path& out) {
        base::write_text(out, std::to_string(media.probe_song(file).audio->duration.count()));
      });
  return timing::Flicks(std::stoll(base::read_text(length)));
}

}  // namespace

Song open_song(const media::Media& media, const storage::KeptFiles& kept, const std::filesystem::path& file,
               timing::Flicks start) {
  Song song{.file = file, .start = start, .length = {}, .content = base::hash_file(file)};
  const timing::Flicks whole = checked_length(media, kept, file, song.content);
  if (start >= whole) {
    throw base::Error(
        base::ErrorKind::kOutOfRange,
        fmt::format("{} is {:.1f} s long, so it cannot start at {:.4g} s; choose an earlier start",
                    file.string(), timing::to_seconds(whole), timing::to_seconds(start)));
  }
  song.length = whole - start;
  return song;
}

std::filesystem::path kept_aac(const media::Media& media, const storage::KeptFiles& kept, const Song& song,
                               base::CancelToken cancel, base::ProgressSink& progress) {
  const std::string key =
      "song" + base::ContentHash().add("aac 192k, 2").add(song.content).add(song.start.count()).hex();
  return kept.find_or_make(key, ".m4a", [&](const std::filesystem::path& out) {
    media.encode_song(song.file, out, song.start, cancel, progress);
  });
}

audio::Envelope hear(const media::Media& media, const Song& song, base::CancelToken cancel) {
  const auto reader = media.read_audio(
      song.file, {.start = song.start, .sample_rate = audio::kAnalysisRate, .channels = 1}, cancel);
  return audio::analyse_envelope(*reader, cancel);
}

}  // namespace mv
