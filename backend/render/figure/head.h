#pragma once

#include "render/figure/mouth_form.h"
#include "render/figure/sitter.h"

namespace render {

// Where the head sits on the figure. Head coordinates: one unit is the head's height, (0,0) its middle, the
// crown at y -0.5, the chin at 0.5; eyes lie on the middle line.
struct HeadPlace {
  Point center;
  double size = 0.15;
  double roll = 0;
  double yaw = 0;    // sine of the turn, positive to the right of the picture
  double pitch = 0;  // sine, positive looks down
  double widen = 1;  // half width of the head against the standard 0.36

  // A point on the face: `depth` is how far it stands out from the head's axis; it moves when the head turns.
  Point on_face(double x, double y, double depth = 0.3) const;
  Point to_figure(Point local) const;
};
HeadPlace head_place(const Proportions& body, const BodyPose& pose);

// What the parts of a head need.
struct HeadView {
  const Sitter& sitter;
  Paper paper;  // in head coordinates
  HeadPlace place;
  MouthForm mouth;
  double blink = 0;                                 // 0 open … 1 closed
  Point gaze;                                       // -1 … 1
  Point hang;                                       // where loose hair is drawn to, head units
  double pixels() const { return paper.detail(); }  // height of the head in pixels
  Point at(double x, double y, double depth = 0.3) const { return place.on_face(x, y, depth); }
  // On the skull's outline, which does not shift with the turn.
  Point rim(double x, double y) const { return {x * place.widen, y}; }
};

constexpr double kEyeX = 0.155;
constexpr double kEyeY = 0.01;
constexpr double kMouthY = 0.285;

double blink_at(std::uint64_t seed, double seconds);
Point gaze_at(std::uint64_t seed, double seconds);

void draw_human_head(const HeadView& view);
void draw_robot_head(const HeadView& view);
void draw_animal_head(const HeadView& view);
void draw_alien_head(const HeadView& view);
void draw_ghost_head(const HeadView& view);

void draw_eyes(const HeadView& view);
void draw_brows(const HeadView& view, Color color);
void draw_nose(const HeadView& view, const Tone& skin);
// The mouth at `center` in the form of the view, `scale` times its usual size, with lips in `lips`.
void draw_mouth(const HeadView& view, Point center, double scale, const Tone& lips);
void draw_facial_hair_under(const HeadView& view);  // the beard, below the mouth's paper
void draw_facial_hair_over(const HeadView& view);   // the moustache

bool has_hair(const Character& character);
void draw_hair_behind(const HeadView& view);
void draw_hair_before(const HeadView& view);
void draw_hat_behind(const HeadView& view);
void draw_hat(const HeadView& view);
void draw_eyewear(const HeadView& view);

}  // namespace render
