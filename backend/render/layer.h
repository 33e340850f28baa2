#pragma once

#include "render/compositor.h"
#include "render/stage.h"

namespace render {

// A cutout drawn once, ready to be composed at any view near the ones it was drawn for.
struct Layer {
  base::Pixels pixels;
  CellRuns runs;
  double texels = 1;  // texels a rest unit
  Point origin;       // rest coordinates of the picture's upper left corner
  bool empty() const { return pixels.empty(); }
};

// What the camera's path asks of a layer.
struct LayerRequest {
  Box region;  // rest coordinates that the path ever shows at this depth
  Box frame;   // rest coordinates of the frame at rest: a piece that reaches its edge goes on beyond it
  double pixels_per_unit = 720;  // the largest scale of the path
  double blur = 0;               // standard deviation of the camera's blur, in frame pixels at that scale
  double frame_height = 720;     // pixels; paper edges and shadows are in proportion to it
};

// Draws the cutout: paper grain, lit edge, soft shadow and blur baked in, cropped to what is visible. Empty
// when nothing of it can be seen. A blurred layer is kept at a lower resolution, which nobody can tell.
Layer draw_layer(const Cutout& cutout, const LayerRequest& request, const Palette& palette);

Placement place(const Layer& layer, const View& view, Point sway);

}  // namespace render
