#pragma once

#include <vector>

#include "timing/flicks.h"

namespace timing {

// A value that changes over time, sampled at even steps from time 0; linear in between, the ends hold.
struct Curve {
  Flicks step{Flicks::period::den / 100};
  std::vector<float> values;

  // 0 when empty.
  float at(Flicks time) const;
  // The part from `range.start` on, moved to time 0.
  Curve slice(TimeRange range) const;
};

}  // namespace timing
