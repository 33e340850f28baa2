#pragma once

#include "timing/curve.h"

namespace audio {

struct Tempo {
  double beats_per_minute = 120;
  timing::Flicks first_beat{0};
};

// The steady tempo that explains an onset-strength curve best (70 to 180 BPM): autocorrelation weighted by
// the preference of listeners for about 120 BPM (Ellis, "Beat tracking by dynamic programming", 2007), then
// tempo and phase refined together on the whole curve. 120 BPM from time 0 for a curve without pulse.
Tempo find_tempo(const timing::Curve& onset_strength);

}  // namespace audio
