#pragma once

#include <array>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "mouth/sound.h"
#include "mouth/voice.h"

namespace mouth {

// From 200 Hz to 3.9 kHz, each about as wide as an ear's band.
constexpr std::size_t kVoiceBands = 13;
using BandLevels = std::array<float, kVoiceBands>;

// What find_voice goes by: levels in dB below a full-scale sine, 100 a second, −120 for silence. Value i
// belongs to the 32 ms around 10 ms · (i + ½). 11 kB a second, 40 MB an hour.
struct VoiceLevels {
  std::vector<float> mid;    // of (left + right) / 2, 250 … 3400 Hz, where a voice is heard best
  std::vector<float> voice;  // the same of what is left after the steps of VoiceOptions
  std::vector<BandLevels> mid_bands;
  std::vector<BandLevels> voice_bands;
};

VoiceLevels voice_levels(const Sound& sound, const VoiceOptions& options, base::CancelToken cancel,
                         base::ProgressSink& progress);

}  // namespace mouth
