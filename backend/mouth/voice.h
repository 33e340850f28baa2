#pragma once

#include <span>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "mouth/sound.h"
#include "timing/flicks.h"

namespace mouth {

constexpr int kLevelRate = 100;  // values of VoiceMap::level a second

// Where somebody sings or speaks, and how to hear it best.
struct VoiceMap {
  enum class Kind {
    kVoiceAlone,    // speech, an unaccompanied song or a vocal stem: nothing plays below it
    kVoiceInMusic,  // a song
    kUncertain,     // perhaps a voice, hardly told from the music: `stretches` is a guess
    kNoVoice,       // silence, noise or music only; `stretches` is empty
  };

  std::vector<timing::TimeRange> stretches;  // sorted, apart, within the sound
  // How loud the voice is, 0 … 1, 100 values a second over the whole sound: 0 where nobody sings, 1 at the
  // loudest; linear in dB over 30 dB.
  std::vector<float> level;
  // 0 … 1: how well voice and music could be told apart. See `confidence_of` in voice.cpp.
  double confidence = 0;
  Kind kind = Kind::kNoVoice;
  // How far the voice stands above the music where both sound, in dB; what voice_of goes by.
  double voice_over_music = 0;
};

// The steps can be switched off one by one, so that the bench can show what each is worth.
struct VoiceOptions {
  enum class Source {
    kSong,  // a mix, or a voice alone, which is recognised by its gaps
    kStem,  // known to be a voice alone, used as it is
  };
  enum class Step { kUsed, kLeftOut };

  Source source = Source::kSong;
  Step centre = Step::kUsed;               // the middle of the stereo picture
  Step harmonic_percussive = Step::kUsed;  // the two splits by spectrum
};

// Reads the whole sound once or twice, in blocks; keeps 100 Hz features only. Throws base::Error{kCanceled}.
VoiceMap find_voice(const Sound& sound, const VoiceOptions& options, base::CancelToken cancel,
                    base::ProgressSink& progress);

// What a recogniser shall hear of one stretch, 16 000 samples a second: both channels together where the
// voice dominates, the middle of the stereo picture where the music is loud. As long as the range, zeros
// outside the sound.
std::vector<float> voice_of(const Sound& sound, const VoiceMap& map, timing::TimeRange range);

}  // namespace mouth
