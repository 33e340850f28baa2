#pragma once

#include <string>

#include "media/media.h"

namespace app {

// "16:9" and "720p" at "24" fps → 1280×720; the size names the shorter side. Throws Error{kUsage} for other
// words.
media::VideoFormat video_format(const std::string& aspect, const std::string& size, int frames_per_second);

}  // namespace app
