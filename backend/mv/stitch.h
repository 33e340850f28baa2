#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "mv/song.h"

namespace mv {

struct StitchRequest {
  struct Clip {
    std::filesystem::path file;
    std::int64_t frames = 0;  // exactly so many; 0: all of it
  };
  std::vector<Clip> clips;
  std::optional<media::VideoFormat> format;  // nothing: that of most of the clips
  std::optional<Song> song;
  media::AudioMode audio = media::AudioMode::kAac;
  std::filesystem::path out;
};

struct Stitched {
  media::VideoFormat format;
  std::vector<std::int64_t> clip_frames;
  std::vector<timing::Flicks> cuts;
  timing::Flicks duration{0};
  int conformed = 0;  // clips that had to be made to fit (now or earlier)
};

// Joins clips into a film with the song under it. Clips whose streams match are not re-encoded; one that
// differs is conformed alone and the result kept. `out` is written in place: give a base::PendingFile's path.
// Errors as Media, and Error{kUsage} for no clips.
Stitched stitch_film(const media::Media& media, const storage::KeptFiles& kept, const StitchRequest& request,
                     base::CancelToken cancel, base::ProgressSink& progress);

}  // namespace mv
