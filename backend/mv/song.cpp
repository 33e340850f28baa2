#include "mv/song.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"

namespace mv {

Song open_song(const Studio& studio, const std::filesystem::path& file, timing::Flicks start) {
  const media::MediaInfo info = studio.media.probe_song(file);
  const timing::Flicks whole = info.audio->duration;
  if (start >= whole) {
    throw base::Error(
        base::ErrorKind::kOutOfRange,
        fmt::format("{} is {:.1f} s long, so it cannot start at {:.4g} s; choose an earlier start",
                    file.string(), timing::to_seconds(whole), timing::to_seconds(start)));
  }
  return {.file = file, .start = start, .length = whole - start, .content = base::hash_file(file)};
}

std::filesystem::path kept_aac(const Studio& studio, const Song& song, base::CancelToken cancel,
                               base::ProgressSink& progress) {
  const std::string key =
      "song" + base::ContentHash().add("aac 192k, 1").add(song.content).add(song.start.count()).hex();
  return studio.kept.find_or_make(key, ".m4a", [&](const std::filesystem::path& out) {
    studio.media.encode_song(song.file, out, song.start, cancel, progress);
  });
}

audio::Envelope hear(const Studio& studio, const Song& song, base::CancelToken cancel) {
  const auto reader = studio.media.read_audio(
      song.file, {.start = song.start, .sample_rate = audio::kAnalysisRate, .channels = 1}, cancel);
  return audio::analyse_envelope(*reader, cancel);
}

}  // namespace mv
