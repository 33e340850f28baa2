#pragma once

#include <cstddef>
#include <vector>

#include "mouth/voice_evidence.h"
#include "mouth/voice_levels.h"

namespace mouth {

// Where somebody sings, a decision for each 10 ms.
struct VoiceGate {
  std::vector<bool> open;
  std::vector<float> level;  // of the voice, dB
  // How sure each decision is, 0 … 1: what is expected right less what is expected wrong.
  std::vector<float> certainty;
};

// Within a mix: where enough speaks for a voice and what is kept of it is loud.
VoiceGate gate_in_music(const VoiceLevels& levels, const VoiceEvidence& evidence);

// Of a voice alone: where it is loud.
VoiceGate gate_by_level(const std::vector<float>& levels);

// How loud voice and music are, in dB. Music is measured where nobody sings, well away from the voice, so it
// is what stands between the phrases; what is quiet there is quiet below the voice as well.
struct Balance {
  float voice = 0;
  float music = 0;       // mean power
  float music_loud = 0;  // 75th percentile: what silence before a song does not hide
};
Balance balance_of(const std::vector<float>& mid, const std::vector<bool>& open);

}  // namespace mouth
