#include "render/scenery/set.h"

#include <algorithm>

namespace render::scenery {
namespace {

constexpr double kWideHalf = 8.0 / 9.0;  // half the width of a 16:9 frame

}  // namespace

Set::Set(const StageContext& context, double horizon, double feet)
    : context_(context), ink_(context), floor_{.horizon = horizon, .drop = (feet - horizon) * kLeadDepth} {}

double Set::breadth() const {
  return std::min(1.0, half() / kWideHalf);
}

Box Set::reach(double depth) const {
  // A pan that moves the lead's plane by the overscan moves nearer planes further.
  const double margin = context_.overscan * std::clamp(kLeadDepth / depth, 1.0, 2.0);
  return {-half() - margin, -0.5 - margin, half() + margin, 0.5 + margin};
}

Box Set::below(double depth, double top) const {
  Box box = reach(depth);
  box.top = top;
  return box;
}

Box Set::band(double depth, double top, double bottom) const {
  Box box = below(depth, top);
  box.bottom = bottom;
  return box;
}

base::Random Set::numbers(std::string_view part) const {
  return base::Random(base::mix_seed(context_.shot.place_seed, part));
}

void Set::lamp(Glow glow) {
  glow.strength *= lamp_worth();
  stage_.glows.push_back(glow);
}

double Set::lamp_worth() const {
  // Indoors lamps are lit at any hour.
  const double least = stage_.indoors ? 0.6 : 0.12;
  return least + (1 - least) * ink_.dark();
}

void Set::place_small_crowd() {
  stage_.crowd = Stage::CrowdArea{.near_depth = 3.6,
                                  .far_depth = 5.2,
                                  .near_y = 0.43,
                                  .far_y = 0.37,
                                  .near_height = 0.4,
                                  .far_height = 0.3,
                                  .rows = 3};
}

void Set::place_cast(double lead_height, double spread) {
  const auto stand = [&](double x, double depth) {
    return Place{.feet = {x, floor_.y(depth)}, .height = lead_height * kLeadDepth / depth, .depth = depth};
  };
  const double side = spread * std::max(breadth(), 0.42);
  stage_.lead = stand(0, kLeadDepth);
  if (upright()) {
    // Behind the lead there is room only one above the other.
    stage_.drums = stand(-0.42 * side, 10.2);
    stage_.guitar = stand(-side, 8.2);
    stage_.bass = stand(side, 8.4);
    stage_.keyboard = stand(0.48 * side, 10);
    return;
  }
  stage_.drums = stand(-0.19 * breadth(), 9.8);
  stage_.guitar = stand(-side, 7.2);
  stage_.bass = stand(side, 7.4);
  stage_.keyboard = stand(0.6 * side, 9.2);
}

void Set::gather_band(double depth) {
  for (Place* place : {&stage_.drums, &stage_.guitar, &stage_.bass, &stage_.keyboard}) {
    if (place->depth <= depth) continue;
    place->height *= place->depth / depth;
    place->feet.y = floor_.y(depth);
    place->depth = depth;
  }
}

}  // namespace render::scenery
