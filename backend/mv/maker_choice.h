#pragma once

#include <optional>
#include <string>

#include "mv/workshop.h"

namespace mv {

// Which maker makes a clip: the one that the request names, else the built-in one. Throws Error{kUsage} for
// an unknown name and Error{kNotConfigured} for one without its key (the message names the variable) or that
// this program does not have.
std::string choose_clip_maker(const Workshop& workshop, const std::optional<std::string>& backend);
// The same for who moves lips.
std::string choose_lip_syncer(const Workshop& workshop, const std::optional<std::string>& backend);

}  // namespace mv
