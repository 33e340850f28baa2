#pragma once

#include <filesystem>

#include "base/pixels.h"

namespace media {

// Writes an opaque picture as JPEG (JFIF: BT.601, full range, 4:2:0), small enough for a page that shows many
// and good enough to see no blocks. Through PendingFile. Throws Error{kUnwritable, kDiskFull}.
void write_jpeg(const std::filesystem::path& path, const base::Pixels& pixels);

}  // namespace media
