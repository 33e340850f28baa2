#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "render/camera.h"

namespace render {
namespace {

// A head is about so much taller than it is wide, chin to crown.
constexpr double kHeadTall = 1.35;

// Slightly off the middle, to the side that the shot's seed says; in upright frames there is no room for it.
double off_centre(const Shot& shot, double aspect) {
  base::Random random(base::mix_seed(shot.seed, "framing"));
  const double side = random.chance(0.5) ? 1 : -1;
  return side * 0.10 * std::clamp(aspect - 0.8, 0.0, 1.0);
}

Framing wide(const Subject& subject, double aspect) {
  const Place& place = subject.place;
  const Point middle{place.feet.x, place.feet.y - place.height / 2};
  // The set's own composition; only somebody who would be cut off is brought into the frame.
  const double room_x = std::max(0.0, aspect / 2 - 0.22 * place.height);
  const double room_y = std::max(0.0, 0.47 - place.height / 2);
  return {.anchor = middle,
          .depth = place.depth,
          .screen = {std::clamp(middle.x, -room_x, room_x), std::clamp(middle.y, -room_y, room_y)},
          .magnification = std::min(1.0, 0.92 / place.height),
          .lens_share = 0.5};
}

Framing medium(const Subject& subject, double side) {
  // Waist up: the upper 54 % of a person fill 86 % of the frame's height, the crown 10 % below its edge.
  const double magnification = 0.86 / (0.54 * subject.place.height);
  const double crown = 0.95 * subject.face_width * magnification;
  return {.anchor = subject.face,
          .depth = subject.place.depth,
          .screen = {side, std::clamp(crown - 0.40, -0.25, -0.02)},
          .magnification = magnification,
          .lens_share = 0.35,
          .aperture = 0.0032};
}

Framing close(const Subject& subject, double side, double aspect) {
  const double tall = subject.face_width * kHeadTall;
  return {.anchor = subject.face,
          .depth = subject.place.depth,
          .screen = {side, -0.05},
          .magnification = std::min(0.56 / tall, 0.62 * aspect / subject.face_width),
          .lens_share = 0.32,
          .aperture = 0.0075};
}

Framing extreme(const Subject& subject, double side, double aspect) {
  const double tall = subject.face_width * kHeadTall;
  return {.anchor = subject.face,
          .depth = subject.place.depth,
          .screen = {side * 0.6, 0.0},
          .magnification = std::min(1.02 / tall, 0.94 * aspect / subject.face_width),
          .lens_share = 0.32,
          .aperture = 0.011};
}

Framing low_angle(const Subject& subject, double side) {
  const Place& place = subject.place;
  const double magnification = std::clamp(0.86 / place.height, 1.0, 1.8);
  const double half = place.height * magnification / 2;
  return {.anchor = {place.feet.x, place.feet.y - place.height / 2},
          .depth = place.depth,
          .screen = {side, 0.47 - half},
          .magnification = magnification,
          .lens_share = 0.3,
          .rise = 0.20,
          .aperture = 0.0008};
}

Framing high_angle(const Subject& subject, double side) {
  const Place& place = subject.place;
  const double magnification = std::clamp(0.62 / place.height, 1.0, 1.35);
  return {.anchor = {place.feet.x, place.feet.y - place.height / 2},
          .depth = place.depth,
          .screen = {side, 0.08},
          .magnification = magnification,
          .lens_share = 0.5,
          .rise = -0.20};
}

Framing over_the_crowd(const Subject& subject, double aspect) {
  // From among the people: the camera is low, so that the rows before it stand tall in the lower third.
  Framing framing = wide(subject, aspect);
  framing.screen = {0.6 * framing.screen.x, std::min(framing.screen.y, 0.15) - 0.15};
  framing.magnification *= 1.04;
  framing.lens_share = 0.8;
  framing.rise = 0.12;
  framing.aperture = 0.0010;
  return framing;
}

// The nearer sizes only come a little nearer; in upright frames the sides of a group would be lost.
Framing group(const Shot& shot, const Subject& subject, double aspect) {
  Framing framing = wide(subject, aspect);
  const double room = std::clamp(aspect - 0.6, 0.0, 1.0);
  const auto nearer = [&](double more) { framing.magnification *= 1 + more * room; };
  switch (shot.size) {
    case ShotSize::kWide:
      break;
    case ShotSize::kMedium:
      nearer(0.28);
      break;
    case ShotSize::kCloseUp:
      nearer(0.42);
      break;
    case ShotSize::kExtremeCloseUp:
      nearer(0.55);
      break;
    case ShotSize::kLowAngle:
      nearer(0.2);
      framing.rise = 0.16;
      break;
    case ShotSize::kHighAngle:
      nearer(0.1);
      framing.rise = -0.18;
      break;
    case ShotSize::kOverTheCrowd:
      return over_the_crowd(subject, aspect);
  }
  framing.screen.y *= 0.6;
  return framing;
}

}  // namespace

Framing frame_shot(const Shot& shot, const Subject& subject, double aspect) {
  if (subject.group) return group(shot, subject, aspect);
  const double side = off_centre(shot, aspect);
  switch (shot.size) {
    case ShotSize::kWide:
      return wide(subject, aspect);
    case ShotSize::kMedium:
      return medium(subject, side);
    case ShotSize::kCloseUp:
      return close(subject, side, aspect);
    case ShotSize::kExtremeCloseUp:
      return extreme(subject, side, aspect);
    case ShotSize::kLowAngle:
      return low_angle(subject, side);
    case ShotSize::kHighAngle:
      return high_angle(subject, side);
    case ShotSize::kOverTheCrowd:
      return over_the_crowd(subject, aspect);
  }
  return wide(subject, aspect);
}

}  // namespace render
