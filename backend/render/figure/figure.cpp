#include "render/figure/figure.h"

#include <algorithm>

#include "render/figure/sitter.h"

namespace render {
namespace {

// Pixels a figure is tall from which its edges are worth Cairo's finer anti-aliasing.
constexpr double kFineFrom = 420;

void ground_shadow(const Sitter& s) {
  Canvas& canvas = s.paper.canvas();
  double left = s.pose.pelvis.x;
  double right = s.pose.pelvis.x;
  for (const Leg& leg : s.pose.legs) {
    left = std::min({left, leg.ankle.x, leg.toe.x});
    right = std::max({right, leg.ankle.x, leg.toe.x});
  }
  const double half = (right - left) * 0.5 + 0.09;
  const Point at{(left + right) * 0.5 - s.paper.toward_light().x * 0.03, -0.004};
  const Color dark = s.paper.palette().shadow;
  canvas.save();
  canvas.translate(at.x, at.y);
  canvas.scale(1, 0.13);
  canvas.circle({0, 0}, half);
  canvas.fill_radial({0, 0}, half,
                     {{0, with_alpha(dark, 0.55)}, {0.55, with_alpha(dark, 0.3)}, {1, with_alpha(dark, 0)}});
  canvas.restore();
}

// An arm whose hand is behind the chest, or that belongs to the side turned away, is covered by the trunk.
bool arm_is_behind(const Sitter& s, int side) {
  const Arm& arm = s.pose.arms[static_cast<std::size_t>(side)];
  return arm.shoulder.z < -0.05 && arm.wrist.z < 0.09;
}

void draw_legs(const Sitter& s) {
  if (s.floats) return;
  const bool left_far = s.pose.legs[kLeft].hip.z + s.pose.legs[kLeft].knee.z <=
                        s.pose.legs[kRight].hip.z + s.pose.legs[kRight].knee.z;
  draw_leg(s, left_far ? kLeft : kRight);
  draw_leg(s, left_far ? kRight : kLeft);
}

}  // namespace

void draw_figure(Canvas& canvas, const Character& character, const FigureState& state, const Palette& palette,
                 double detail) {
  const Paper paper(canvas, palette, detail);
  const Sitter s = sitter_of(paper, character, state);
  canvas.save();
  if (detail < kFineFrom) canvas.quick_edges();
  ground_shadow(s);
  draw_cape(s);
  draw_prop_behind(s);
  draw_tail(s);
  draw_coat_back(s);
  draw_head_behind(s);
  for (int side : {kLeft, kRight}) {
    if (arm_is_behind(s, side)) draw_arm(s, side);
  }
  if (s.pose.seated) draw_seat(s);
  draw_legs(s);
  draw_neck(s);
  // A dress hangs from its waist over the trunk; other tops fall over trousers and skirts.
  const bool dress = character.top == Top::kDress;
  if (!dress) draw_lower_garment(s);
  draw_trunk(s);
  if (dress) draw_lower_garment(s);
  draw_coat_tails(s);
  draw_collar(s);
  draw_scarf(s);
  draw_prop_before(s);
  const bool mouth_hand = s.grip.microphone == Holding::kHandMicrophone && state.action == Action::kSing;
  for (int side : {kLeft, kRight}) {
    if (!arm_is_behind(s, side) && !(mouth_hand && side == kLeft)) draw_arm(s, side);
  }
  draw_head(s);
  if (mouth_hand && !arm_is_behind(s, kLeft)) draw_arm(s, kLeft);
  draw_prop_front(s);
  canvas.restore();
}

}  // namespace render
