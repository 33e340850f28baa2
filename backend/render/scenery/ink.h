#pragma once

#include "render/stage.h"

namespace render::scenery {

// What the pieces of a set are coloured with: the palette of the shot, seen at a depth and in its weather. A
// value: each piece keeps its own copy.
struct Ink {
  Palette palette;
  Shot shot;

  explicit Ink(const StageContext& context) : palette(context.palette), shot(context.shot) {}

  // The palette's paper at a depth, from the dark front (2.6) to the far background (90), haze included.
  Color tone(double depth) const;
  // A colour as the look of the film shows it: grey in a noir.
  Color in_look(Color color) const;
  // A thing of its own colour in the light of the shot: `own` says how much of it survives (0 the plain tone
  // … 1).
  Color paper(Color thing, double depth, double own = 0.55) const;
  // Fresh snow at a depth.
  Color snow(double depth) const;

  bool snowy() const { return shot.weather == Weather::kSnow; }
  bool wet() const { return shot.weather == Weather::kRain; }
  bool foggy() const { return shot.weather == Weather::kFog; }
  bool clear() const { return shot.weather == Weather::kClear; }
  // 0 at noon … 1 at night: how much a lamp is worth.
  double dark() const;
  bool moonlit() const { return shot.time == TimeOfDay::kNight || shot.time == TimeOfDay::kTwilight; }
  // The share of windows with a light behind them.
  double lit_windows() const { return 0.05 + 0.5 * dark(); }
};

}  // namespace render::scenery
