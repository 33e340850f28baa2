#pragma once

#include <memory>
#include <optional>
#include <span>

#include "timing/flicks.h"

namespace audio {

struct Offset {
  double milliseconds = 0;  // positive: the sound comes later than in the reference
  double likeness = 0;      // normalised correlation at that offset, 0 … 1
};

// Measures how far a sound is shifted against its reference: normalised cross-correlation by Fourier
// transform, the peak refined by a parabola through its neighbours (about a hundredth of a sample on real
// music).
class OffsetMeter {
 public:
  static constexpr int kSampleRate = 16'000;              // 0.0625 ms a sample; finer comes from the parabola
  static constexpr std::size_t kWindow = kSampleRate;     // one second
  static constexpr std::size_t kReach = kSampleRate / 2;  // shifts up to half a second each way

  OffsetMeter();
  ~OffsetMeter();

  // `sound` has kWindow samples; `reference` has kWindow + 2 * kReach, its middle being where the sound
  // should be. Nothing when either is silent (under -70 dBFS) or when they are unlike (likeness below 0.5).
  // Where several shifts fit equally (a steady tone), the one nearest to zero is taken.
  std::optional<Offset> measure(std::span<const float> sound, std::span<const float> reference);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace audio
