#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/random.h"
#include "render/figure/figure.h"
#include "render/finish.h"
#include "render/painter.h"
#include "render/paper.h"

namespace render {
namespace {

// An even, friendly daylight from the upper left, whatever the film will be like.
Palette studio_light() {
  Palette palette = palette_for({.time = TimeOfDay::kDay});
  palette.key = rgb(0xFFF6E6);
  palette.rim = rgb(0xFFF9EC);
  palette.shadow = rgb(0x3A3346);
  palette.brightness = 1;
  palette.key_direction = -0.6;
  return palette;
}

double luminance(Color c) {
  return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

// Two quiet paper tones that set the figure off: tinted against its main colour, dark for light figures.
struct Backdrop {
  Color paper;
  Color disc;
};

Backdrop backdrop_for(const Character& c) {
  constexpr std::array kPapers = {rgb(0xEBD5AE), rgb(0xC8DDD0), rgb(0xECC8BA), rgb(0xC3D3E8), rgb(0xEADDB0)};
  base::Random random(base::mix_seed(c.seed, "backdrop"));
  const Color paper = random.pick(kPapers);
  const bool pale = luminance(c.body) * 0.4 + luminance(c.top_color) * 0.6 > 0.55;
  const Color disc = pale ? mix(rgb(0x39566B), c.accent, 0.25) : mix(paper, c.accent, 0.55);
  return {paper, pale ? mix(disc, paper, 0.12) : mix(disc, rgb(0xFFFFFF), 0.12)};
}

// A piece of paper laid on the picture: drawn aside, given grain, edge and shadow, then put down.
template <class Draw>
void lay(base::Pixels& picture, const Palette& palette, double shadow, const Draw& draw) {
  base::Pixels piece(picture.width, picture.height);
  {
    Canvas canvas(piece);
    draw(canvas);
  }
  const double unit = std::min(picture.width, picture.height) / 720.0;
  make_paper(piece,
             {.fibre = 0.03,
              .fibre_scale = std::max(0.5, 1 / std::max(0.25, unit)),
              .edge = 1.4 * unit,
              .edge_strength = 0.3,
              .shadow = shadow,
              .shadow_x = 5 * unit,
              .shadow_y = 7 * unit,
              .shadow_blur = 9 * unit},
             palette);
  Canvas canvas(picture);
  canvas.picture(piece, {0, 0, static_cast<double>(picture.width), static_cast<double>(picture.height)});
}

// Where the figure stands and where the portrait hangs, in pixels. Side by side in wide pictures, the
// portrait in the upper corner of upright ones.
struct Layout {
  Point feet;
  double height;   // of the figure
  Point portrait;  // centre of the disc
  double radius;
};

Layout lay_out(int width, int height) {
  const double w = width;
  const double h = height;
  const double short_side = std::min(w, h);
  if (w >= 1.25 * h)
    return {{0.30 * w, 0.93 * h}, 0.80 * h, {0.69 * w, 0.48 * h}, std::min(0.36 * h, 0.27 * w)};
  if (h >= 1.25 * w)
    return {{0.42 * w, 0.96 * h}, std::min(0.57 * h, 1.2 * w), {0.62 * w, 0.20 * h}, 0.29 * w};
  return {{0.31 * w, 0.94 * h}, 0.80 * short_side, {0.715 * w, 0.36 * h}, 0.245 * short_side};
}

void draw_standing(Canvas& canvas, const Character& c, const FigureState& state, const Palette& palette,
                   Point feet, double unit) {
  canvas.save();
  canvas.translate(feet.x, feet.y);
  canvas.scale(unit, unit);
  draw_figure(canvas, c, state, palette, unit);
  canvas.restore();
}

void draw_portrait(Canvas& canvas, const Character& c, const FigureState& state, const Palette& palette,
                   const Layout& at) {
  const FacePlace face = face_of(c, state);
  const double unit = 0.86 * at.radius / std::max(0.04, face.width);
  canvas.save();
  canvas.begin();
  canvas.circle(at.portrait, at.radius);
  canvas.clip();
  canvas.translate(at.portrait.x - face.center.x * unit,
                   at.portrait.y + 0.02 * at.radius - face.center.y * unit);
  canvas.scale(unit, unit);
  draw_figure(canvas, c, state, palette, unit);
  canvas.restore();
}

}  // namespace

base::Pixels paint_character(const Character& character, int width, int height) {
  if (width < 16 || height < 16 || width > 4096 || height > 4096) {
    throw base::Error(base::ErrorKind::kOutOfRange, "a picture must be 16 to 4096 pixels wide and tall");
  }
  const Palette palette = studio_light();
  const Backdrop backdrop = backdrop_for(character);
  const Layout at = lay_out(width, height);
  const FigureState state{
      .action = Action::kStand, .mood = Mood::kCalm, .moment = {.energy = 0.3}, .seed = character.seed};
  base::Pixels picture(width, height);
  lay(picture, palette, 0, [&](Canvas& canvas) {
    canvas.paint_linear({0, 0}, {0, static_cast<double>(height)},
                        {{0, shade(backdrop.paper, 0.12)}, {1, shade(backdrop.paper, -0.06)}});
  });
  lay(picture, palette, 0.35, [&](Canvas& canvas) {
    canvas.begin();
    canvas.rectangle({-10, at.feet.y - 0.075 * at.height, width + 10.0, height + 10.0});
    canvas.fill(shade(backdrop.paper, -0.13));
  });
  lay(picture, palette, 0.35, [&](Canvas& canvas) {
    canvas.begin();
    canvas.circle(at.portrait, at.radius);
    canvas.fill(backdrop.disc);
  });
  lay(picture, palette, 0.3, [&](Canvas& canvas) { draw_portrait(canvas, character, state, palette, at); });
  lay(picture, palette, 0.4,
      [&](Canvas& canvas) { draw_standing(canvas, character, state, palette, at.feet, at.height); });
  Finish({.look = Look::kNatural}, palette, width, height).apply(picture, 0);
  return picture;
}

}  // namespace render
