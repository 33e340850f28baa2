#pragma once

#include <span>
#include <vector>

#include "timing/mouth_shape.h"

namespace mouth {

// A mouth that only knows how loud the voice is: X, B, C and D by level, softly. `level` is 0 … 1, 100 a
// second; one shape for each value.
std::vector<timing::MouthShape> follow_level(std::span<const float> level);

}  // namespace mouth
