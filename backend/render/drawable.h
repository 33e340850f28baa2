#pragma once

#include <memory>

#include "render/camera.h"
#include "render/compositor.h"
#include "render/stage.h"

namespace render {

// One frame's circumstances.
struct FrameScene {
  Pose pose;
  Moment moment;
  Moment held;  // the moment of the last step of 1/12 s, for what moves on twos
  int width = 0;
  int height = 0;
  View view(double depth) const { return view_at(pose, depth, width, height); }
};

// Something at a depth that paints itself into a frame from the camera's view. Owned by one painter, so it
// may keep working memory; what it paints follows from the scene alone.
class Drawable {
 public:
  virtual ~Drawable() = default;
  // `hidden`: what nearer opaque pieces will cover anyway.
  virtual void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) = 0;
  // Adds what this piece covers opaquely.
  virtual void hide(HiddenRows&, const FrameScene&) const {}
};

struct Placed {
  double depth = 0;
  std::unique_ptr<Drawable> drawable;
};

}  // namespace render
