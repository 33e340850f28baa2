#pragma once

#include "base/cancel.h"
#include "media/media.h"
#include "timing/curve.h"

namespace audio {

// What the picture hears of a song, at 100 Hz from the song's first audible sample.
struct Envelope {
  timing::Curve energy;  // loudness over about half a second, 0 … 1 of the song's own loudest passages
  timing::Curve bass;    // below 150 Hz, fast attack, 0 … 1
  timing::Curve onset;   // 1 at an onset (spectral flux peak), falling to 0 within 0.3 s
  double beats_per_minute = 120;
  timing::Flicks first_beat{0};
  timing::Flicks duration{0};
};

// Reads the song once, streaming; memory grows by 12 bytes for each 10 ms of song. Errors as
// SampleReader::read. The song must come as mono at kAnalysisRate (or another multiple of 100 Hz).
Envelope analyse_envelope(media::SampleReader& song, base::CancelToken cancel);
constexpr int kAnalysisRate = 24'000;  // 10 ms are 240 samples; onsets need nothing over 12 kHz

// The part under a clip, moved to time 0; `first_beat` is the first beat at or after its start.
Envelope slice(const Envelope& song, timing::TimeRange range);

}  // namespace audio
