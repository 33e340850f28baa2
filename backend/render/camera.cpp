#include "render/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace render {
namespace {

constexpr double kPi = std::numbers::pi;

// Camera drift of a steady hand: slow sway with a little tremor, as sums of sines whose frequencies have no
// common period in a clip's length.
double drift(double seconds, double phase) {
  return 0.55 * std::sin(2 * kPi * 0.23 * seconds + phase) +
         0.30 * std::sin(2 * kPi * 0.47 * seconds + 2.1 * phase) +
         0.11 * std::sin(2 * kPi * 1.13 * seconds + 3.7 * phase) +
         0.04 * std::sin(2 * kPi * 2.31 * seconds + 5.3 * phase);
}

}  // namespace

double eased(double progress) {
  return 0.5 - 0.5 * std::cos(kPi * std::clamp(progress, 0.0, 1.0));
}

View view_at(const Pose& pose, double depth, int width, int height) {
  const double distance = std::max(kNearest, depth - pose.z);
  return {.scale = height * pose.zoom * depth / distance,
          .x0 = width / 2.0 + height * (pose.shift_x - pose.zoom * pose.x / distance),
          .y0 = height / 2.0 + height * (pose.shift_y - pose.zoom * pose.y / distance)};
}

double near_fade(const Pose& pose, double depth) {
  return std::clamp((depth - pose.z - kNearest) / kNearest, 0.0, 1.0);
}

CameraPath::CameraPath(const Shot& shot, const Framing& framing, double seconds)
    : move_(shot.move), framing_(framing), seconds_(seconds), seed_(base::mix_seed(shot.seed, "camera")) {
  // Eight seconds is the usual clip; shorter ones travel less so that the speed stays bearable, longer ones
  // travel a little more.
  reach_ = std::clamp(std::sqrt(seconds / 8), 0.35, 1.25);
  const bool close = shot.size == ShotSize::kCloseUp || shot.size == ShotSize::kExtremeCloseUp;
  if (close) reach_ *= 0.7;
  base::Random random(seed_);
  side_ = random.chance(0.5) ? 1 : -1;
}

CameraPath::Offsets CameraPath::handheld_at(double seconds) const {
  const double phase = static_cast<double>(seed_ % 1000) / 159;
  return {.magnify = 1 + 0.008 * drift(seconds * 0.7, phase + 4),
          .truck_x = 0.030 * drift(seconds, phase),
          .truck_y = 0.016 * drift(seconds, phase + 1.3),
          .slide_x = 0.012 * drift(seconds, phase + 2.2),
          .slide_y = 0.009 * drift(seconds, phase + 3.1)};
}

CameraPath::Offsets CameraPath::offsets_at(double progress) const {
  const double e = eased(progress);
  const double swing = 2 * e - 1;  // -1 → 1
  const double r = reach_;
  switch (move_) {
    case CameraMove::kPushIn:
      return {.magnify = 1 + 0.24 * r * e, .truck_x = 0.02 * side_ * swing * r};
    case CameraMove::kPullOut:
      return {.magnify = 1 + 0.24 * r * (1 - e), .truck_x = 0.02 * side_ * swing * r};
    case CameraMove::kPanLeft:
      return {.magnify = 1.07, .truck_x = -0.13 * swing * r, .slide_x = 0.07 * swing * r};
    case CameraMove::kPanRight:
      return {.magnify = 1.07, .truck_x = 0.13 * swing * r, .slide_x = -0.07 * swing * r};
    case CameraMove::kCraneUp:
      return {.magnify = 1.06, .truck_y = -0.11 * swing * r, .slide_y = 0.035 * swing * r};
    case CameraMove::kCraneDown:
      return {.magnify = 1.06, .truck_y = 0.11 * swing * r, .slide_y = -0.035 * swing * r};
    case CameraMove::kOrbit:
      return {.magnify = 1.05 + 0.05 * r * std::sin(kPi * e),
              .truck_x = 0.17 * side_ * swing * r,
              .truck_y = -0.02 * r * std::sin(kPi * e)};
    case CameraMove::kHandheld: {
      Offsets offsets = handheld_at(progress * seconds_);
      offsets.magnify *= 1.04 + 0.06 * r * e;
      return offsets;
    }
  }
  return {};
}

Pose CameraPath::at(double progress, double push) const {
  Offsets o = offsets_at(progress);
  const double m = framing_.magnification * std::pow(o.magnify, std::max(0.35, amount_)) * (1 + push);
  const double zoom = std::pow(framing_.magnification, framing_.lens_share);
  Pose pose;
  pose.zoom = zoom;
  const double distance = framing_.depth * zoom / m;
  pose.z = framing_.depth - distance;
  // A travel of x shifts what stands at the anchor's depth by zoom·x / distance; the counter-shift that holds
  // the anchor moves infinity by as much the other way.
  const double unit = distance / zoom;
  const double infinity_x = amount_ * o.truck_x;
  const double infinity_y = amount_ * (o.truck_y + framing_.rise);
  // It travels along the anchor's rest ray, so that what was behind the anchor at rest stays behind it.
  pose.x = framing_.anchor.x * pose.z + infinity_x * unit;
  pose.y = framing_.anchor.y * pose.z + infinity_y * unit;
  const double seen_x = zoom * (framing_.anchor.x * framing_.depth - pose.x) / distance;
  const double seen_y = zoom * (framing_.anchor.y * framing_.depth - pose.y) / distance;
  pose.shift_x = framing_.screen.x + amount_ * o.slide_x - seen_x;
  pose.shift_y = framing_.screen.y + amount_ * o.slide_y - seen_y;
  return pose;
}

}  // namespace render
