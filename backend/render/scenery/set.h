#pragma once

#include <string_view>

#include "base/random.h"
#include "render/scenery/ink.h"
#include "render/stage.h"

namespace render::scenery {

// The level ground of a set in one-point perspective: where its points appear in rest coordinates.
struct Floor {
  double horizon = 0.1;
  double drop = 1.7;  // how far below the horizon the ground lies at depth 1

  double y(double depth) const { return horizon + drop / depth; }
  // One metre at a depth, in rest units: the lead, 0.5 units tall at kLeadDepth, is taken for 1.75 m.
  static double metre(double depth) { return 0.5 / 1.75 * kLeadDepth / depth; }
  // `across` metres to the right of the middle, `up` metres over the ground.
  Point at(double across, double up, double depth) const {
    return {across * metre(depth), y(depth) - up * metre(depth)};
  }
};

// A set in the making.
class Set {
 public:
  // Builds the floor so that the lead's feet stand at `feet`.
  Set(const StageContext& context, double horizon, double feet = 0.39);

  const StageContext& context() const { return context_; }
  const Ink& ink() const { return ink_; }
  const Floor& floor() const { return floor_; }
  Stage& stage() { return stage_; }

  // Half of the frame's width, rest units.
  double half() const { return context_.aspect / 2; }
  // 1 for 16:9 and wider, 0.56 for a square, 0.32 upright: shrinks what stands beside the lead.
  double breadth() const;
  bool upright() const { return context_.aspect < 0.8; }

  // The box that a piece at this depth must fill so that no camera move shows its edge.
  Box reach(double depth) const;
  // The same from `top` down, or between two heights.
  Box below(double depth, double top) const;
  Box band(double depth, double top, double bottom) const;
  // From the ground at `depth` down.
  Box ground(double depth) const { return below(depth, floor_.y(depth)); }

  // The row of numbers of one part of this place; other parts do not shift it.
  base::Random numbers(std::string_view part) const;

  void add(Cutout cutout) { stage_.cutouts.push_back(std::move(cutout)); }
  // A lamp; its strength follows the darkness of the hour.
  void lamp(Glow glow);
  // How much of a lamp's strength is left in the light of the hour, 0.12 … 1.
  double lamp_worth() const;
  // Puts lead and band on the floor, the band spread as the frame allows.
  void place_cast(double lead_height = 0.5, double spread = 0.5);
  // Three rows of listeners on open ground, before the lead.
  void place_small_crowd();
  // Moves band members who would stand behind `depth` up to it: a wall is there.
  void gather_band(double depth);
  Stage take() { return std::move(stage_); }

 private:
  StageContext context_;
  Ink ink_;
  Floor floor_;
  Stage stage_;
};

}  // namespace render::scenery
