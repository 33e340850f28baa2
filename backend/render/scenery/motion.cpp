#include "render/scenery/motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace render::scenery {
namespace {

double turn(double seconds, double period, double phase) {
  return std::sin(2 * std::numbers::pi * seconds / period + phase);
}

}  // namespace

Sway breeze(Point reach, double period, double phase) {
  return [reach, period, phase](const Moment& moment) {
    const double x = turn(moment.seconds, period, phase);
    // Slightly faster across than along, so that it never looks like a pendulum.
    const double y = turn(moment.seconds, period * 0.83, phase + 1);
    return Point{reach.x * x, reach.y * y};
  };
}

Sway drift(Point per_second) {
  return [per_second](const Moment& moment) {
    return Point{per_second.x * moment.seconds, per_second.y * moment.seconds};
  };
}

Sway scroll(Point per_second, double tile) {
  return [per_second, tile](const Moment& moment) {
    return Point{std::fmod(per_second.x * moment.seconds, tile),
                 std::fmod(per_second.y * moment.seconds, tile)};
  };
}

Opacity twinkle(double low, double high, double period, double phase) {
  return [low, high, period, phase](const Moment& moment) {
    return low + (high - low) * (0.5 + 0.5 * turn(moment.seconds, period, phase));
  };
}

Opacity with_music(double low, double high) {
  return [low, high](const Moment& moment) {
    return low + (high - low) * std::clamp(0.45 * moment.energy + 0.55 * moment.onset, 0.0, 1.0);
  };
}

}  // namespace render::scenery
