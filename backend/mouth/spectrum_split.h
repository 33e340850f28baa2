#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace mouth {

// Magnitudes of a sound's spectrum: `frames` rows of `bins`.
struct Spectrogram {
  std::size_t frames = 0;
  std::size_t bins = 0;
  std::vector<float> values;

  Spectrogram() = default;
  Spectrogram(std::size_t frame_count, std::size_t bin_count)
      : frames(frame_count), bins(bin_count), values(frame_count * bin_count) {}
  std::span<float> row(std::size_t frame) { return {values.data() + frame * bins, bins}; }
  std::span<const float> row(std::size_t frame) const { return {values.data() + frame * bins, bins}; }
};

// Widths of the two median filters, odd, in frames and in bins.
struct SplitWidths {
  std::size_t frames = 17;
  std::size_t bins = 17;
};

// How much of each value belongs to steady tones (lines along the time) and not to strokes (lines along the
// frequencies): 0 … 1. The rest, 1 − share, is percussive. What is steady depends on the window: within
// 256 ms a singer's pitch moves and an instrument's does not; within 32 ms the voice is steady as well.
// Source: FitzGerald, "Harmonic/percussive separation using median filtering", DAFx 2010.
Spectrogram harmonic_share(const Spectrogram& magnitudes, SplitWidths widths);

}  // namespace mouth
