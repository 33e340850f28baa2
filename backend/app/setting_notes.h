#pragma once

#include <string>
#include <vector>

#include "app/settings.h"

namespace app {

// Whole sentences about what was found that stops nothing and yet is not what the user meant.
std::vector<std::string> notes_on(const Settings& settings);

}  // namespace app
