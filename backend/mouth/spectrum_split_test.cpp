#include "mouth/spectrum_split.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mouth {
namespace {

constexpr SplitWidths kBoth{.frames = 9, .bins = 9};

TEST(SpectrumSplit, a_line_along_the_time_is_a_tone) {
  Spectrogram tone(40, 50);
  for (std::size_t frame = 0; frame < 40; ++frame) tone.row(frame)[20] = 1;
  const Spectrogram share = harmonic_share(tone, kBoth);
  for (std::size_t frame = 0; frame < 40; ++frame) EXPECT_GT(share.row(frame)[20], 0.99F) << frame;
}

TEST(SpectrumSplit, a_line_along_the_frequencies_is_a_stroke) {
  Spectrogram stroke(40, 50);
  std::ranges::fill(stroke.row(15), 1.0F);
  const Spectrogram share = harmonic_share(stroke, kBoth);
  for (float value : share.row(15)) EXPECT_LT(value, 0.01F);
}

TEST(SpectrumSplit, a_tone_that_glides_is_no_tone_in_a_long_window) {
  Spectrogram glide(40, 50);
  for (std::size_t frame = 0; frame < 40; ++frame) glide.row(frame)[frame + 5] = 1;
  const Spectrogram share = harmonic_share(glide, kBoth);
  for (std::size_t frame = 5; frame < 35; ++frame) EXPECT_LE(share.row(frame)[frame + 5], 0.5F) << frame;
}

TEST(SpectrumSplit, medians_are_those_of_sorted_windows) {
  Spectrogram noise(30, 30);
  unsigned state = 1;
  for (float& value : noise.values) {
    state = state * 1664525U + 1013904223U;
    value = static_cast<float>(state >> 8);
  }
  const Spectrogram share = harmonic_share(noise, {.frames = 5, .bins = 7});
  const std::size_t frame = 12;
  const std::size_t bin = 17;
  std::vector<float> in_time;
  for (std::size_t i = frame - 2; i <= frame + 2; ++i) in_time.push_back(noise.row(i)[bin]);
  std::ranges::sort(in_time);
  std::vector<float> in_bins;
  for (std::size_t i = bin - 3; i <= bin + 3; ++i) in_bins.push_back(noise.row(frame)[i]);
  std::ranges::sort(in_bins);
  const float tones = in_time[2] * in_time[2];
  const float strokes = in_bins[3] * in_bins[3];
  EXPECT_NEAR(share.row(frame)[bin], tones / (tones + strokes), 1e-5);
}

TEST(SpectrumSplit, of_nothing_is_nothing) {
  EXPECT_TRUE(harmonic_share({}, kBoth).values.empty());
}

TEST(SpectrumSplit, of_silence_is_even) {
  for (float value : harmonic_share(Spectrogram(10, 10), kBoth).values) EXPECT_EQ(value, 0.5F);
}

}  // namespace
}  // namespace mouth
