#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "mouth/shapes.h"

namespace mouth {

// The table looks at one frame; this also looks 30 and 70 ms back and ahead, and knows what the recogniser
// tends to take for what: a closed mouth is often heard as a T, a W as an L. A linear softmax over the
// logarithms of the phones' chances, learned from synthetic voices (espeak-ng, and flite, whose voices were
// people) with known mouths. It and the table are averaged: more of it fits those voices still better, and
// people less.
constexpr std::array<int, 5> kContextPlaces = {-7, -3, 0, 3, 7};  // frames
constexpr std::size_t kContextRows = kContextPlaces.size() * kPhones + 1;
extern const std::array<std::int16_t, kContextRows * kShapes> kContextWeights;

// How likely each shape is in each frame, by table and context.
std::vector<ShapeChances> shape_chances_in_context(const PhoneChances& phones);

}  // namespace mouth
