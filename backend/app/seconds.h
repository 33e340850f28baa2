#pragma once

#include <string_view>

#include "timing/flicks.h"

namespace app {

// A time as the user typed it; `option` names it in the message ("--start"). Throws Error{kOutOfRange} for
// what is no number of seconds from 0 to 24 hours, longer than any song.
timing::Flicks seconds_of(std::string_view option, double seconds);

}  // namespace app
