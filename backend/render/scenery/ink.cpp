#include "render/scenery/ink.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render::scenery {
namespace {

struct Step {
  double depth;
  Color color;
};

Color on_ladder(const Palette& palette, double depth) {
  const std::array<Step, 4> ladder = {Step{2.6, palette.front}, Step{8, palette.near},
                                      Step{26, palette.middle}, Step{90, palette.far}};
  if (depth <= ladder.front().depth) return ladder.front().color;
  for (std::size_t i = 1; i < ladder.size(); ++i) {
    if (depth > ladder[i].depth) continue;
    // By ratio, as parallax goes: from 8 to 16 is as far as from 16 to 32.
    const double along =
        std::log(depth / ladder[i - 1].depth) / std::log(ladder[i].depth / ladder[i - 1].depth);
    return mix(ladder[i - 1].color, ladder[i].color, along);
  }
  return ladder.back().color;
}

}  // namespace

Color Ink::tone(double depth) const {
  return hazed(on_ladder(palette, depth), palette, depth);
}

Color Ink::in_look(Color color) const {
  const double grey = 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue;
  return mix({grey, grey, grey, color.alpha}, color, palette.saturation);
}

Color Ink::paper(Color thing, double depth, double own) const {
  const Color local = in_look(thing);
  const Color light = mix({1, 1, 1, 1}, palette.key, 0.55);
  const double bright = palette.brightness;
  const Color lit = {local.red * light.red * bright, local.green * light.green * bright,
                     local.blue * light.blue * bright, local.alpha};
  // In little light colours go, as to the eye.
  const double kept = std::min(0.95, own * (1.2 - 0.6 * dark()));
  return hazed(mix(with_alpha(on_ladder(palette, depth), local.alpha), lit, kept), palette, depth);
}

Color Ink::snow(double depth) const {
  const Color white = mix(rgb(0xF4F8FF), palette.sky_middle, 0.62 * dark());
  return hazed(mix(white, palette.shadow, 0.25 * dark()), palette, depth);
}

double Ink::dark() const {
  switch (shot.time) {
    case TimeOfDay::kDay:
      return shot.weather == Weather::kClear ? 0 : 0.15;
    case TimeOfDay::kDawn:
      return 0.35;
    case TimeOfDay::kSunset:
      return 0.5;
    case TimeOfDay::kTwilight:
      return 0.85;
    case TimeOfDay::kNight:
      return 1;
  }
  return 0;
}

}  // namespace render::scenery
