#pragma once

#include <vector>

#include "render/canvas/canvas.h"
#include "render/figure/space.h"
#include "render/palette.h"

namespace render {

// The closed edge of a piece of paper, finely sampled, clockwise as seen.
using Outline = std::vector<Point>;

// One colour of paper under the shot's light: the sheet itself, the piece laid over its shaded side, the one
// on the lit side, and the light along the edge.
struct Tone {
  Color base;
  Color shade;
  Color light;
  Color rim;
  bool metal = false;  // the piece mirrors: hard bands of reflected light instead of a plain sheet
};

// How much of a piece its shading covers, in the paper's units; 0 leaves a layer out.
struct Layers {
  double shade = 0.012;
  double light = 0;
  double rim = 0.0035;
};

// Scissors and light: cuts outlines and lays pieces of paper on a canvas. Shading is done by geometry alone
// (a band along the part of the edge that faces the light or turns from it), never by clipping, because a
// clip to a path costs Cairo a mask for every following operation.
class Paper {
 public:
  Paper(Canvas& canvas, const Palette& palette, double detail);

  Canvas& canvas() const { return canvas_; }
  const Palette& palette() const { return palette_; }
  // Pixels a unit.
  double detail() const { return detail_; }
  // Unit vector towards the key light.
  Point toward_light() const { return toward_; }
  double light_side() const { return toward_.x < 0 ? -1 : 1; }

  Tone tone(Color color) const;
  Tone metal(Color color) const;
  // The colour under the shot's light.
  Color lit(Color color) const;

  // A smooth outline through the points.
  Outline cut(const std::vector<Point>& points) const;
  // A smooth open line through the points.
  std::vector<Point> line(const std::vector<Point>& points) const;
  // A ribbon along a smooth line through `spine`, half as wide as `halves` at each of its points, round ends.
  Outline ribbon(const std::vector<Point>& spine, const std::vector<double>& halves) const;
  // An arm or a leg: two bones with a rounded joint.
  Outline limb(Point root, Point joint, Point end, double w_root, double w_joint, double w_end) const;
  Outline disc(Point center, double radius_x, double radius_y, double turn = 0) const;

  void fill(const Outline& outline, Color color) const;
  void piece(const Outline& outline, const Tone& tone, const Layers& layers = {}) const;
  // The part of a piece along the edge that faces `toward`, `width` deep at most.
  void band(const Outline& outline, Point toward, double width, Color color) const;
  // What a piece lets fall on the pieces behind it.
  void drop_shadow(const Outline& outline, double distance, double strength = 0.28) const;
  void stroke(const std::vector<Point>& points, double width, Color color) const;

  // The same paper in a frame of its own: origin, turn and scale are those of the canvas's new transform.
  Paper inside(double turn, double scale) const;

 private:
  Canvas& canvas_;
  const Palette& palette_;
  double detail_;
  int steps_;  // samples between two points of a smooth line
  Point toward_;
};

}  // namespace render
