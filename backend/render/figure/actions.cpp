#include <algorithm>
#include <numbers>

#include "render/figure/pose.h"

// How each action moves: hands in units from the base of the neck, feet in units from the figure's place. The
// numbers were set by eye on sheets of poses.
namespace render {
namespace {

constexpr double kPi = std::numbers::pi;

double fraction(double x) {
  return x - std::floor(x);
}

struct Step {
  double z = 0;
  double lift = 0;
  double pitch = 0;
};

// One foot over a cycle: on the ground for `stance` of it, sliding back at an even speed, then swung forward.
Step step_at(double u, double stance, double front, double back, double lift, double push) {
  u = fraction(u);
  if (u < stance) {
    const double k = u / stance;
    const double heel_strike = -0.28 * (1 - smooth_step(k / 0.18));
    return {blend(front, -back, k), 0, heel_strike + push * smooth_step((k - 0.62) / 0.38)};
  }
  const double k = (u - stance) / (1 - stance);
  const double up = std::sin(kPi * std::pow(k, 0.8));
  return {blend(-back, front, smooth_step(k)), lift * up, blend(push, -0.28, smooth_step(k * 1.15))};
}

void lay_feet(Stance& s, double cycle, double stance, double front, double back, double lift, double push) {
  for (int side : {kLeft, kRight}) {
    const auto i = static_cast<std::size_t>(side);
    const Step step = step_at(cycle + (side == kLeft ? 0 : 0.5), stance, front, back, lift, push);
    s.feet[i] = {sign_of(side) * 0.026, step.lift, step.z};
    s.foot_pitch[i] = step.pitch;
    s.foot_turn[i] = sign_of(side) * 0.08;
    s.knee_poles[i] = {sign_of(side) * 0.06, 0, 1};
  }
}

struct Hands {
  Vec3 left, right;
};

Hands dance_hands(int pattern, const Rhythm& r) {
  const double swing = std::sin(kPi * r.beats);
  const double pop = 0.05 * r.pulse + 0.03 * r.onset;
  switch (pattern) {
    case 0:  // fists at the chest in turns
      return {{-0.125 - 0.02 * swing, 0.125 - 0.055 * swing, 0.13},
              {0.125 - 0.02 * swing, 0.125 + 0.055 * swing, 0.13}};
    case 1:  // both hands in the air
      return {{-0.13 + 0.05 * swing, -0.215 - pop, 0.03}, {0.13 + 0.05 * swing, -0.215 - pop, 0.03}};
    case 2:  // one hand points up, the other on the hip
      return {{-0.2 - 0.03 * swing, -0.19 - pop, 0.03}, {0.118, 0.235, 0.035}};
    case 3:  // arms flow out to the sides
      return {{-0.255, 0.05 + 0.085 * swing, 0.04}, {0.255, 0.05 - 0.085 * swing, 0.04}};
    default:  // one hand behind the head, one thrown low
      return {{-0.21, 0.2 - pop, 0.05}, {0.19 + 0.02 * swing, -0.17 - pop, 0.02}};
  }
}

}  // namespace

void stand(Stance& s, const Rhythm& r) {
  // Weight on one leg; it changes now and then.
  const double weight = std::tanh(2.2 * std::sin(r.t * 0.32 + r.phase));
  s.pelvis = {0.022 * weight, 0.006, 0};
  s.hip_roll = -0.11 * weight;
  s.shoulder_roll = 0.075 * weight;
  s.lean = -0.035 * weight;
  s.head_roll += 0.06 * weight;
  s.pelvis.y += 0.004 * r.pulse * r.vigor;
  s.feet = {Vec3{-0.058, 0, 0.03 * std::max(0.0, weight)}, Vec3{0.058, 0, 0.03 * std::max(0.0, -weight)}};
  s.hands = {Vec3{-0.142 - 0.008 * weight, 0.305, 0.035}, Vec3{0.142 - 0.008 * weight, 0.305, 0.035}};
  // The hand on the side of the free hip rests there.
  const double rest = smooth_step((weight - 0.2) / 0.7);
  s.hands[kLeft] = mix(s.hands[kLeft], {-0.108, 0.232, 0.03}, rest);
  s.elbow_poles[kLeft] = mix(s.elbow_poles[kLeft], {-1, 0.1, -0.2}, rest);
}

void walk(Stance& s, const Rhythm& r, double direction) {
  s.yaw = direction * 0.88;
  s.head_yaw += -direction * 0.42;
  const double cycle = r.beats / 2;
  const double swing = std::sin(2 * kPi * cycle + 0.4);
  lay_feet(s, cycle, 0.6, 0.125, 0.13, 0.045, 0.75);
  s.pelvis = {0.008 * std::sin(2 * kPi * cycle), 0.024 + 0.008 * std::cos(4 * kPi * cycle), 0};
  s.twist = 0.22 * swing * std::min(1.0, r.vigor);
  s.hip_roll = 0.06 * std::sin(2 * kPi * cycle);
  s.bow += 0.03;
  const double reach = 0.085 * (0.6 + 0.5 * r.vigor);
  for (int side : {kLeft, kRight}) {
    const auto i = static_cast<std::size_t>(side);
    const double k = sign_of(side) * swing;
    s.hands[i] = {sign_of(side) * 0.118, 0.295 - 0.035 * std::max(0.0, k), 0.035 + reach * k};
    s.elbow_poles[i] = {sign_of(side) * 0.3, 0.2, -1};
  }
}

void run(Stance& s, const Rhythm& r, double direction) {
  s.yaw = direction * 1.05;
  s.head_yaw += -direction * 0.5;
  const double cycle = r.beats / 2;
  const double swing = std::sin(2 * kPi * cycle + 0.3);
  lay_feet(s, cycle, 0.36, 0.13, 0.17, 0.17, 0.95);
  s.pelvis = {0, 0.034 + 0.016 * std::cos(4 * kPi * cycle), 0};
  s.twist = 0.34 * swing;
  s.bow += 0.2;
  s.head_pitch -= 0.12;
  for (int side : {kLeft, kRight}) {
    const auto i = static_cast<std::size_t>(side);
    const double k = sign_of(side) * swing;
    s.hands[i] = {sign_of(side) * 0.1, 0.19 - 0.09 * k, 0.07 + 0.1 * k};
    s.elbow_poles[i] = {sign_of(side) * 0.35, 0.3, -1};
  }
}

void dance(Stance& s, const Rhythm& r) {
  const double swing = std::sin(kPi * r.beats);
  const double v = std::min(1.3, r.vigor);
  s.pelvis = {0.036 * swing * v, 0.012 + 0.02 * r.pulse * v, 0};
  s.hip_roll = -0.16 * swing * v;
  s.shoulder_roll = 0.12 * swing * v;
  s.lean = -0.1 * swing * v;
  s.twist = 0.25 * std::sin(kPi * r.beats / 2) * v;
  s.head_roll += 0.12 * swing * v;
  s.yaw += 0.22 * std::sin(kPi * r.beats / 8);
  // The free foot taps out to the side.
  s.feet[kLeft] = {-0.062 - 0.03 * std::max(0.0, swing), 0, 0.01};
  s.feet[kRight] = {0.062 + 0.03 * std::max(0.0, -swing), 0, 0.01};
  s.foot_pitch = {0.5 * std::max(0.0, swing) * v, 0.5 * std::max(0.0, -swing) * v};
  s.knee_poles = {Vec3{-0.5, 0, 1}, Vec3{0.5, 0, 1}};
  // A pattern lasts eight beats and flows into the next over the last one.
  const double part = std::floor(r.beats / 8);
  const double change = smooth_step(r.beats - part * 8 - 7);
  const auto pattern = [&](double k) {
    const auto number = static_cast<std::int64_t>(k) + static_cast<std::int64_t>(r.seed % 5);
    return static_cast<int>(((number * 3) % 5 + 5) % 5);
  };
  const Hands now = dance_hands(pattern(part), r);
  const Hands next = dance_hands(pattern(part + 1), r);
  s.hands = {mix(now.left, next.left, change), mix(now.right, next.right, change)};
}

void sing(Stance& s, const Rhythm& r) {
  const double swing = std::sin(kPi * r.beats / 2);
  s.pelvis = {0.018 * swing, 0.008 + 0.01 * r.pulse * r.vigor, 0};
  s.hip_roll = -0.08 * swing;
  s.lean = 0.05 * std::sin(r.t * 0.6);
  s.shoulder_roll = 0.05 * swing;
  s.head_roll += 0.08 * std::sin(r.t * 0.8);
  s.head_pitch -= 0.08 * r.energy;
  s.feet = {Vec3{-0.075, 0, 0}, Vec3{0.075, 0, 0.03}};
  // The free hand tells the story: it opens with the energy and jumps on onsets.
  const double open = 0.5 + 0.5 * std::sin(r.t * 0.9);
  s.hands[kRight] =
      mix(Vec3{0.165, 0.235, 0.09}, Vec3{0.235, 0.02 - 0.06 * r.energy, 0.1}, open * std::min(1.0, r.vigor));
  s.hands[kRight] = s.hands[kRight] + Vec3{0.012, -0.03, 0} * r.onset;
  s.elbow_poles[kRight] = {0.6, 0.8, -0.3};
}

void play(Stance& s, const Rhythm& r) {
  const double swing = std::sin(kPi * r.beats / 2);
  s.pelvis = {0.014 * swing, 0.014 + 0.012 * r.pulse * r.vigor, 0};
  s.hip_roll = -0.08 * swing;
  s.lean = 0.04 * swing * r.vigor;
  s.bow = 0.05 + 0.04 * r.pulse * r.vigor;
  s.head_pitch += 0.1 + 0.1 * r.pulse * r.vigor;
  s.head_roll += 0.06 * swing;
  s.head_yaw += 0.12;
  s.feet = {Vec3{-0.085, 0, 0}, Vec3{0.085, 0, 0.02}};
  s.foot_pitch[kRight] = 0;
}

void sit(Stance& s, const Rhythm& r) {
  s.pelvis = {0, 0.0, 0};
  s.yaw += 0.3;
  s.bow = 0.1;
  s.lean = 0.03 * std::sin(r.t * 0.4);
  s.feet = {Vec3{-0.085, 0, 0.2}, Vec3{0.07, 0, 0.24}};
  // One heel taps along.
  s.foot_pitch[kRight] = 0;
  s.foot_pitch[kLeft] = -0.18 * r.pulse * std::min(1.0, r.vigor);
  s.knee_poles = {Vec3{-0.35, -1, 0.6}, Vec3{0.35, -1, 0.6}};
  s.hands = {Vec3{-0.09, 0.225, 0.15}, Vec3{0.1, 0.235, 0.16}};
  s.elbow_poles = {Vec3{-0.8, 0.5, -0.5}, Vec3{0.8, 0.5, -0.5}};
}

void raise_arms(Stance& s, const Rhythm& r) {
  const double swing = std::sin(kPi * r.beats / 2);
  s.pelvis = {0.012 * swing, 0.012 * r.pulse * r.vigor, 0};
  s.bow = -0.05;
  s.head_pitch -= 0.14;
  s.feet = {Vec3{-0.085, 0, 0}, Vec3{0.085, 0, 0}};
  const double up = 0.205 + 0.025 * r.pulse + 0.02 * r.onset;
  s.hands = {Vec3{-0.17 + 0.03 * swing, -up, 0.04}, Vec3{0.17 + 0.03 * swing, -up - 0.01, 0.04}};
  s.elbow_poles = {Vec3{-1, 0.2, 0}, Vec3{1, 0.2, 0}};
  s.shrug += 0.012;
}

void look_around(Stance& s, const Rhythm& r) {
  stand(s, r);
  const double look = std::tanh(1.8 * std::sin(r.t * 0.5));
  s.head_yaw += 0.55 * look;
  s.twist = 0.2 * look;
  s.head_pitch -= 0.14 + 0.1 * std::sin(r.t * 0.37);
  // A hand shades the eyes while looking to its side.
  const double shade = smooth_step((-look - 0.35) / 0.5);
  s.hands[kLeft] = mix(s.hands[kLeft], {-0.075, -0.115, 0.1}, shade);
  s.elbow_poles[kLeft] = mix(s.elbow_poles[kLeft], {-1, 0.5, 0.1}, shade);
}

void wave(Stance& s, const Rhythm& r) {
  stand(s, r);
  const double swing = std::sin(r.t * 7.5);
  s.hands[kLeft] = {-0.2 + 0.035 * swing, -0.14, 0.06};
  s.elbow_poles[kLeft] = {-0.8, 0.8, 0.1};
  s.shoulder_roll += 0.06;
  s.head_roll -= 0.05;
}

}  // namespace render
