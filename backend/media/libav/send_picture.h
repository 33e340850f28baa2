#pragma once

#include "media/libav/handles.h"
#include "media/libav/turn.h"

namespace media {

// Writes a picture as it is shown, scaled to `width` × `height`, to the parent: rows of 32-bit words as in
// base::Pixels. Ends the worker when nobody reads any more.
void send_picture(const AVFrame* frame, Turn turn, int width, int height);

}  // namespace media
