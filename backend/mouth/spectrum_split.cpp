#include "mouth/spectrum_split.h"

#include <algorithm>

namespace mouth {

namespace {

// The median of the last `width` values, kept sorted while the window moves.
class MovingMedian {
 public:
  explicit MovingMedian(std::size_t width) : sorted_(width) {}

  void fill(float value) { std::ranges::fill(sorted_, value); }
  void replace(float old_value, float new_value) {
    const auto old_place = std::ranges::lower_bound(sorted_, old_value);
    const auto new_place = std::ranges::lower_bound(sorted_, new_value);
    if (new_place > old_place) {
      std::move(old_place + 1, new_place, old_place);
      *(new_place - 1) = new_value;
    } else {
      std::move_backward(new_place, old_place, old_place + 1);
      *new_place = new_value;
    }
  }
  float median() const { return sorted_[sorted_.size() / 2]; }

 private:
  std::vector<float> sorted_;
};

// Values that stand `stride` apart.
struct Line {
  float* first;
  std::size_t count;
  std::size_t stride;
};

// Medians along one line; its end values count on beyond its ends.
void median_along(const float* from, Line to, MovingMedian& window, std::size_t width) {
  const std::size_t half = width / 2;
  const std::size_t last = to.count - 1;
  const auto value = [&](std::size_t i) { return from[std::min(i, last) * to.stride]; };
  window.fill(value(0));
  for (std::size_t i = 1; i <= half; ++i) window.replace(value(0), value(i));
  for (std::size_t i = 0; i < to.count; ++i) {
    to.first[i * to.stride] = window.median();
    window.replace(value(i < half ? 0 : i - half), value(i + half + 1));
  }
}

}  // namespace

Spectrogram harmonic_share(const Spectrogram& magnitudes, SplitWidths widths) {
  Spectrogram share(magnitudes.frames, magnitudes.bins);
  if (magnitudes.values.empty()) return share;
  MovingMedian over_time(widths.frames);
  for (std::size_t bin = 0; bin < magnitudes.bins; ++bin) {
    median_along(&magnitudes.values[bin], {&share.values[bin], magnitudes.frames, magnitudes.bins}, over_time,
                 widths.frames);
  }
  MovingMedian over_bins(widths.bins);
  std::vector<float> strokes(magnitudes.bins);
  for (std::size_t frame = 0; frame < magnitudes.frames; ++frame) {
    median_along(magnitudes.row(frame).data(), {strokes.data(), magnitudes.bins, 1}, over_bins, widths.bins);
    const std::span<float> row = share.row(frame);
    for (std::size_t bin = 0; bin < magnitudes.bins; ++bin) {
      const float tones = row[bin] * row[bin];
      const float sum = tones + strokes[bin] * strokes[bin];
      row[bin] = sum > 0 ? tones / sum : 0.5F;
    }
  }
  return share;
}

}  // namespace mouth
