#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "audio/envelope.h"
#include "media/media.h"
#include "storage/kept_files.h"
#include "timing/flicks.h"

namespace mv {

// A song from `start` on, as a film needs it.
struct Song {
  std::filesystem::path file;
  timing::Flicks start{0};
  timing::Flicks length{0};  // from `start` to its end
  std::string content;       // hash of the file
};

// A file and, where it is known, the hash of its bytes; "" and it is read through.
struct SongFile {
  std::filesystem::path path;
  std::string content;
};

// Checks that the file is a whole song and that it reaches beyond `start`. Errors as Media::probe_song, and
// Error{kOutOfRange} for a start past the end.
Song open_song(const media::Media& media, const storage::KeptFiles& kept, const SongFile& file,
               timing::Flicks start, base::CancelToken cancel);

// The song as AAC, encoded once and kept.
std::filesystem::path kept_aac(const media::Media& media, const storage::KeptFiles& kept, const Song& song,
                               base::CancelToken cancel, base::ProgressSink& progress);

// The same where it was made before; opens no media.
std::optional<std::filesystem::path> find_aac(const storage::KeptFiles& kept, const std::string& content,
                                              timing::Flicks start);

// What the picture hears of the song, from `song.start` on.
audio::Envelope hear(const media::Media& media, const Song& song, base::CancelToken cancel);

}  // namespace mv
