#pragma once

#include <functional>

#include "render/drawable.h"
#include "render/layer.h"

namespace render {

// A cached cutout in the picture.
class LayerPiece final : public Drawable {
 public:
  LayerPiece(Layer layer, const Cutout& cutout);

  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override;
  void hide(HiddenRows& hidden, const FrameScene& scene) const override;
  const Layer& layer() const { return layer_; }

 private:
  Placement placement(const FrameScene& scene) const;
  int opacity(const FrameScene& scene) const;

  Layer layer_;
  double depth_;
  Blend blend_;
  std::function<Point(const Moment&)> sway_;
  std::function<double(const Moment&)> opacity_;
};

}  // namespace render
