#pragma once

#include "media/libav/open_input.h"

namespace media {

// Throws Error{kDamaged}, naming the claimed and the found length, when the file ends before it says: bytes
// against the Xing header (MP3) or the RIFF size (WAV), the last frame (FLAC), the sample table (MP4), the
// last page (Ogg). An MP3 without such a header claims nothing, so there a cut cannot be seen. Leaves the
// reading position as it was.
void check_whole(const Input& input);

}  // namespace media
