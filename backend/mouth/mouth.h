#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "mouth/lyrics.h"
#include "mouth/rules.h"
#include "mouth/sound.h"
#include "mouth/stresses.h"
#include "mouth/voice.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace mouth {

// Where Debian's package pocketsphinx-en-us puts the model.
inline const std::filesystem::path kModelFolder = "/usr/share/pocketsphinx/model/en-us";

struct HearingRequest {
  // What is sung, if it is known: it steers the phones.
  std::optional<Lyrics> lyrics;
  VoiceOptions voice;
  // The rest is for the bench, which measures what each step is worth.
  Rules rules = kAllRules;
  enum class Table { kAlone, kWithContext } table = Table::kWithContext;
  enum class Follow { kHeard, kLevel } follow = Follow::kHeard;
  std::filesystem::path model = kModelFolder;
};

constexpr double kLeastWordsCertainty = 0.3;  // below it they hardly are the words of this song

struct Hearing {
  timing::Timeline<timing::MouthShape> shapes;  // all of [0, length of the sound), without a gap
  std::vector<timing::TimeRange> singing;       // somebody sings or speaks; sorted, apart
  double confidence = 0;                        // 0 … 1
  // The voice could not be told from the music: the mouth follows the level softly.
  bool by_energy = false;
  std::vector<Stress> stresses;  // sorted
  // With lyrics: 0 … 1, how well the words were found (Alignment::certainty).
  double words_certainty = 0;
};

// Hears where somebody sings and what the mouth does. Works stretch by stretch: memory grows by about 20
// bytes for each 10 ms of sound and by nothing else. An empty sound gives an empty hearing; silence, noise or
// music without a voice give one long rest. Errors as AcousticModel (only when somebody sings),
// Error{kCanceled}, and what `sound` throws. May run in several threads at once.
Hearing hear(const Sound& sound, const HearingRequest& request, base::CancelToken cancel,
             base::ProgressSink& progress);

}  // namespace mouth
