#pragma once

#include "timing/curve.h"

namespace render {

// What the picture hears: the slice of song under the clip, from the clip's start. Empty curves mean no song:
// the painter then moves to a calm 120 BPM.
struct Music {
  timing::Curve energy;  // 0 … 1, loudness over about half a second
  timing::Curve bass;    // 0 … 1, low band, fast
  timing::Curve onset;   // 0 … 1, 1 at an onset, decaying
  double beats_per_minute = 120;
  timing::Flicks first_beat{0};
};

}  // namespace render
