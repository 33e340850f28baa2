#include "mv/film_plan.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/error.h"
#include "mv/scenes.h"

namespace mv {
namespace {

std::vector<std::int64_t> cover(std::int64_t frames, std::int64_t clip, std::int64_t shortest) {
  std::vector<std::int64_t> clips(static_cast<std::size_t>(frames / clip), clip);
  const std::int64_t rest = frames % clip;
  if (rest >= shortest || clips.empty()) {
    clips.push_back(std::max(rest, shortest));
  } else {
    clips.back() += rest;
  }
  return clips;
}

}  // namespace

std::int64_t FilmPlan::frames() const {
  return std::accumulate(clip_frames.begin(), clip_frames.end(), std::int64_t{0});
}

std::int64_t FilmPlan::first_frame(std::size_t clip) const {
  return std::accumulate(clip_frames.begin(), clip_frames.begin() + static_cast<std::ptrdiff_t>(clip),
                         std::int64_t{0});
}

timing::TimeRange FilmPlan::range(std::size_t clip) const {
  const std::int64_t first = first_frame(clip);
  return {timing::frame_time(first, rate), timing::frame_time(first + clip_frames[clip], rate)};
}

std::vector<timing::Flicks> FilmPlan::cuts() const {
  std::vector<timing::Flicks> cuts;
  for (std::size_t clip = 1; clip < clip_frames.size(); ++clip) cuts.push_back(range(clip).start);
  return cuts;
}

FilmPlan plan_film(const FilmLength& length) {
  if (length.clip_length < kShortestClip || length.clip_length > kLongestClip) {
    throw base::Error(base::ErrorKind::kOutOfRange,
                      fmt::format("a clip of {:.4g} s is not possible; ask for 0.5 to 60 seconds",
                                  timing::to_seconds(length.clip_length)));
  }
  const std::int64_t clip = timing::nearest_frame(length.clip_length, length.rate);
  FilmPlan plan{.rate = length.rate, .clip_frames = {}};
  if (length.whole_song) {
    const timing::Flicks step = timing::frame_time(1, length.rate);
    const std::int64_t frames = (*length.whole_song + step - timing::Flicks(1)) / step;
    check_number_of_scenes(std::max<std::int64_t>(1, frames / clip));
    plan.clip_frames = cover(frames, clip, timing::nearest_frame(kShortestClip, length.rate));
    check_number_of_scenes(static_cast<std::int64_t>(plan.clip_frames.size()));  // a rest may be one more
  } else {
    check_number_of_scenes(length.scenes.value_or(0));
    plan.clip_frames.assign(static_cast<std::size_t>(*length.scenes), clip);
  }
  return plan;
}

}  // namespace mv
