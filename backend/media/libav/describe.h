#pragma once

#include "media/libav/open_input.h"
#include "media/media.h"

namespace media {

// What a file holds, without decoding. Lengths count audible samples only. Reads all packets where the
// container keeps no length.
AudioStream describe_audio(const Input& input);
VideoStream describe_video(const Input& input);
MediaInfo describe(const Input& input);

}  // namespace media
