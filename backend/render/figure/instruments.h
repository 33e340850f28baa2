#pragma once

#include "render/figure/sitter.h"

namespace render {

// A flat thing in a frame of its own: x along `direction`, y across it, in figure units times `scale`.
struct Laid {
  Point origin;
  Point direction{1, 0};  // unit vector
  double scale = 1;
  Point at(double x, double y) const { return origin + (direction * x + across(direction) * y) * scale; }
};

// Strings: a body of wood and a neck towards the head stock. The origin is the middle of the body.
enum class GuitarKind { kGuitar, kBass };
void draw_guitar(const Sitter& sitter, const Laid& laid, GuitarKind kind);
void draw_violin(const Sitter& sitter, const Laid& laid);
void draw_saxophone(const Sitter& sitter, Point mouth, Point low);
// A keyboard on its stand before the figure, `top` is the height of the keys.
void draw_keyboard(const Sitter& sitter, Point middle);
// The kit around a seated drummer: what stands behind the arms, and what before them.
void draw_cymbals(const Sitter& sitter);
void draw_drums(const Sitter& sitter);
void draw_sticks(const Sitter& sitter);

void draw_hand_microphone(const Sitter& sitter);
void draw_stand_microphone(const Sitter& sitter);
void draw_shield(const Sitter& sitter);
void draw_sword(const Sitter& sitter);

}  // namespace render
