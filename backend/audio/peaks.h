#pragma once

#include <cstdint>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "media/media.h"
#include "timing/flicks.h"

namespace audio {

// The loudest moment of each slice of a song, for drawing it.
struct Peaks {
  timing::Flicks duration{0};
  std::int64_t samples = 0;        // of the whole song
  std::int64_t slice_samples = 1;  // the last slice may be shorter
  std::vector<float> values;       // 0 … 1 of full scale, whatever the channel
};

constexpr std::size_t kMostPeaks = 1 << 17;  // 0.5 MB

// Reads the song once, streaming. Slices are a millisecond, or in songs of more than two minutes so much
// longer that they are at most kMostPeaks: memory stays flat whatever the length. `length` is only for the
// progress. Errors as SampleReader::read.
Peaks gather_peaks(media::SampleReader& song, timing::Flicks length, base::CancelToken cancel,
                   base::ProgressSink& progress);

// The same in exactly `count` slices of equal length (where there are fewer, values repeat). Empty for an
// empty song.
std::vector<float> in_slices(const Peaks& peaks, std::size_t count);

}  // namespace audio
