#pragma once

#include <vector>

#include "render/drawable.h"
#include "render/palette.h"

namespace render {

struct WeatherContext {
  Weather weather = Weather::kClear;
  Palette palette;
  std::uint64_t seed = 0;
  int width = 0;
  int height = 0;
  double ground_y = 0.42;  // rest y and depth where the lead stands: splashes fall around it
  double ground_depth = kLeadDepth;
};

// Rain, snow or fog in three planes that stand 14, 6 and 2.6 units before the camera: pieces between them
// hide the farther ones. Empty for clear weather.
std::vector<Placed> build_weather(const WeatherContext& context, double camera_z);

// `v` moved by whole spans into [low, high).
double wrap(double v, double low, double high);

}  // namespace render
