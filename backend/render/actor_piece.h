#pragma once

#include <optional>

#include "render/drawable.h"
#include "render/palette.h"

namespace render {

// What the camera's path asks of an actor.
struct ActorRequest {
  double blur = 0;             // standard deviation of the lens blur, in frame pixels
  double pixels_per_unit = 0;  // the largest scale of the path
  Box region;                  // rest coordinates that the path ever shows at this depth
  double frame_height = 720;   // pixels
};

// An animated item in the picture. Where its bounds are known it is painted aside, in a picture of just that
// size: for its shadow, for a blur, or to be kept while it moves on twos. One without bounds paints straight
// into the frame, or, out of focus, into a small picture that is then enlarged softly.
class ActorPiece final : public Drawable {
 public:
  ActorPiece(Actor actor, const ActorRequest& request, const Palette& palette);
  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override;

 private:
  // A picture of the item; texels lie at (rest - origin) * texels.
  struct Print {
    base::Pixels pixels;
    CellRuns runs;
    base::Pixels shadow;
    CellRuns shadow_runs;
    int shadow_border = 0;
    Point origin;
    double texels = 1;
    timing::Flicks time{-1};
  };

  void draw_unbounded(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden, int opacity);
  void print_at(const Box& box, double texels, const Moment& moment);
  void print_shadow();
  void lay_print(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden, int opacity) const;
  Box printed_box(const FrameScene& scene) const;
  bool seen_in(const FrameScene& scene) const;

  Actor actor_;
  ActorRequest request_;
  std::optional<Box> bounds_;
  Color shadow_color_;
  double shadow_side_;  // +1: the shadow falls to the right
  Print print_;
  base::Pixels scratch_;
};

}  // namespace render
