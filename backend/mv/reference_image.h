#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "mv/studio.h"

namespace mv {

// The character image that all clips of a film refer to; made once for the same text, flavor and seed, and
// kept.
std::filesystem::path kept_reference(const Studio& studio, const Flavor& flavor, const std::string& character,
                                     std::uint64_t seed, base::CancelToken cancel);

}  // namespace mv
