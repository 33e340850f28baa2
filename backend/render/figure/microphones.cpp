#include <algorithm>

#include "render/figure/instruments.h"

namespace render {
namespace {

void microphone(const Sitter& s, Point grip, Point tip) {
  const Point way = unit(tip - grip);
  const Tone shaft = s.paper.tone(rgb(0x24242A));
  const Color band = s.character.prop == Prop::kMicrophone ? s.character.prop_color : rgb(0xB8BCC4);
  s.paper.piece(s.paper.ribbon({grip - way * 0.034, grip, tip - way * 0.014}, {0.0068, 0.0078, 0.0108}),
                shaft, {.shade = 0.005, .light = 0, .rim = 0.002});
  const Tone grille = s.paper.metal(rgb(0x9AA0AA));
  s.paper.piece(s.paper.disc(tip, 0.0175, 0.0185), grille, {.shade = 0.009, .light = 0, .rim = 0.0025});
  if (s.paper.detail() > 500) {
    for (int i = -2; i <= 2; ++i) {
      const Point side = across(way);
      const double w = std::sqrt(std::max(0.0, 1 - i * i * 0.14)) * 0.0165;
      s.paper.stroke({tip + way * (i * 0.0062) - side * w, tip + way * (i * 0.0062) + side * w}, 0.0011,
                     grille.shade);
      s.paper.stroke({tip + side * (i * 0.0062) - way * w, tip + side * (i * 0.0062) + way * w}, 0.0011,
                     grille.shade);
    }
  }
  s.paper.stroke({tip - way * 0.0125 - across(way) * 0.0125, tip - way * 0.0125 + across(way) * 0.0125},
                 0.0048, s.paper.lit(band));
}

}  // namespace

void draw_hand_microphone(const Sitter& s) {
  const Point hand = s.palm(kLeft);
  const bool at_mouth = s.state.action == Action::kSing || s.state.action == Action::kPlay;
  // Below the lips, so that they stay to be seen.
  const Point mouth = s.mouth();
  const Point tip =
      at_mouth ? mouth + unit(hand - mouth) * (s.body.head * 0.36) : hand + unit(Point{-0.12, -1}) * 0.06;
  microphone(s, hand, tip);
  draw_fingers(s, kLeft);
}

void draw_stand_microphone(const Sitter& s) {
  const Proportions& b = s.body;
  // The stand does not sway with the singer.
  const double mouth = -(b.ankle + (b.thigh + b.shin) * 0.97 + b.spine + b.neck + b.head * 0.2);
  const double x = 0.1 * std::sin(s.pose.yaw);
  const Point tip{x + 0.004, mouth + b.head * 0.42};
  const Tone metal = s.paper.metal(rgb(0x50545E));
  s.paper.piece(s.paper.disc({x - 0.02, -0.006}, 0.075, 0.013), metal,
                {.shade = 0.006, .light = 0, .rim = 0.003});
  s.paper.fill(s.paper.ribbon({{x - 0.02, -0.01}, {x - 0.02, mouth * 0.5}, {x - 0.02, tip.y + 0.075}},
                              {0.0055, 0.005, 0.0042}),
               metal.base);
  s.paper.stroke({{x - 0.0165, -0.02}, {x - 0.0165, tip.y + 0.08}}, 0.0016, metal.rim);
  s.paper.stroke({{x - 0.02, tip.y + 0.075}, {x - 0.008, tip.y + 0.035}}, 0.007, metal.shade);
  microphone(s, {x - 0.008, tip.y + 0.035}, tip);
  if (s.grip.prop != Holding::kPlay && s.grip.prop != Holding::kCarry) draw_fingers(s, kLeft);
}

}  // namespace render
