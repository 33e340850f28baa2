#pragma once

#include <memory>

#include "render/weather.h"

namespace render {

// A bank of mist `distance` before the camera: tileable noise that drifts sideways by `speed` frame heights a
// second, thicker towards the ground; `strength` 0 … 1 is its densest opacity.
std::unique_ptr<Drawable> make_mist(const WeatherContext& context, double distance, double speed,
                                    double strength);

}  // namespace render
