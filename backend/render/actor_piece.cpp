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

// How much smaller a blurred item may be painted: under one pixel of blur is left at the small size.
int reduction_for(double blur) {
  return std::clamp(static_cast<int>(std::lround(blur / 0.9)), 1, 8);
}
// Enlarging bilinearly softens too; this much of the blur is left to do.
double blur_left(double blur, int reduction) {
  return blur < kSharp ? 0 : 0.8 * blur / reduction;
}

Box common(const Box& a, const Box& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

Box grown(const Box& box, double by) {
  return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

// The picture's alpha at a quarter of its size with `border` empty texels around, as a picture of `color`.
base::Pixels shadow_of(const base::Pixels& pixels, int border, double strength, Color color) {
  constexpr int r = kShadowReduction;
  base::Pixels shadow(pixels.width / r + 1 + 2 * border, pixels.height / r + 1 + 2 * border);
  std::array<std::uint32_t, 256> word{};
  for (std::size_t a = 0; a < word.size(); ++a) {
    const double alpha = static_cast<double>(a) * strength;
    const auto part = [&](double c) { return static_cast<std::uint32_t>(c * alpha); };
    word[a] = static_cast<std::uint32_t>(alpha) << 24 | part(color.red) << 16 | part(color.green) << 8 |
              part(color.blue);
  }
  for (int y = 0; y < pixels.height; y += r) {
    // One row of four, two columns of four: the blur that follows hides the rest.
    const std::uint32_t* row = pixels.row(std::min(y + r / 2, pixels.height - 1));
    std::uint32_t* out = shadow.row(y / r + border) + border;
    for (int x = 0; x + 3 < pixels.width; x += r)
      out[x / r] = word[((row[x] >> 24) + (row[x + 2] >> 24)) / 2];
  }
  return shadow;
}

}  // namespace

ActorPiece::ActorPiece(Actor actor, const ActorRequest& request, const Palette& palette)
    : actor_(std::move(actor)),
      request_(request),
      bounds_(actor_.item->bounds()),
      shadow_color_(palette.shadow),
      shadow_side_(palette.key_direction < 0 ? 1 : -1) {}

void ActorPiece::draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) {
  const int opacity = static_cast<int>(std::lround(256 * near_fade(scene.pose, actor_.depth)));
  if (opacity <= 0) return;
  if (bounds_ && !seen_in(scene)) return;
  const bool aside = actor_.shadow > 0 || actor_.on_twos || request_.blur >= kSharp || opacity < 256;
  if (!bounds_ || !aside) return draw_unbounded(frame, scene, hidden, opacity);

  const Moment& moment = actor_.on_twos ? scene.held : scene.moment;
  const int reduction = reduction_for(request_.blur);
  if (!actor_.on_twos) {
    print_at(printed_box(scene), scene.view(actor_.depth).scale / reduction, moment);
  } else if (print_.time != moment.time) {
    // What is kept for several frames must serve every view of the path.
    print_at(common(grown(request_.region, 2 / request_.pixels_per_unit), *bounds_),
             request_.pixels_per_unit / reduction, moment);
  }
  lay_print(frame, scene, hidden, opacity);
}

bool ActorPiece::seen_in(const FrameScene& scene) const {
  const Box box = printed_box(scene);
  return box.width() > 0 && box.height() > 0;
}

// What of the item this frame shows, and a little more, in rest coordinates.
Box ActorPiece::printed_box(const FrameScene& scene) const {
  const View view = scene.view(actor_.depth);
  const Box seen{-view.x0 / view.scale, -view.y0 / view.scale, (scene.width - view.x0) / view.scale,
                 (scene.height - view.y0) / view.scale};
  return common(grown(seen, (2 + 3 * request_.blur) / view.scale), *bounds_);
}

void ActorPiece::print_at(const Box& box, double texels, const Moment& moment) {
  print_.time = moment.time;
  print_.pixels = {};
  if (box.width() <= 0 || box.height() <= 0) return;
  print_.texels = texels;
  // Whole texels and a border of two, so that edges fade inside cells.
  const double left = std::floor(box.left * texels) - 2;
  const double top = std::floor(box.top * texels) - 2;
  const int width = static_cast<int>(std::ceil(box.right * texels) - left) + 3;
  const int height = static_cast<int>(std::ceil(box.bottom * texels) - top) + 3;
  if (scratch_.width == width && scratch_.height == height) {
    std::fill(scratch_.words.begin(), scratch_.words.end(), 0);
  } else {
    scratch_ = base::Pixels(width, height);
  }
  actor_.item->paint(scratch_, {.scale = texels, .x0 = -left, .y0 = -top}, moment);
  const double sigma = blur_left(request_.blur, reduction_for(request_.blur));
  const IntBox drawn = drawn_box(scratch_, static_cast<int>(std::ceil(3 * sigma)) + 1);
  if (drawn.empty()) return;
  print_.pixels = cut_out(scratch_, drawn);
  blur(print_.pixels, sigma, Beyond::kEdge);
  print_.runs = CellRuns(print_.pixels);
  print_.origin = {(left + drawn.left) / texels, (top + drawn.top) / texels};
  if (actor_.shadow > 0 && request_.blur < kSharp) print_shadow();
}

void ActorPiece::print_shadow() {
  // As of the paper pieces: 6 pixels soft in a frame of 720 lines.
  const double sigma = 6.0 / 720 * request_.frame_height / kShadowReduction;
  const int border = static_cast<int>(std::ceil(3 * sigma)) + 1;
  print_.shadow = shadow_of(print_.pixels, border, 0.5 * actor_.shadow, shadow_color_);
  blur(print_.shadow, sigma, Beyond::kEdge);
  print_.shadow_runs = CellRuns(print_.shadow);
  print_.shadow_border = border;
}

void ActorPiece::lay_print(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden,
                           int opacity) const {
  if (print_.pixels.empty()) return;
  const View view = scene.view(actor_.depth);
  const double scale = view.scale / print_.texels;
  const Point corner = view.to_pixel(print_.origin);
  if (!print_.shadow.empty()) {
    const double unit = scene.height / 720.0;
    const double reduced = scale * kShadowReduction;
    composite(frame, print_.shadow, print_.shadow_runs,
              {.scale = reduced,
               .x = corner.x - print_.shadow_border * reduced + 4 * unit * shadow_side_,
               .y = corner.y - print_.shadow_border * reduced + 5 * unit},
              Blend::kOver, opacity, &hidden);
  }
  composite(frame, print_.pixels, print_.runs, {.scale = scale, .x = corner.x, .y = corner.y}, Blend::kOver,
            opacity, &hidden);
}

void ActorPiece::draw_unbounded(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden,
                                int opacity) {
  View view = scene.view(actor_.depth);
  if (request_.blur < kSharp && opacity >= 256) return actor_.item->paint(frame, view, scene.moment);
  const int reduction = reduction_for(request_.blur);
  // One scratch pixel more on each side, so that the frame's own edge is inside cells.
  const int width = (scene.width + reduction - 1) / reduction + 3;
  const int height = (scene.height + reduction - 1) / reduction + 3;
  if (scratch_.width != width || scratch_.height != height) scratch_ = base::Pixels(width, height);
  std::fill(scratch_.words.begin(), scratch_.words.end(), 0);
  view = {.scale = view.scale / reduction, .x0 = view.x0 / reduction + 1, .y0 = view.y0 / reduction + 1};
  actor_.item->paint(scratch_, view, scene.moment);
  const double sigma = blur_left(request_.blur, reduction);
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
