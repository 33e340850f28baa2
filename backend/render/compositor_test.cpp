#include "render/compositor.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/random.h"

namespace render {
namespace {

// Premultiplied noise with transparent, opaque and mixed stretches.
base::Pixels any_picture(int width, int height, std::uint64_t seed) {
  base::Random random(seed);
  base::Pixels pixels(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const std::size_t stretch = (static_cast<std::size_t>(x / 7) + static_cast<std::size_t>(y / 5)) % 3;
      const std::uint32_t alpha = stretch == 0   ? 0
                                  : stretch == 1 ? 255
                                                 : static_cast<std::uint32_t>(random.index(256));
      const auto part = [&] { return static_cast<std::uint32_t>(random.index(alpha + 1)); };
      pixels.row(y)[x] = alpha << 24 | part() << 16 | part() << 8 | part();
    }
  }
  return pixels;
}

double channel(const base::Pixels& p, int x, int y, int shift) {
  return (p.row(y)[x] >> shift) & 0xFF;
}

// Bilinear source-over in floating point, straight from the definition.
double expected(const base::Pixels& p, const Placement& at, int x, int y, int shift, double behind) {
  const double u = (x + 0.5 - at.x) / at.scale - 0.5;
  const double v = (y + 0.5 - at.y) / at.scale - 0.5;
  if (u < 0 || v < 0 || u >= p.width - 1 || v >= p.height - 1) return behind;
  const int i = static_cast<int>(u);
  const int j = static_cast<int>(v);
  const auto sample = [&](int s) {
    const double a = u - i;
    const double b = v - j;
    return (channel(p, i, j, s) * (1 - a) + channel(p, i + 1, j, s) * a) * (1 - b) +
           (channel(p, i, j + 1, s) * (1 - a) + channel(p, i + 1, j + 1, s) * a) * b;
  };
  return sample(shift) + behind * (1 - sample(24) / 255);
}

TEST(Compositor, AgreesWithBilinearSourceOverWithinThreeSteps) {
  const base::Pixels picture = any_picture(61, 43, 1);
  const CellRuns runs(picture);
  for (const Placement at : {Placement{1, 3.25, 2.5}, Placement{1.7, -20.3, -9.1}, Placement{0.63, 11.2, 5.9},
                             Placement{4, -4, -4}, Placement{1, 0, 0}}) {
    base::Pixels frame(83, 57);
    std::fill(frame.words.begin(), frame.words.end(), 0xFF4080C0);
    composite(frame, picture, runs, at, Blend::kOver, 256, nullptr);
    for (int y = 0; y < frame.height; ++y) {
      for (int x = 0; x < frame.width; ++x) {
        ASSERT_NEAR(channel(frame, x, y, 16), expected(picture, at, x, y, 16, 0x40), 3)
            << at.scale << " " << x << "," << y;
        ASSERT_NEAR(channel(frame, x, y, 0), expected(picture, at, x, y, 0, 0xC0), 3)
            << at.scale << " " << x << "," << y;
        ASSERT_EQ(channel(frame, x, y, 24), 255) << x << "," << y;
      }
    }
  }
}

TEST(Compositor, NeverBrightensPastWhiteAndNeverDarkensWithLight) {
  const base::Pixels light = any_picture(40, 30, 2);
  base::Pixels frame(40, 30);
  std::fill(frame.words.begin(), frame.words.end(), 0xFFE0E0E0);
  composite(frame, light, CellRuns(light), {}, Blend::kScreen, 256, nullptr);
  for (const std::uint32_t word : frame.words) {
    for (const int shift : {0, 8, 16}) EXPECT_GE((word >> shift) & 0xFF, 0xE0U);
    EXPECT_EQ(word >> 24, 255U);
  }
}

TEST(Compositor, OpacityZeroLeavesTheFrameAlone) {
  const base::Pixels picture = any_picture(20, 20, 3);
  base::Pixels frame(20, 20);
  std::fill(frame.words.begin(), frame.words.end(), 0xFF123456);
  composite(frame, picture, CellRuns(picture), {}, Blend::kOver, 0, nullptr);
  EXPECT_TRUE(std::all_of(frame.words.begin(), frame.words.end(), [](auto w) { return w == 0xFF123456; }));
}

TEST(Compositor, SkippingWhatIsHiddenChangesNoPixel) {
  const base::Pixels far = any_picture(90, 70, 4);
  base::Pixels near(90, 70);
  for (int y = 20; y < 70; ++y) std::fill(near.row(y) + 5, near.row(y) + 80 - y / 3, 0xFF336699);
  const CellRuns far_runs(far);
  const CellRuns near_runs(near);
  const Placement far_at{1.2, -3.3, -4.7};
  const Placement near_at{1.1, 2.4, -6.2};
  base::Pixels plain(90, 70);
  composite(plain, far, far_runs, far_at, Blend::kOver, 256, nullptr);
  composite(plain, near, near_runs, near_at, Blend::kOver, 256, nullptr);
  HiddenRows hidden(70);
  hidden.add(near, near_runs, near_at, 90);
  base::Pixels skipped(90, 70);
  composite(skipped, far, far_runs, far_at, Blend::kOver, 256, &hidden);
  composite(skipped, near, near_runs, near_at, Blend::kOver, 256, nullptr);
  EXPECT_EQ(plain.words, skipped.words);
  EXPECT_GT(hidden.at(50).end - hidden.at(50).begin, 20);
}

TEST(CellRuns, CoverAllThatIsVisibleAndCallOnlyOpaqueWhatIs) {
  base::Pixels p = any_picture(253, 31, 5);
  for (int y = 8; y < 20; ++y) std::fill(p.row(y) + 60, p.row(y) + 160, 0xFF0A0B0C);
  for (int y = 3; y < 7; ++y) std::fill(p.row(y) + 100, p.row(y) + 200, 0);
  const CellRuns runs(p);
  int longest_gap = 0;
  for (int y = 0; y + 1 < p.height; ++y) {
    std::vector<int> kind(252, 0);
    int end = 0;
    for (const auto& run : runs.row(y)) {
      ASSERT_GE(run.begin, end);
      longest_gap = std::max(longest_gap, run.begin - end);
      end = run.end;
      for (int x = run.begin; x < run.end; ++x) kind[static_cast<std::size_t>(x)] = run.opaque ? 2 : 1;
    }
    for (int x = 0; x + 1 < p.width; ++x) {
      const auto words = {p.row(y)[x], p.row(y)[x + 1], p.row(y + 1)[x], p.row(y + 1)[x + 1]};
      const bool none = std::all_of(words.begin(), words.end(), [](auto w) { return w == 0; });
      const bool full = std::all_of(words.begin(), words.end(), [](auto w) { return w >> 24 == 255; });
      ASSERT_TRUE(none || kind[static_cast<std::size_t>(x)] > 0) << x << "," << y;
      ASSERT_TRUE(full || kind[static_cast<std::size_t>(x)] < 2) << x << "," << y;
    }
  }
  EXPECT_GT(longest_gap, 90);
  EXPECT_GT(runs.longest_opaque(12).end - runs.longest_opaque(12).begin, 90);
}

}  // namespace
}  // namespace render
