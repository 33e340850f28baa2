#include "render/layer.h"

#include <algorithm>
#include <cmath>

#include "render/blur.h"
#include "render/drawn_box.h"
#include "render/paper.h"

namespace render {
namespace {

// Beyond this depth a piece is sky: no paper edge, no shadow.
constexpr double kSkyBegins = 400;
// Blur in texels that a reduced layer keeps; below about 1.5 the reduction would show.
constexpr double kBlurTexels = 2.0;
// A layer's memory is bounded, so that a long pan over a wide piece cannot take it all: 24 MiB.
constexpr double kMostTexels = 6e6;
constexpr double kEdgeSlack = 1e-3;

// Bounds in rest units of what must be drawn, and which sides go on beyond the drawing.
struct Bounds {
  Box box;
  Box solid;  // what the artist drew
};

Bounds bounds_of(const Cutout& cutout, const LayerRequest& request, double margin) {
  const Box& extent = cutout.extent;
  const Box soft{extent.left - margin, extent.top - margin, extent.right + margin, extent.bottom + margin};
  Box box = request.region;
  if (extent.left > request.frame.left + kEdgeSlack) box.left = std::max(box.left, soft.left);
  if (extent.top > request.frame.top + kEdgeSlack) box.top = std::max(box.top, soft.top);
  if (extent.right < request.frame.right - kEdgeSlack) box.right = std::min(box.right, soft.right);
  if (extent.bottom < request.frame.bottom - kEdgeSlack) box.bottom = std::min(box.bottom, soft.bottom);
  return {box, extent};
}

// Pixels outside the artist's extent take the colour of its nearest edge: a safety net under a camera path
// that looks a little further than the overscan.
void extend_edges(base::Pixels& pixels, const Box& box, const Box& solid, double texels) {
  const auto texel = [&](double v, int limit) {
    return std::clamp(static_cast<int>(std::floor(v * texels)), 0, limit - 1);
  };
  const int left = texel(solid.left - box.left, pixels.width) + (solid.left > box.left ? 1 : 0);
  const int right = texel(solid.right - box.left, pixels.width) - (solid.right < box.right ? 1 : 0);
  const int top = texel(solid.top - box.top, pixels.height) + (solid.top > box.top ? 1 : 0);
  const int bottom = texel(solid.bottom - box.top, pixels.height) - (solid.bottom < box.bottom ? 1 : 0);
  if (left >= right || top >= bottom) return;
  for (int y = top; y <= bottom; ++y) {
    std::uint32_t* row = pixels.row(y);
    std::fill(row, row + left, row[left]);
    std::fill(row + right + 1, row + pixels.width, row[right]);
  }
  for (int y = 0; y < top; ++y) std::copy_n(pixels.row(top), pixels.width, pixels.row(y));
  for (int y = bottom + 1; y < pixels.height; ++y)
    std::copy_n(pixels.row(bottom), pixels.width, pixels.row(y));
}

bool reaches_beyond(const Bounds& bounds, const LayerRequest& request) {
  const Box& s = bounds.solid;
  const Box& f = request.frame;
  const Box& b = bounds.box;
  return (s.left <= f.left + kEdgeSlack && s.left > b.left) ||
         (s.right >= f.right - kEdgeSlack && s.right < b.right) ||
         (s.top <= f.top + kEdgeSlack && s.top > b.top) ||
         (s.bottom >= f.bottom - kEdgeSlack && s.bottom < b.bottom);
}

// `texel` is how many texels a pixel of a 720-line frame has.
PaperLook paper_look(const Cutout& cutout, double texel) {
  // At 720 lines: an edge 1.3 pixels wide, a shadow 5 pixels away and 6 pixels soft.
  PaperLook look;
  look.fibre_scale = std::clamp(1 / std::max(0.2, texel), 0.5, 4.0);
  look.edge = texel < 0.45 ? 0 : 1.3 * texel;
  look.shadow = 0.5 * cutout.shadow;
  look.shadow_y = 5 * texel;
  look.shadow_x = 4 * texel;
  look.shadow_blur = 6 * texel;
  if (cutout.depth >= kSkyBegins) {
    look.edge = 0;
    look.shadow = 0;
    look.fibre = 0.012;
  }
  return look;
}

void crop(Layer& layer) {
  // One transparent texel stays around, so that edges fade by bilinear filtering.
  const IntBox box = drawn_box(layer.pixels, 1);
  layer.origin = {layer.origin.x + box.left / layer.texels, layer.origin.y + box.top / layer.texels};
  layer.pixels = cut_out(layer.pixels, box);
}

}  // namespace

Layer draw_layer(const Cutout& cutout, const LayerRequest& request, const Palette& palette) {
  const double unit = request.frame_height / 720;
  const double blur_pixels = std::hypot(request.blur, cutout.blur * request.pixels_per_unit);
  const double margin = (3 * blur_pixels + (cutout.shadow > 0 ? 24 * unit : 2)) / request.pixels_per_unit;
  const Bounds bounds = bounds_of(cutout, request, margin);
  Layer layer;
  if (bounds.box.width() <= 0 || bounds.box.height() <= 0) return layer;

  double reduction = std::min(1.0, kBlurTexels / std::max(kBlurTexels, blur_pixels));
  const double texels_wanted =
      bounds.box.width() * bounds.box.height() * std::pow(request.pixels_per_unit * reduction, 2);
  if (texels_wanted > kMostTexels) reduction *= std::sqrt(kMostTexels / texels_wanted);
  layer.texels = request.pixels_per_unit * reduction;
  layer.origin = {bounds.box.left - 2 / layer.texels, bounds.box.top - 2 / layer.texels};
  layer.pixels = base::Pixels(static_cast<int>(std::ceil(bounds.box.width() * layer.texels)) + 4,
                              static_cast<int>(std::ceil(bounds.box.height() * layer.texels)) + 4);
  {
    Canvas canvas(layer.pixels);
    canvas.scale(layer.texels, layer.texels);
    canvas.translate(-layer.origin.x, -layer.origin.y);
    cutout.draw(canvas);
  }
  const Box drawn{layer.origin.x, layer.origin.y, layer.origin.x + layer.pixels.width / layer.texels,
                  layer.origin.y + layer.pixels.height / layer.texels};
  if (reaches_beyond(bounds, request)) extend_edges(layer.pixels, drawn, bounds.solid, layer.texels);
  if (!cutout.additive) {
    PaperLook look = paper_look(cutout, reduction * unit);
    look.shadow_x *= palette.key_direction < 0 ? 1 : -1;
    make_paper(layer.pixels, look, palette);
  }
  blur(layer.pixels, blur_pixels * reduction, Beyond::kEdge);
  crop(layer);
  layer.runs = CellRuns(layer.pixels);
  return layer;
}

Placement place(const Layer& layer, const View& view, Point sway) {
  const Point corner = view.to_pixel({layer.origin.x + sway.x, layer.origin.y + sway.y});
  return {.scale = view.scale / layer.texels, .x = corner.x, .y = corner.y};
}

}  // namespace render
