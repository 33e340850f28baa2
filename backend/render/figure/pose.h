#pragma once

#include "render/figure/figure.h"
#include "render/figure/skeleton.h"

namespace render {

// The moment as the body feels it.
struct Rhythm {
  double t = 0;      // seconds, shifted by the figure's own phase
  double beats = 0;  // counted beats, fraction included
  double pulse = 0;  // 1 on the beat, 0 between beats, smooth
  double onset = 0;
  double energy = 0;
  double vigor = 1;  // size of movements: mood and energy
  double phase = 0;  // 0 … 2π, the figure's own
  std::uint64_t seed = 0;
};
Rhythm rhythm_of(const FigureState& state);

// What the hands have to do with the recipe's object at this moment.
enum class Holding {
  kFree,
  kHandMicrophone,   // left hand at the mouth
  kStandMicrophone,  // a stand before the figure
  kCarry,            // the prop in its usual hand
  kPlay,             // the instrument before the body
  kSlung,            // the instrument or the backpack on the back
};
struct Grip {
  Holding prop = Holding::kFree;        // how the recipe's prop is held
  Holding microphone = Holding::kFree;  // kHandMicrophone, kStandMicrophone or kFree
};
Grip grip_of(const Character& character, const FigureState& state);
bool is_instrument(Prop prop);

Stance stance_of(const Character& character, const FigureState& state);
BodyPose pose_of(const Character& character, const FigureState& state);
// The same figure a little earlier, for what lags behind: hair, hems, scarves.
FigureState earlier(FigureState state, double seconds);

// One function an action; each fills a stance that already breathes.
void stand(Stance& stance, const Rhythm& rhythm);
void walk(Stance& stance, const Rhythm& rhythm, double direction);
void run(Stance& stance, const Rhythm& rhythm, double direction);
void dance(Stance& stance, const Rhythm& rhythm);
void sing(Stance& stance, const Rhythm& rhythm);
void play(Stance& stance, const Rhythm& rhythm);
void sit(Stance& stance, const Rhythm& rhythm);
void raise_arms(Stance& stance, const Rhythm& rhythm);
void look_around(Stance& stance, const Rhythm& rhythm);
void wave(Stance& stance, const Rhythm& rhythm);

// Puts the hands where the grip needs them.
void hold(Stance& stance, const Character& character, const Grip& grip, Action action, const Rhythm& rhythm);

}  // namespace render
