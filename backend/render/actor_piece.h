#pragma once

#include "render/drawable.h"
#include "render/palette.h"

namespace render {

// An animated item in the picture. One that is out of focus is painted small and enlarged softly, which is both the
// blur and the saving; one that casts a shadow is painted aside and laid over it.
class ActorPiece final : public Drawable {
 public:
  // `blur`: standard deviation in frame pixels.
  ActorPiece(Actor actor, double blur, const Palette& palette);
  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override;

 private:
  void draw_soft(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden, int opacity);
  void draw_with_shadow(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden, const Box& bounds);

  Actor actor_;
  double blur_;
  Color shadow_color_;
  double shadow_side_;  // +1: the shadow falls to the right
  base::Pixels scratch_;
};

}  // namespace render
