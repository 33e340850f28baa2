#include "render/sight.h"

#include <algorithm>

namespace render {
namespace {

constexpr double kSlack = 1e-3;

Box seen_box(const FrameScene& scene, const Cutout& cutout) {
  const View view = scene.view(cutout.depth);
  const Point sway = cutout.sway ? cutout.sway(scene.moment) : Point{};
  return {-view.x0 / view.scale - sway.x, -view.y0 / view.scale - sway.y,
          (scene.width - view.x0) / view.scale - sway.x, (scene.height - view.y0) / view.scale - sway.y};
}

}  // namespace

Sight::OfDepth Sight::of(const Cutout& cutout) const {
  OfDepth seen;
  for (const FrameScene& scene : scenes_) {
    if (near_fade(scene.pose, cutout.depth) <= 0) continue;
    const Box box = seen_box(scene, cutout);
    if (seen.largest_scale <= 0) seen.region = box;
    seen.largest_scale = std::max(seen.largest_scale, scene.view(cutout.depth).scale);
    seen.region = {std::min(seen.region.left, box.left), std::min(seen.region.top, box.top),
                   std::max(seen.region.right, box.right), std::max(seen.region.bottom, box.bottom)};
  }
  return seen;
}

bool stays_inside(std::span<const Cutout> cutouts, std::span<const FrameScene> scenes, double aspect) {
  const Box frame{-aspect / 2, -0.5, aspect / 2, 0.5};
  const auto inside = [&](const Cutout& cutout, const FrameScene& scene) {
    if (near_fade(scene.pose, cutout.depth) <= 0) return true;
    const Box& has = cutout.extent;
    const Box seen = seen_box(scene, cutout);
    return (has.left > frame.left + kSlack || has.left <= seen.left) &&
           (has.top > frame.top + kSlack || has.top <= seen.top) &&
           (has.right < frame.right - kSlack || has.right >= seen.right) &&
           (has.bottom < frame.bottom - kSlack || has.bottom >= seen.bottom);
  };
  return std::all_of(cutouts.begin(), cutouts.end(), [&](const Cutout& cutout) {
    return std::all_of(scenes.begin(), scenes.end(),
                       [&](const FrameScene& scene) { return inside(cutout, scene); });
  });
}

}  // namespace render
