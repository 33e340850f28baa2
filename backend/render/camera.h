#pragma once

#include <cstdint>
#include <vector>

#include "render/shot.h"
#include "render/stage.h"

namespace render {

// Where the camera is: displaced by (x, y, z) from its rest, in units of depth; `zoom` times longer lens; the
// whole picture shifted by (shift_x, shift_y) frame heights (the flat world's way to turn the head).
struct Pose {
  double x = 0;
  double y = 0;
  double z = 0;
  double zoom = 1;
  double shift_x = 0;
  double shift_y = 0;
};

// The pinhole's map for one depth: rest point p at depth d stands at d·p; seen from `pose` it appears at
// zoom · (d·p − (x, y)) / (d − z) + shift.
View view_at(const Pose& pose, double depth, int width, int height);

// Nearer than this to the lens nothing is drawn; up to twice the distance it fades.
constexpr double kNearest = 0.3;
double near_fade(const Pose& pose, double depth);

// What the shot looks at: a person (or the whole set) at a depth, with where the face is.
struct Subject {
  Place place;
  Point face;                // rest coordinates, between the eyes
  double face_width = 0.06;  // rest units
  bool group = false;        // several people, or the set: no shot comes nearer than shows them together
};

// How a shot is framed before it moves.
struct Framing {
  Point anchor;  // rest coordinates of what stays in place, at `depth`
  double depth = kLeadDepth;
  Point screen;              // where the anchor is seen, frame heights from the centre
  double magnification = 1;  // of what stands at `depth`, against the camera at rest
  double lens_share = 0.4;   // how much of the magnification (its logarithm) is lens, not travel
  double rise =
      0;  // camera below (+) or above (−) the anchor's rest ray, as a shift of infinity, frame heights
  double aperture = 0;  // blur of infinity (standard deviation), frame heights
};

Framing frame_shot(const Shot& shot, const Subject& subject, double aspect);

// The camera's way through a clip. All motion is eased; it starts and ends at rest except for hand-held
// drift. `amount` 0 … 1 scales the motion and the tilt.
class CameraPath {
 public:
  CameraPath(const Shot& shot, const Framing& framing, double seconds);

  // `progress` 0 … 1 over the clip; `push` is a small extra magnification from the music (0.01 = 1 %).
  Pose at(double progress, double push) const;
  void set_amount(double amount) { amount_ = amount; }
  const Framing& framing() const { return framing_; }

 private:
  struct Offsets {
    double magnify = 1;  // factor
    double truck_x = 0;  // sideways travel as shift of infinity against the anchor, frame heights
    double truck_y = 0;
    double slide_x = 0;  // anchor's movement on the screen
    double slide_y = 0;
  };
  Offsets offsets_at(double progress) const;
  Offsets handheld_at(double seconds) const;

  CameraMove move_;
  Framing framing_;
  double seconds_;
  double reach_;  // size of the movement for this shot and length
  double side_;   // ±1, from the seed
  double amount_ = 1;
  std::uint64_t seed_;
};

// Sine ease: 0 → 1 with no velocity at both ends.
double eased(double progress);

}  // namespace render
