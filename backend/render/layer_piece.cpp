#include "render/layer_piece.h"

#include <algorithm>
#include <cmath>

namespace render {

LayerPiece::LayerPiece(Layer layer, const Cutout& cutout)
    : layer_(std::move(layer)),
      depth_(cutout.depth),
      blend_(cutout.additive ? Blend::kScreen : Blend::kOver),
      sway_(cutout.sway),
      opacity_(cutout.opacity) {}

Placement LayerPiece::placement(const FrameScene& scene) const {
  return place(layer_, scene.view(depth_), sway_ ? sway_(scene.moment) : Point{});
}

int LayerPiece::opacity(const FrameScene& scene) const {
  const double own = opacity_ ? std::clamp(opacity_(scene.moment), 0.0, 1.0) : 1.0;
  return static_cast<int>(std::lround(256 * own * near_fade(scene.pose, depth_)));
}

void LayerPiece::draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) {
  composite(frame, layer_.pixels, layer_.runs, placement(scene), blend_, opacity(scene), &hidden);
}

void LayerPiece::hide(HiddenRows& hidden, const FrameScene& scene) const {
  if (blend_ != Blend::kOver || opacity(scene) < 256) return;
  hidden.add(layer_.pixels, layer_.runs, placement(scene), scene.width);
}

}  // namespace render
