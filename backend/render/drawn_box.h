#pragma once

#include "base/pixels.h"

namespace render {

// Whole pixels, right and bottom exclusive.
struct IntBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

// Where anything is drawn, widened by `margin` within the picture; empty when nothing is.
IntBox drawn_box(const base::Pixels& pixels, int margin);

// That part as a picture of its own.
base::Pixels cut_out(const base::Pixels& pixels, const IntBox& box);

}  // namespace render
