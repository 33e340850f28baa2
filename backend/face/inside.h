#pragma once

#include "face/form.h"
#include "face/track.h"

namespace face {

// A colour as numbers 0 … 255.
struct Colour {
  double red, green, blue;
};

// The inside of a mouth, painted with colours taken from the face's own lips and skin.
class Inside {
 public:
  // `gain`: brightness of this frame's face beside the model's.
  Inside(const MouthModel& mouth, const MouthForm& form, double gain);

  // `across`: -1 … 1 from corner to corner; `below`, `above`: distances from the upper and the lower lip's
  // edge, in face coordinates, both positive inside.
  Colour at(double across, double below, double above) const;

  // The line where closed lips meet.
  Colour seam() const { return seam_; }

 private:
  MouthForm form_;
  Colour dark_, tongue_, teeth_, seam_;
};

}  // namespace face
