#pragma once

#include <string_view>

#include "mv/config_type.h"

namespace mv {

// The text of mv/configs/default/<type>.yaml as it was when the program was built: the value of every key
// that a flavor's file leaves out, and the whole default flavor where no configs folder is found.
std::string_view shipped_default(ConfigType type);

}  // namespace mv
