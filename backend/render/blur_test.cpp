#include "render/blur.h"

#include <cmath>

#include <gtest/gtest.h>

namespace render {
namespace {

TEST(Blur, SpreadsAPointByTheStandardDeviationAskedFor) {
  for (const double sigma : {1.0, 2.0, 3.3, 6.0, 9.5}) {
    Plane plane(121, 121);
    // A bright block instead of one point, so that rounding to bytes stays small beside the spread.
    for (int y = 56; y <= 64; ++y) std::fill(plane.row(y) + 56, plane.row(y) + 65, std::uint8_t{255});
    const double block = (9 * 9 - 1) / 12.0;
    blur(plane, sigma, Beyond::kNothing);
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < 121; ++y) {
      for (int x = 0; x < 121; ++x) {
        sum += plane.row(y)[x];
        squares += plane.row(y)[x] * (x - 60.0) * (x - 60.0);
      }
    }
    EXPECT_NEAR(std::sqrt(squares / sum - block), sigma, 0.12 * sigma + 0.1);
    EXPECT_NEAR(sum / (255 * 81), 1, 0.03);
  }
}

TEST(Blur, LeavesAnEvenPictureEvenWhenTheEdgeGoesOn) {
  base::Pixels pixels(37, 23);
  std::fill(pixels.words.begin(), pixels.words.end(), 0xFF8040C8);
  blur(pixels, 5, Beyond::kEdge);
  for (const std::uint32_t word : pixels.words) EXPECT_EQ(word, 0xFF8040C8);
}

TEST(Blur, NeverMakesColourExceedAlpha) {
  base::Pixels pixels(40, 40);
  for (int i = 0; i < 40; ++i) pixels.row(i)[(i * 13) % 40] = 0xFFFFFFFF;
  blur(pixels, 2.2, Beyond::kNothing);
  for (const std::uint32_t w : pixels.words) EXPECT_LE((w >> 16) & 0xFF, w >> 24);
}

}  // namespace
}  // namespace render
