#include "render/figure/pose.h"

#include <algorithm>
#include <numbers>

#include "base/random.h"

namespace render {
namespace {

constexpr double kTau = 2 * std::numbers::pi;
constexpr double kNod = 0.13;  // radians, at the most stressed syllable

double vigor_of(Mood mood) {
  switch (mood) {
    case Mood::kCalm:
      return 0.75;
    case Mood::kJoyful:
      return 1.1;
    case Mood::kEnergetic:
      return 1.35;
    case Mood::kMelancholy:
      return 0.5;
    case Mood::kTense:
      return 0.85;
    case Mood::kDreamy:
      return 0.68;
  }
  return 1;
}

void apply_mood(Stance& s, const Rhythm& r, Mood mood) {
  switch (mood) {
    case Mood::kCalm:
      return;
    case Mood::kJoyful:
      s.head_pitch -= 0.06;
      s.head_roll += 0.05 * std::sin(r.t * 1.1);
      return;
    case Mood::kEnergetic:
      s.head_pitch += 0.1 * r.pulse * r.energy;
      return;
    case Mood::kMelancholy:
      s.head_pitch += 0.24;
      s.head_roll += 0.06;
      s.bow += 0.07;
      s.shrug -= 0.004;
      return;
    case Mood::kTense:
      s.shrug += 0.008;
      s.head_pitch += 0.1;
      s.bow += 0.04;
      return;
    case Mood::kDreamy:
      s.head_pitch -= 0.13;
      s.head_roll += 0.09 * std::sin(r.t * 0.5);
      s.lean += 0.02 * std::sin(r.t * 0.4);
      return;
  }
}

void breathe(Stance& s, const Rhythm& r) {
  // About 15 breaths a minute at rest.
  s.shrug += 0.0022 * std::sin(r.t * kTau * 0.25 + r.phase);
  s.head_roll += 0.02 * std::sin(r.t * 0.7 + r.phase);
  s.head_yaw += 0.05 * std::sin(r.t * 0.43 + r.phase * 2);
  s.head_pitch += 0.05 * r.pulse * r.vigor * (0.3 + r.energy);
}

double direction_of(const FigureState& state) {
  if (std::abs(state.facing) > 0.05) return state.facing < 0 ? -1 : 1;
  return (base::mix_seed(state.seed, "direction") & 1) != 0 ? 1 : -1;
}

void act(Stance& s, const Rhythm& r, const FigureState& state, const Grip& grip) {
  switch (state.action) {
    case Action::kStand:
      return stand(s, r);
    case Action::kWalk:
      return walk(s, r, direction_of(state));
    case Action::kRun:
      return run(s, r, direction_of(state));
    case Action::kDance:
      return dance(s, r);
    case Action::kSing:
      return sing(s, r);
    case Action::kPlay:
      return grip.prop == Holding::kPlay ? play(s, r) : dance(s, r);
    case Action::kSit:
      return sit(s, r);
    case Action::kRaiseArms:
      return raise_arms(s, r);
    case Action::kLookAround:
      return look_around(s, r);
    case Action::kWave:
      return wave(s, r);
  }
}

}  // namespace

Rhythm rhythm_of(const FigureState& state) {
  const Moment& m = state.moment;
  base::Random own(base::mix_seed(state.seed, "rhythm"));
  const double phase = own.unit() * kTau;
  const double beat = 0.5 + 0.5 * std::cos(kTau * m.beat_phase);
  return {.t = m.seconds + phase,
          .beats = m.beats,
          .pulse = beat * beat,
          .onset = m.onset,
          .energy = m.energy,
          .vigor = vigor_of(state.mood) * (0.55 + 0.6 * m.energy),
          .phase = phase,
          .seed = state.seed};
}

FigureState earlier(FigureState state, double seconds) {
  Moment& m = state.moment;
  m.seconds -= seconds;
  // The true tempo is not known here; 120 BPM is near enough for a lag of a tenth of a second.
  m.beats -= seconds * 2;
  m.beat_phase = m.beats - std::floor(m.beats);
  return state;
}

Stance stance_of(const Character& character, const FigureState& state) {
  const Rhythm r = rhythm_of(state);
  const Grip grip = grip_of(character, state);
  Stance s;
  s.yaw = state.facing * 0.6;
  breathe(s, r);
  act(s, r, state, grip);
  apply_mood(s, r, state.mood);
  hold(s, character, grip, state.action, r);
  if (character.species == Species::kGhost) s.pelvis.y -= 0.03 + 0.015 * std::sin(r.t * 1.4);
  return s;
}

BodyPose pose_of(const Character& character, const FigureState& state) {
  const Proportions body = proportions_of(character);
  Stance s = stance_of(character, state);
  s.head_pitch += kNod * state.nod;
  const bool drums = grip_of(character, state).prop == Holding::kPlay && character.prop == Prop::kDrumsticks;
  const bool seated = state.action == Action::kSit || drums;
  if (seated) {
    const double seat = (body.thigh + body.shin) * 0.53 + body.ankle;
    const double rest = body.ankle + (body.thigh + body.shin) * 0.988;
    s.pelvis.y += rest - seat;
  }
  BodyPose pose = solve(body, s);
  pose.seated = seated;
  pose.seat = -pose.pelvis.y;
  return pose;
}

}  // namespace render
