#pragma once

#include <filesystem>

#include "media/media.h"

namespace mv {

// Throws Error{kUnsupported} for a song whose packets an MP4 film cannot carry as they are, so that it is
// told before the painting. Other errors as Media::probe.
void check_copied_song(const media::Media& media, const std::filesystem::path& song,
                       base::CancelToken cancel);

}  // namespace mv
