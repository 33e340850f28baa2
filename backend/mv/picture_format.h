#pragma once

#include <string>

#include "media/media.h"

namespace mv {

// "16:9" and "720p" at "24" fps → 1280×720; the size names the shorter side. Throws Error{kUsage} for other
// words.
media::VideoFormat picture_format(const std::string& aspect, const std::string& size, int frames_per_second);

// "16:9" of such a format.
std::string aspect_name(const media::VideoFormat& format);
std::string size_name(const media::VideoFormat& format);  // "720p"

}  // namespace mv
