#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/pixels.h"

namespace media {

// Writes an opaque or transparent PNG with text chunks (keyword → Latin-1/UTF-8 text as iTXt). Through
// PendingFile.
void write_png(const std::filesystem::path& path, const base::Pixels& pixels,
               const std::map<std::string, std::string>& texts = {});

// The text chunks of a PNG, without decoding its picture; empty for a file that is no PNG or is damaged. At
// most 64 chunks of 64 KiB each are read.
std::map<std::string, std::string> read_png_texts(const std::filesystem::path& path);

}  // namespace media
