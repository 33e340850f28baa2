#pragma once

#include "face/form.h"
#include "face/track.h"

namespace face {

// How one frame's lower face moves: for each place where its pixel comes from, and where the opened mouth is.
// Places are in mouth coordinates: origin in the middle of the lips' line, x along it, unit = distance of
// eyes.
class LowerFace {
 public:
  LowerFace(const MouthModel& mouth, const MouthForm& form, double opening, double filmed_gap,
            double strength);

  bool still() const;  // nothing moves
  // Beyond this rectangle nothing moves.
  static constexpr double kLeft = -1.2, kTop = -0.34, kRight = 1.2, kBottom = 1.25;

  struct Spot {
    Place from;         // where the pixel comes from
    double across = 0;  // -1 … 1 from corner to corner of the mouth
    double below = -1;  // depth under the upper lip's edge; > 0 inside the mouth, if `above` is too
    double above = -1;  // and over the lower lip's edge
  };
  Spot at(Place place) const;

  double seam() const { return seam_; }  // 0 … 1: how visible the line between lips is that had to be closed
  double strength() const { return strength_; }

 private:
  double arch(double across) const;

  double half_width_, bend_;
  double strength_;
  double narrow_;     // how far sideways a corner's pixel comes from
  double up_, down_;  // how far the lips' edges go from the line, at the middle of the mouth
  double gap_;        // as filmed
  double closed_;     // share of it that is taken back
  double press_;
  double rim_;   // what the upper lip loses, so that no teeth stay on it
  double drop_;  // of the corners
  double round_;
  double seam_ = 0;
};

}  // namespace face
