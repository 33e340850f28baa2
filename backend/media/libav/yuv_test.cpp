#include "media/libav/yuv.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"

namespace media {
namespace {

TEST(Bt709, IsWithinOneOfTheExactValues) {
  constexpr int kWidth = 1030;
  constexpr int kHeight = 4;
  base::Random random(7);
  std::vector<std::uint32_t> words(kWidth * kHeight);
  // Blocks of 2 × 2 in one colour, so that averaging the chroma changes nothing.
  for (int y = 0; y < kHeight; y += 2) {
    for (int x = 0; x < kWidth; x += 2) {
      const auto word = static_cast<std::uint32_t>(random.next()) | 0xFF000000U;
      for (const int at :
           {y * kWidth + x, y * kWidth + x + 1, (y + 1) * kWidth + x, (y + 1) * kWidth + x + 1}) {
        words[static_cast<std::size_t>(at)] = word;
      }
    }
  }
  std::vector<std::uint8_t> luma(words.size());
  std::vector<std::uint8_t> blue(words.size() / 4);
  std::vector<std::uint8_t> red(words.size() / 4);
  to_bt709(
      words.data(), kWidth, kHeight,
      {.y = luma.data(), .u = blue.data(), .v = red.data(), .y_stride = kWidth, .uv_stride = kWidth / 2});
  for (int y = 0; y < kHeight; y += 2) {
    for (int x = 0; x < kWidth; x += 2) {
      const auto at = static_cast<std::size_t>(y * kWidth + x);
      const double r = (words[at] >> 16 & 0xFF) / 255.0;
      const double g = (words[at] >> 8 & 0xFF) / 255.0;
      const double b = (words[at] & 0xFF) / 255.0;
      const double exact = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const auto half = static_cast<std::size_t>(y / 2 * (kWidth / 2) + x / 2);
      EXPECT_NEAR(luma[at], 16 + 219 * exact, 1);
      EXPECT_NEAR(blue[half], 128 + 224 * (b - exact) / 1.8556, 1);
      EXPECT_NEAR(red[half], 128 + 224 * (r - exact) / 1.5748, 1);
    }
  }
}

}  // namespace
}  // namespace media
