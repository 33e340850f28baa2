#pragma once

#include <filesystem>
#include <string>

#include "media/media.h"

namespace mv {

struct TrimRequest {
  std::filesystem::path song;
  timing::Flicks start{0};    // ≥ 0; past the end gives an empty or tiny, but valid, file
  std::filesystem::path out;  // empty: "<new id>.<extension of the song>" in `audio_folder`
  std::filesystem::path audio_folder;
};

struct TrimmedSong {
  std::string id;  // a new UUID
  std::filesystem::path file;
  media::Trimmed trimmed;
};

// Cuts a song from `start` to its end by copying packets; the original is not touched. Errors as
// Media::trim_audio, PendingFile and refuse_overwriting.
TrimmedSong trim_song(const media::Media& media, const TrimRequest& request, base::CancelToken cancel);

}  // namespace mv
