#pragma once

#include <string>

#include "mv/flavor.h"

namespace mv {

// A flavor for people: every key with the value in effect, prompts indented.
std::string describe(const Flavor& flavor);

}  // namespace mv
