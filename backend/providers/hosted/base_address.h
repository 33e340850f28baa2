#pragma once

#include <string>

namespace providers {

// A server's address as the user has set it, so that paths can be put behind it: without slashes at its end.
std::string base_address(std::string url);

}  // namespace providers
