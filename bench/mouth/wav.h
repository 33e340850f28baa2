#pragma once

#include <filesystem>

#include "mouth/sound.h"

namespace bench {

// A WAV file of 16-bit samples, one or two channels, at any rate, as the engine hears it. Throws base::Error.
mouth::SoundInMemory read_wav(const std::filesystem::path& file);

}  // namespace bench
