#include "render/figure/figure.h"

#include <cmath>

// A plain figure, only until the real one is there.
namespace render {

void draw_figure(Canvas& canvas, const Character& c, const FigureState& state, const Palette&, double) {
  const double bob = 0.01 * std::sin(state.moment.seconds * 6.28);
  canvas.begin();
  canvas.rounded_rectangle({-0.09, -0.5, -0.01, 0}, 0.03);
  canvas.rounded_rectangle({0.01, -0.5, 0.09, 0}, 0.03);
  canvas.fill(c.bottom_color);
  canvas.begin();
  canvas.rounded_rectangle({-0.14, -0.84 + bob, 0.14, -0.42}, 0.06);
  canvas.fill(c.top_color);
  canvas.begin();
  canvas.ellipse({0, -0.92 + bob}, 0.065, 0.085);
  canvas.fill(c.body);
  for (const double x : {-0.025, 0.025}) {
    canvas.begin();
    canvas.circle({x, -0.93 + bob}, 0.008);
    canvas.fill(c.eyes);
  }
}

FacePlace face_of(const Character&, const FigureState&) {
  return {.center = {0, -0.93}, .width = 0.13, .mouth = {0, -0.88}};
}

Character band_member(const Character& lead, BandMember, std::uint64_t) {
  return lead;
}

void draw_band_member(Canvas& canvas, BandMember, const Character& c, const FigureState& state,
                      const Palette& palette, double detail) {
  draw_figure(canvas, c, state, palette, detail);
}

std::vector<Actor> build_crowd(const Stage::CrowdArea&, const StageContext&) {
  return {};
}

}  // namespace render
