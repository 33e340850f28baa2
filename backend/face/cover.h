#pragma once

#include <vector>

#include "face/follower.h"

namespace face {

// For each glance, how far something covers the mouth, 0 … 1: the lower face looks unlike what it is in most
// of the clip. Rises before the cover comes and falls after it has gone, each over a quarter of a second.
std::vector<double> covered(const std::vector<Glance>& glances);

}  // namespace face
