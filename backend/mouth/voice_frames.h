#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/cancel.h"
#include "mouth/phone_hearer.h"
#include "mouth/voice.h"

namespace mouth {

constexpr int kFramesASecond = kVoiceRate / static_cast<int>(kFrameSamples);

// The frames (10 ms) in which somebody sings, close together, with how likely each state of each phone is in
// them. Between two stretches stands one frame in which only silence is possible.
class VoiceFrames {
 public:
  VoiceFrames(const Sound& sound, const VoiceMap& voice, const PhoneHearer& hearer, double stretch)
      : sound_(sound), voice_(voice), hearer_(hearer), stretch_(stretch) {}

  // Listens to what lies in `range`, on the grid of 10 ms, after all that was added before.
  void add(timing::TimeRange range, base::CancelToken cancel);
  // Forgets the first `count` of them.
  void drop(std::size_t count);

  std::span<const StateScores> scores() const { return scores_; }
  // Which frame of the sound stands at `place`.
  std::int64_t frame_at(std::size_t place) const { return frames_[place]; }
  // Where the frame of the sound stands, or the next one that does.
  std::int64_t place_of(std::int64_t frame) const;

 private:
  const Sound& sound_;
  const VoiceMap& voice_;
  const PhoneHearer& hearer_;
  double stretch_;
  std::vector<StateScores> scores_;
  std::vector<std::int64_t> frames_;
};

}  // namespace mouth
