#pragma once

#include "render/drawable.h"

namespace render {

// An animated item in the picture. One that is out of focus is painted small and enlarged softly, which is
// both the blur and the saving.
class ActorPiece final : public Drawable {
 public:
  // `blur`: standard deviation in frame pixels.
  ActorPiece(Actor actor, double blur);
  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override;

 private:
  void draw_soft(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden, int opacity);

  Actor actor_;
  double blur_;
  base::Pixels scratch_;
};

}  // namespace render
