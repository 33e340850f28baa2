#pragma once

#include "render/figure/paper.h"
#include "render/figure/pose.h"

namespace render {

// Who is portrayed: a figure at one moment, ready to be drawn: everything that its parts need to know of each
// other.
struct Sitter {
  const Paper& paper;
  const Character& character;
  const FigureState& state;
  Proportions body;
  BodyPose pose;
  BodyPose before;  // a tenth of a second earlier, for what lags behind
  Grip grip;
  Rhythm rhythm;
  bool bare_robot = false;  // a robot in its own plates, without clothes
  bool space_suit = false;
  bool floats = false;  // no legs: a ghost

  // Tones of the character's colours under the light.
  Tone skin() const;
  Tone cloth(Color color) const;
  // How far something light that hangs from the body has stayed behind, and what the air does to it.
  Point lag() const;
  double wind(double offset) const;
  // How far a hem is blown back by walking and running, figure units.
  double trail() const;
  // A place that is fixed to the chest, from the base of the neck, as hands are (units of an average reach).
  Point from_neck(Vec3 offset) const;
  // The middle of a hand.
  Point palm(int side) const;
  Point mouth() const;
};
Sitter sitter_of(const Paper& paper, const Character& character, const FigureState& state);

// A point on the front of the trunk: `share` 0 at the pelvis … 1 at the base of the neck, `around` -1 … 1
// from the left of the front to the right, `half` the half width there. Follows the turn of the body.
Point on_trunk(const Sitter& sitter, double share, double around, double half);
// The half width of the trunk on the picture: a turned body is narrower.
double seen_half(const Sitter& sitter, double half);

// Parts, from back to front. Each draws itself in the figure's coordinates.
void draw_leg(const Sitter& sitter, int side);
void draw_arm(const Sitter& sitter, int side);
void draw_hand(const Sitter& sitter, int side);
void draw_neck(const Sitter& sitter);
void draw_trunk(const Sitter& sitter);  // the top, as far as the arms
// What makes a garment: collar, lapels, buttons, plates, laid over the trunk's outline.
void draw_front(const Sitter& sitter, const Tone& cloth);
void draw_armor_plates(const Sitter& sitter);
void draw_space_suit_front(const Sitter& sitter);
void draw_lower_garment(const Sitter& sitter);  // hips, skirt
void draw_skirt(const Sitter& sitter);
void draw_coat_back(const Sitter& sitter);
void draw_coat_tails(const Sitter& sitter);
void draw_cape(const Sitter& sitter);
void draw_scarf(const Sitter& sitter);
void draw_collar(const Sitter& sitter);  // hood, lapels and what stands around the neck
void draw_tail(const Sitter& sitter);
void draw_seat(const Sitter& sitter);
void draw_ghost_body(const Sitter& sitter);

// The fingers that close around what the hand holds.
void draw_fingers(const Sitter& sitter, int side);

void draw_prop_behind(const Sitter& sitter);  // on the back or behind the trunk
void draw_prop_before(const Sitter& sitter);  // before the trunk, under the hands
void draw_prop_front(const Sitter& sitter);   // over everything: shield, microphone, straps

void draw_head_behind(const Sitter& sitter);  // hair on the back
void draw_head(const Sitter& sitter);

}  // namespace render
