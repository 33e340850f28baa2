#include "render/palette.h"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "render/names.h"

namespace render {
namespace {

double distance(Color a, Color b) {
  return std::hypot(a.red - b.red, a.green - b.green, a.blue - b.blue);
}
double luminance(Color c) {
  return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

TEST(Palette, TurnsFartherPaperTowardsTheHaze) {
  for (const auto& time : all_of<TimeOfDay>()) {
    for (const auto& weather : all_of<Weather>()) {
      const Palette palette = palette_for({.time = time.value, .weather = weather.value});
      double before = 9;
      for (const double depth : {6.0, 12.0, 25.0, 60.0, 140.0}) {
        const double away = distance(hazed(palette.front, palette, depth), palette.haze);
        EXPECT_LE(away, before) << time.name << " " << weather.name << " at " << depth;
        before = away;
      }
      EXPECT_EQ(hazed(palette.front, palette, 3), palette.front);
    }
  }
}

TEST(Palette, LetsFogSwallowTheMiddleDistanceAndClearAirKeepIt) {
  const Palette clear = palette_for({.weather = Weather::kClear});
  const Palette fog = palette_for({.weather = Weather::kFog});
  EXPECT_GT(distance(hazed(clear.front, clear, 40), clear.haze), 0.6 * distance(clear.front, clear.haze));
  EXPECT_LT(distance(hazed(fog.front, fog, 40), fog.haze), 0.25 * distance(fog.front, fog.haze));
}

TEST(Palette, StepsFromDarkPaperInFrontToLightPaperFarAwayAtEveryHour) {
  for (const auto& time : all_of<TimeOfDay>()) {
    const Palette p = palette_for({.time = time.value});
    EXPECT_LT(luminance(p.front) + 0.015, luminance(p.near)) << time.name;
    EXPECT_LT(luminance(p.near) + 0.02, luminance(p.middle)) << time.name;
    EXPECT_LT(luminance(p.middle) + 0.03, luminance(p.far)) << time.name;
  }
}

TEST(Palette, MakesNoirNearlyColourless) {
  const Palette p = palette_for({.time = TimeOfDay::kSunset, .look = Look::kNoir});
  for (const Color& c : {p.sky_middle, p.far, p.lamp, p.ground}) {
    EXPECT_LT(std::max({c.red, c.green, c.blue}) - std::min({c.red, c.green, c.blue}), 0.12);
  }
}

}  // namespace
}  // namespace render
