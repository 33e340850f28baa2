#include "render/actor_piece.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/blur.h"
#include "render/drawn_box.h"

namespace render {
namespace {

// Under this many pixels a blur is not worth its cost.
constexpr double kSharp = 1.0;

constexpr int kShadowReduction = 4;

// What of `bounds` is in the frame, in whole pixels.
IntBox visible_box(const Box& bounds, const View& view, int width, int height) {
  const Point from = view.to_pixel({bounds.left, bounds.top});
  const Point to = view.to_pixel({bounds.right, bounds.bottom});
  const auto edge = [](double v, int limit) { return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(limit))); };
  return {edge(std::floor(from.x), width), edge(std::floor(from.y), height), edge(std::ceil(to.x), width),
          edge(std::ceil(to.y), height)};
}

// The picture's alpha at a quarter of its size with `border` empty texels around, as a picture of `color`.
base::Pixels shadow_of(const base::Pixels& pixels, int border, double strength, Color color) {
  constexpr int r = kShadowReduction;
  base::Pixels shadow(pixels.width / r + 1 + 2 * border, pixels.height / r + 1 + 2 * border);
  std::array<std::uint32_t, 256> word{};
  for (std::size_t a = 0; a < word.size(); ++a) {
    const double alpha = static_cast<double>(a) * strength;
    const auto part = [&](double c) { return static_cast<std::uint32_t>(c * alpha); };
    word[a] = static_cast<std::uint32_t>(alpha) << 24 | part(color.red) << 16 | part(color.green) << 8 | part(color.blue);
  }
  for (int y = 0; y < pixels.height; y += r) {
    // One row of four, two columns of four: the blur that follows hides the rest.
    const std::uint32_t* row = pixels.row(std::min(y + r / 2, pixels.height - 1));
    std::uint32_t* out = shadow.row(y / r + border) + border;
    for (int x = 0; x + 3 < pixels.width; x += r) out[x / r] = word[((row[x] >> 24) + (row[x + 2] >> 24)) / 2];
  }
  return shadow;
}

}  // namespace

ActorPiece::ActorPiece(Actor actor, double blur, const Palette& palette)
    : actor_(std::move(actor)),
      blur_(blur),
      shadow_color_(palette.shadow),
      shadow_side_(palette.key_direction < 0 ? 1 : -1) {}

void ActorPiece::draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) {
  const int opacity = static_cast<int>(std::lround(256 * near_fade(scene.pose, actor_.depth)));
  if (opacity <= 0) return;
  const std::optional<Box> bounds = actor_.shadow > 0 ? actor_.item->bounds() : std::nullopt;
  if (blur_ < kSharp && opacity >= 256 && bounds) {
    draw_with_shadow(frame, scene, hidden, *bounds);
  } else if (blur_ < kSharp && opacity >= 256) {
    actor_.item->paint(frame, scene.view(actor_.depth), scene.moment);
  } else {
    draw_soft(frame, scene, hidden, opacity);
  }
}

void ActorPiece::draw_with_shadow(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden,
                                  const Box& bounds) {
  const View view = scene.view(actor_.depth);
  const IntBox box = visible_box(bounds, view, scene.width, scene.height);
  if (box.empty()) return;
  // A border of one pixel, so that the frame's own edge is inside cells.
  if (scratch_.width != box.width() + 2 || scratch_.height != box.height() + 2) {
    scratch_ = base::Pixels(box.width() + 2, box.height() + 2);
  } else {
    std::fill(scratch_.words.begin(), scratch_.words.end(), 0);
  }
  actor_.item->paint(scratch_, {.scale = view.scale, .x0 = view.x0 - box.left + 1, .y0 = view.y0 - box.top + 1},
                     scene.moment);
  // As of the paper pieces: 5 pixels away and 6 soft in a frame of 720 lines.
  const double unit = scene.height / 720.0;
  const double sigma = 6 * unit / kShadowReduction;
  const int border = static_cast<int>(std::ceil(3 * sigma)) + 1;
  base::Pixels shadow = shadow_of(scratch_, border, 0.5 * actor_.shadow, shadow_color_);
  blur(shadow, sigma, Beyond::kEdge);
  const Placement at{.scale = kShadowReduction,
                     .x = box.left - 1 - border * kShadowReduction + 4 * unit * shadow_side_,
                     .y = box.top - 1 - border * kShadowReduction + 5 * unit};
  composite(frame, shadow, CellRuns(shadow), at, Blend::kOver, 256, &hidden);
  composite(frame, scratch_, CellRuns(scratch_), {.scale = 1, .x = box.left - 1.0, .y = box.top - 1.0}, Blend::kOver, 256,
            &hidden);
}

void ActorPiece::draw_soft(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden,
                           int opacity) {
  const int reduction = std::clamp(static_cast<int>(std::lround(blur_ / 1.1)), 1, 8);
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
