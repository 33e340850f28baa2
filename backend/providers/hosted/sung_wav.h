#pragma once

#include <filesystem>

#include "base/cancel.h"
#include "media/media.h"
#include "timing/flicks.h"

namespace providers {

// The slice of a song as a WAV of 16 bits, mono or stereo. `least`: a shorter slice, or the end of a song,
// is followed by silence up to there. Throws as media::Media::read_audio, and Error{kUnwritable, kDiskFull}.
void write_sung_wav(const media::Media& media, const std::filesystem::path& song, timing::TimeRange slice,
                    timing::Flicks least, const std::filesystem::path& out, const base::CancelToken& cancel);

}  // namespace providers
