#pragma once

#include "base/pixels.h"
#include "render/palette.h"

namespace render {

// How a piece looks like cut paper. Lengths in texels of the piece's own picture.
struct PaperLook {
  double fibre = 0.03;         // contrast of the paper's grain
  double fibre_scale = 1;      // texels of grain a texel of the picture
  double edge = 1.2;           // width of the lit cut edge; 0: none
  double edge_strength = 0.3;  // 0 … 1
  double shadow = 0;           // 0 … 1
  double shadow_x = 0;         // where the shadow falls
  double shadow_y = 0;
  double shadow_blur = 0;
};

// Grain and edge onto what is drawn, the shadow under it (the picture must have room for it).
void make_paper(base::Pixels& pixels, const PaperLook& look, const Palette& palette);

}  // namespace render
