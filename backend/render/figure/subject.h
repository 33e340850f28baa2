#pragma once

#include "render/figure/paper.h"
#include "render/figure/pose.h"

namespace render {

// A figure at one moment, ready to be drawn: everything that its parts need to know of each other.
struct Subject {
  const Paper& paper;
  const Character& character;
  const FigureState& state;
  Proportions body;
  Pose pose;
  Pose before;  // a tenth of a second earlier, for what lags behind
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
};
Subject subject_of(const Paper& paper, const Character& character, const FigureState& state);

// A point on the front of the trunk: `share` 0 at the pelvis … 1 at the base of the neck, `around` -1 … 1
// from the left of the front to the right, `half` the half width there. Follows the turn of the body.
Point on_trunk(const Subject& subject, double share, double around, double half);
// The half width of the trunk on the picture: a turned body is narrower.
double seen_half(const Subject& subject, double half);

// Parts, from back to front. Each draws itself in the figure's coordinates.
void draw_leg(const Subject& subject, int side);
void draw_arm(const Subject& subject, int side);
void draw_hand(const Subject& subject, int side);
void draw_neck(const Subject& subject);
void draw_trunk(const Subject& subject);          // the top, as far as the arms
void draw_lower_garment(const Subject& subject);  // hips, skirt
void draw_coat_back(const Subject& subject);
void draw_coat_tails(const Subject& subject);
void draw_cape(const Subject& subject);
void draw_scarf(const Subject& subject);
void draw_collar(const Subject& subject);  // hood, lapels and what stands around the neck
void draw_tail(const Subject& subject);
void draw_seat(const Subject& subject);
void draw_ghost_body(const Subject& subject);

void draw_prop_behind(const Subject& subject);  // on the back or behind the trunk
void draw_prop_before(const Subject& subject);  // before the trunk, under the hands
void draw_prop_front(const Subject& subject);   // over everything: shield, microphone, straps

void draw_head_behind(const Subject& subject);  // hair on the back
void draw_head(const Subject& subject);

}  // namespace render
