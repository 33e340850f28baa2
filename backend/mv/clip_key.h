#pragma once

#include <string>

#include "mv/makers.h"

namespace mv {

// The name under which a clip is kept: a hash of everything that it depends on. `maker` is the clip maker's
// version, `image` the hash of the character image.
std::string clip_key(const ClipRequest& request, const Flavor& flavor, const std::string& maker,
                     const std::string& image);

}  // namespace mv
