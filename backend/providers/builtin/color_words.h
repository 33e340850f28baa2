#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "providers/builtin/phrase_finder.h"
#include "render/canvas/canvas.h"

namespace providers {

struct ColorWord {
  render::Color color;
  std::size_t words = 0;  // how many words it took: "dark blue" 2, "red" 1
};

// The colour named at the beginning of `words`: a name ("teal", "hot pink") or a tint of one ("dark green",
// "pale blue"). The tones are paper tones: a little softer than a screen's, so that they sit together in one
// picture.
std::optional<ColorWord> color_at(std::span<const Word> words);

// What such a colour means for hair ("red" hair is copper) and for skin ("black", "fair", "olive"); nothing:
// take it as it is.
std::optional<render::Color> hair_color(std::string_view word);
std::optional<render::Color> skin_color(std::string_view word);

}  // namespace providers
