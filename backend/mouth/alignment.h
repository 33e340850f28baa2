#pragma once

#include <filesystem>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "mouth/lyrics.h"
#include "mouth/phone_hearer.h"
#include "mouth/voice.h"

namespace mouth {

struct SungWord {
  std::size_t line = 0;  // its place in the lyrics
  std::size_t word = 0;  // its place in the line
  timing::TimeRange range;
  double certainty = 0;  // 0 … 1: how well its sounds fit; right ones have 0.65 … 0.75 on the average
};

// Words that were found in the voice. How sure it is: a word that is not found, or that with its neighbours
// fits no better than a wrong text would, is left out, and its time left to what is heard there without
// knowing the words. So wrong lyrics do little harm, and `certainty` tells of them.
struct Alignment {
  std::vector<PhoneSpan> phones;  // of the placed words; sorted, apart, on a grid of 10 ms
  std::vector<SungWord> words;    // the placed ones, in the order of time
  std::size_t asked = 0;          // words in those lines that lie within the sound
  double certainty = 0;  // 0 … 1: share of the words that were placed × their mean certainty; under 0.3:
                         // hardly the right lyrics
};

// What aligning works with; all outlives the call.
struct AlignmentSource {
  const Sound& sound;
  const VoiceMap& voice;
  const PhoneHearer& hearer;
  double stretch = 1;                // of the singer, see Speaker
  std::filesystem::path dictionary;  // cmudict-en-us.dict
};

// Places the words in the stretches where somebody sings: line by line within half a second of its time when
// the lyrics have times, else from the first stretch to the last in one go. Words of other languages are read
// by English rules; what cannot be read at all only takes time. Throws Error{kNotConfigured, kCanceled}.
// Memory: 25 MB whatever the length.
Alignment align(const Lyrics& lyrics, const AlignmentSource& source, base::CancelToken cancel,
                base::ProgressSink& progress);

}  // namespace mouth
