#include "render/actor_piece.h"

#include <algorithm>
#include <cmath>

#include "render/blur.h"
#include "render/drawn_box.h"

namespace render {
namespace {

// Under this many pixels a blur is not worth its cost.
constexpr double kSharp = 1.0;

}  // namespace

ActorPiece::ActorPiece(Actor actor, double blur) : actor_(std::move(actor)), blur_(blur) {}

void ActorPiece::draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) {
  const int opacity = static_cast<int>(std::lround(256 * near_fade(scene.pose, actor_.depth)));
  if (opacity <= 0) return;
  if (blur_ < kSharp && opacity >= 256) {
    actor_.item->paint(frame, scene.view(actor_.depth), scene.moment);
  } else {
    draw_soft(frame, scene, hidden, opacity);
  }
}

void ActorPiece::draw_soft(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden,
                           int opacity) {
  const int reduction = std::clamp(static_cast<int>(blur_ / 1.2), 1, 8);
  // One scratch pixel more on each side, so that the frame's own edge is inside cells.
  const int width = (scene.width + reduction - 1) / reduction + 3;
  const int height = (scene.height + reduction - 1) / reduction + 3;
  if (scratch_.width != width || scratch_.height != height) scratch_ = base::Pixels(width, height);
  std::fill(scratch_.words.begin(), scratch_.words.end(), 0);
  View view = scene.view(actor_.depth);
  view = {.scale = view.scale / reduction, .x0 = view.x0 / reduction + 1, .y0 = view.y0 / reduction + 1};
  actor_.item->paint(scratch_, view, scene.moment);
  const double sigma = 0.8 * blur_ / reduction;
  const IntBox box = drawn_box(scratch_, static_cast<int>(std::ceil(3 * sigma)) + 2);
  if (box.empty()) return;
  base::Pixels part = cut_out(scratch_, box);
  blur(part, sigma, Beyond::kEdge);
  composite(frame, part, CellRuns(part),
            {.scale = static_cast<double>(reduction),
             .x = static_cast<double>(reduction) * (box.left - 1),
             .y = static_cast<double>(reduction) * (box.top - 1)},
            Blend::kOver, opacity, &hidden);
}

}  // namespace render
