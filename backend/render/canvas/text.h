#pragma once

#include <string_view>

#include "base/pixels.h"
#include "render/canvas/canvas.h"

namespace render {

enum class Weight { kRegular, kBold };

struct TextStyle {
  double size = 14;  // pixels, of the font's em
  Color color = rgb(0xE8E6E1);
  Weight weight = Weight::kRegular;
  int most_lines = 1;  // what does not fit ends in an ellipsis
};

// Writes UTF-8 text (bad bytes become replacement marks) from the upper left corner of `box`, wrapped at its
// width, never below `most_lines`. Returns the height used, in pixels. Pango sets the text in the system's
// sans serif.
double write_text(base::Pixels& pixels, Box box, std::string_view text, const TextStyle& style);

// The height that `write_text` would use.
double text_height(double width, std::string_view text, const TextStyle& style);

}  // namespace render
