#include "mouth/voice_frames.h"

#include <algorithm>

namespace mouth {
namespace {

constexpr std::int64_t kStretchMargin =
    6;  // frames before and after a stretch, where it may still begin or end
constexpr float kImpossible = -1e4F;

StateScores silence_only() {
  StateScores scores;
  scores.fill(kImpossible);
  std::fill_n(scores.begin() + static_cast<std::ptrdiff_t>(Phone::kSilence) * kThirds, kThirds, 0.0F);
  return scores;
}

}  // namespace

void VoiceFrames::add(timing::TimeRange range, base::CancelToken cancel) {
  for (const timing::TimeRange& stretch : voice_.stretches) {
    // Whole frames, so that two parts of a stretch meet without a seam.
    const auto frame_of = [](timing::Flicks time) { return timing::nearest_sample(time, kFramesASecond); };
    const std::int64_t after = frames_.empty() ? 0 : frames_.back() + 1;
    const std::int64_t begin =
        std::max({frame_of(stretch.start) - kStretchMargin, frame_of(range.start), after});
    const std::int64_t end = std::min(frame_of(stretch.end) + kStretchMargin, frame_of(range.end));
    if (end <= begin) continue;
    if (!frames_.empty() && frames_.back() + 1 < begin) {
      scores_.push_back(silence_only());
      frames_.push_back(frames_.back() + 1);
    }
    const std::vector<float> voice =
        voice_of(sound_, voice_,
                 {timing::sample_time(begin, kFramesASecond), timing::sample_time(end, kFramesASecond)});
    std::vector<StateScores> heard = hearer_.likelihoods(voice, stretch_, cancel);
    heard.resize(static_cast<std::size_t>(end - begin), silence_only());
    scores_.insert(scores_.end(), heard.begin(), heard.end());
    for (std::int64_t frame = begin; frame < end; ++frame) frames_.push_back(frame);
  }
}

void VoiceFrames::drop(std::size_t count) {
  const auto gone = static_cast<std::ptrdiff_t>(std::min(count, frames_.size()));
  scores_.erase(scores_.begin(), scores_.begin() + gone);
  frames_.erase(frames_.begin(), frames_.begin() + gone);
}

std::int64_t VoiceFrames::place_of(std::int64_t frame) const {
  return std::lower_bound(frames_.begin(), frames_.end(), frame) - frames_.begin();
}

}  // namespace mouth
