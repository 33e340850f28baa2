#include <algorithm>
#include <numbers>

#include "render/figure/pose.h"

namespace render {
namespace {

constexpr double kPi = std::numbers::pi;

void put(Stance& s, Side side, Vec3 hand, Vec3 pole) {
  s.hands[side] = hand;
  s.elbow_poles[side] = pole;
}

// Both hands at the instrument before the body.
void hold_instrument(Stance& s, Prop prop, const Rhythm& r) {
  const double strum = std::sin(4 * kPi * r.beats) * (0.5 + 0.5 * r.energy);
  // The fretting hand slides to another place every two beats.
  const double bar = std::floor(r.beats / 2);
  const auto place = [](double n) { return 0.5 + 0.5 * std::sin(n * 2.4); };
  const double fret = blend(place(bar - 1), place(bar), smooth_step((r.beats / 2 - bar) * 8));
  switch (prop) {
    case Prop::kGuitar:
    case Prop::kBass: {
      const double far = prop == Prop::kBass ? 0.03 : 0;
      put(s, kLeft, {-0.062, 0.218 + 0.02 * strum, 0.14}, {-1, 0.3, -0.3});
      put(s, kRight, {0.165 + far + 0.03 * fret, 0.13 - far * 0.3 - 0.012 * fret, 0.13}, {0.5, 1, -0.1});
      return;
    }
    case Prop::kViolin: {
      const double bow = std::sin(kPi * r.beats);
      put(s, kRight, {0.175, -0.02, 0.14}, {0.5, 1, 0.1});
      put(s, kLeft, {-0.07 - 0.05 * bow, 0.02 + 0.03 * bow, 0.17}, {-1, 0.5, 0});
      s.head_roll += 0.14;
      s.head_yaw += 0.15;
      return;
    }
    case Prop::kSaxophone:
      put(s, kLeft, {-0.05, 0.175 + 0.006 * strum, 0.15}, {-1, 0.3, -0.2});
      put(s, kRight, {0.025, 0.085, 0.16}, {1, 0.5, -0.1});
      s.lean += 0.05 * std::sin(r.t * 0.9);
      return;
    case Prop::kKeyboard: {
      const double a = 0.012 * std::sin(4 * kPi * r.beats);
      const double wander = 0.025 * std::sin(r.t * 0.8);
      put(s, kLeft, {-0.085 + wander, 0.2 + a, 0.16}, {-1, 0.5, -0.3});
      put(s, kRight, {0.085 + wander, 0.2 - a, 0.16}, {1, 0.5, -0.3});
      return;
    }
    case Prop::kDrumsticks: {
      // Ride cymbal on eighths, snare on the backbeat: the hand is down when the stick strikes.
      const double ride = std::pow(std::abs(std::cos(2 * kPi * r.beats)), 4);
      const double snare = std::pow(std::abs(std::cos(kPi * (r.beats / 2 - 0.5))), 8);
      put(s, kRight, {0.155, 0.03 - 0.022 * (1 - ride), 0.15}, {1, 0.6, -0.2});
      put(s, kLeft, {-0.10, 0.135 - 0.06 * (1 - snare), 0.17}, {-1, 0.5, -0.3});
      return;
    }
    default:
      return;
  }
}

// A thing in its usual hand, high enough to be seen in medium shots.
void carry(Stance& s, Prop prop, Action action, const Rhythm& r) {
  const double jolt = 0.008 * r.pulse * r.vigor + 0.01 * r.onset;
  const bool arms_up = action == Action::kRaiseArms;
  switch (prop) {
    case Prop::kShield:
      put(s, kRight, {0.175, (arms_up ? -0.02 : 0.098) - jolt, 0.13}, {1, 0.6, -0.2});
      return;
    case Prop::kSword:
      put(s, kLeft, arms_up ? Vec3{-0.14, -0.2, 0.06} : Vec3{-0.175, 0.12 - jolt, 0.12}, {-1, 0.7, -0.2});
      return;
    case Prop::kUmbrella:
      put(s, kLeft, {-0.095, 0.075 - jolt * 0.5, 0.15}, {-1, 0.8, -0.2});
      return;
    case Prop::kLantern:
      put(s, kLeft, {-0.195, 0.02 - jolt, 0.13}, {-1, 0.8, -0.2});
      return;
    case Prop::kFlower:
      put(s, kLeft, {-0.12, 0.135 - jolt, 0.14}, {-1, 0.8, -0.2});
      return;
    case Prop::kBalloon:
      put(s, kLeft, {-0.16, 0.06 - jolt, 0.1}, {-1, 0.7, -0.2});
      return;
    case Prop::kSuitcase:
      put(s, kLeft, {-0.15, 0.31, 0.0}, {-0.8, 0, -0.8});
      return;
    case Prop::kBook:
      put(s, kRight, {0.07, 0.11, 0.16}, {1, 0.6, -0.2});
      put(s, kLeft, {-0.05, 0.12, 0.16}, {-1, 0.6, -0.2});
      return;
    case Prop::kSurfboard:
      put(s, kRight, {0.165, 0.19, 0.03}, {1, 0.4, -0.5});
      return;
    case Prop::kSkateboard:
      put(s, kRight, {0.13, 0.17, 0.07}, {1, 0.4, -0.5});
      return;
    default:
      return;
  }
}

bool uses_left_hand(Prop prop) {
  return prop == Prop::kSword || prop == Prop::kUmbrella || prop == Prop::kLantern || prop == Prop::kFlower ||
         prop == Prop::kBalloon || prop == Prop::kSuitcase || prop == Prop::kBook;
}

}  // namespace

bool is_instrument(Prop prop) {
  return prop == Prop::kGuitar || prop == Prop::kBass || prop == Prop::kKeyboard ||
         prop == Prop::kDrumsticks || prop == Prop::kViolin || prop == Prop::kSaxophone;
}

Grip grip_of(const Character& character, const FigureState& state) {
  const Prop prop = character.prop;
  const bool strapped = prop == Prop::kGuitar || prop == Prop::kBass;
  Grip grip;
  const bool plays =
      (state.action == Action::kPlay && is_instrument(prop)) || (state.action == Action::kSing && strapped);
  if (plays) {
    grip.prop = Holding::kPlay;
  } else if (is_instrument(prop) || prop == Prop::kBackpack || prop == Prop::kCamera) {
    grip.prop = Holding::kSlung;
  } else if (prop != Prop::kNone && prop != Prop::kMicrophone) {
    grip.prop = Holding::kCarry;
  }
  if (state.action == Action::kSing) {
    const bool hand_taken =
        grip.prop == Holding::kPlay || (grip.prop == Holding::kCarry && uses_left_hand(prop));
    const bool likes_stand = prop != Prop::kMicrophone && (state.seed & 1) != 0;
    grip.microphone = hand_taken || likes_stand ? Holding::kStandMicrophone : Holding::kHandMicrophone;
  } else if (prop == Prop::kMicrophone) {
    grip.microphone = Holding::kHandMicrophone;
  }
  return grip;
}

void hold(Stance& s, const Character& character, const Grip& grip, Action action, const Rhythm& r) {
  const bool wants_hands_free = action == Action::kDance && character.prop != Prop::kShield;
  if (grip.prop == Holding::kPlay) hold_instrument(s, character.prop, r);
  if (grip.prop == Holding::kCarry && !(wants_hands_free && character.prop == Prop::kFlower)) {
    carry(s, character.prop, action, r);
  }
  if (grip.microphone == Holding::kHandMicrophone) {
    const bool at_mouth = action == Action::kSing || action == Action::kPlay;
    if (at_mouth) put(s, kLeft, {-0.05, 0.048, 0.135}, {-1, 0.9, -0.1});
    if (!at_mouth && action != Action::kDance && action != Action::kRaiseArms && action != Action::kWave) {
      put(s, kLeft, {-0.115, 0.12, 0.13}, {-1, 0.6, -0.3});
    }
  }
  if (grip.microphone == Holding::kStandMicrophone && grip.prop != Holding::kPlay &&
      grip.prop != Holding::kCarry) {
    put(s, kLeft, {-0.04, 0.09, 0.16}, {-1, 0.8, -0.1});
  }
}

}  // namespace render
