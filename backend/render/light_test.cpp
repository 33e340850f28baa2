#include "render/light.h"

#include <gtest/gtest.h>

namespace render {
namespace {

double brightness_at(double energy, double onset) {
  LightPiece light({{.from = {0, -0.4}, .depth = 12, .color = rgb(0xFFC080)}}, {});
  base::Pixels frame(320, 180);
  light.draw(
      frame,
      {.pose = {}, .moment = {.energy = energy, .bass = 0, .onset = onset}, .width = 320, .height = 180},
      HiddenRows(180));
  double sum = 0;
  for (const std::uint32_t word : frame.words) sum += (word >> 16) & 0xFF;
  return sum;
}

TEST(Light, BeamsGrowBrighterWithTheEnergyAndTheOnsets) {
  double before = 0;
  for (const double energy : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    const double now = brightness_at(energy, 0);
    EXPECT_GT(now, before);
    before = now;
  }
  EXPECT_GT(brightness_at(0.5, 1), 1.1 * brightness_at(0.5, 0));
  EXPECT_GT(brightness_at(1, 0), 2 * brightness_at(0, 0));
}

TEST(Light, ASteadyGlowDoesNotFlicker) {
  EXPECT_DOUBLE_EQ(glow_strength({.energy = 0}, 0), glow_strength({.energy = 1, .onset = 1}, 0));
  EXPECT_LT(glow_strength({.energy = 0, .bass = 0}, 1), glow_strength({.energy = 1, .onset = 1}, 1));
}

}  // namespace
}  // namespace render
