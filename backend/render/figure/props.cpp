#include <algorithm>

#include "render/figure/subject.h"

namespace render {

void draw_prop_behind(const Subject&) {}
void draw_prop_before(const Subject&) {}

void draw_prop_front(const Subject& s) {
  if (s.character.prop != Prop::kShield) return;
  const Point at = flat(s.pose.arms[kRight].wrist);
  const auto p = [&](double x, double y) { return at + Point{x, y}; };
  const Tone red = s.paper.metal(s.character.prop_color);
  s.paper.piece(s.paper.cut({p(-0.1, -0.13), p(0, -0.155), p(0.1, -0.13), p(0.105, 0.0), p(0.06, 0.11),
                             p(0, 0.165), p(-0.06, 0.11), p(-0.105, 0.0)}),
                red);
}

}  // namespace render
