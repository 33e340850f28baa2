#pragma once

#include "media/libav/open_input.h"
#include "media/media.h"

namespace media {

// What a file holds, without decoding. Lengths count audible samples only. Reads all packets where the
// container keeps no length.
AudioStream describe_audio(Input& input);
VideoStream describe_video(Input& input);
MediaInfo describe(Input& input);

}  // namespace media
