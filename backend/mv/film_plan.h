#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mv/limits.h"
#include "timing/flicks.h"

namespace mv {

// How long each clip is, in frames. The film's cuts lie between them, on exact frames.
struct FilmPlan {
  timing::FrameRate rate;
  std::vector<std::int64_t> clip_frames;

  std::int64_t frames() const;
  std::int64_t first_frame(std::size_t clip) const;
  timing::Flicks duration() const { return timing::frame_time(frames(), rate); }
  timing::TimeRange range(std::size_t clip) const;
  std::vector<timing::Flicks> cuts() const;
};

struct FilmLength {
  timing::FrameRate rate;
  timing::Flicks clip_length{0};
  std::optional<int> scenes;                 // this many clips of `clip_length`
  std::optional<timing::Flicks> whole_song;  // or as many as cover this length, the last one shorter
};

// Throws Error{kOutOfRange} for numbers of scenes outside 1 … kMostScenes and clips outside 0.5 … 60 s. A
// rest of a whole song that is too short for a clip of its own lengthens the clip before it.
FilmPlan plan_film(const FilmLength& length);

}  // namespace mv
