#pragma once

#include <span>

#include "render/drawable.h"

namespace render {

// What a camera path shows of each depth over a whole clip.
class Sight {
 public:
  struct OfDepth {
    Box region;                // rest coordinates ever seen
    double largest_scale = 0;  // pixels a unit; 0: never in front of the lens
  };

  explicit Sight(std::span<const FrameScene> scenes) : scenes_(scenes) {}
  OfDepth of(const Cutout& cutout) const;

 private:
  std::span<const FrameScene> scenes_;
};

// Whether no piece that reaches beyond the frame at rest ever shows the end of its paper.
bool stays_inside(std::span<const Cutout> cutouts, std::span<const FrameScene> scenes, double aspect);

}  // namespace render
