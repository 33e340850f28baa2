#pragma once

#include <vector>

#include "mouth/voice_levels.h"

namespace mouth {

// How much speaks for somebody singing, 100 a second: the logarithm of the odds (0 is even; 3 is 95 %).
struct VoiceEvidence {
  std::vector<float> odds;
  // What the best tenth of the sound reaches; with music alone this stays low as well.
  float best = 0;
};

// `levels` are not empty.
VoiceEvidence voice_evidence(const VoiceLevels& levels);

}  // namespace mouth
