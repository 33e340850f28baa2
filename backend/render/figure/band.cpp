#include "render/figure/figure.h"

namespace render {

Character band_member(const Character& lead, BandMember, std::uint64_t) {
  return lead;
}

void draw_band_member(Canvas& canvas, BandMember, const Character& character, const FigureState& state,
                      const Palette& palette, double detail) {
  draw_figure(canvas, character, state, palette, detail);
}

std::vector<Actor> build_crowd(const Stage::CrowdArea&, const StageContext&) {
  return {};
}

}  // namespace render
