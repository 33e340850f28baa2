#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "mouth/shapes.h"

namespace mouth {

// The table looks at one frame; this also looks up to 120 ms back and ahead, and knows what the recogniser
// tends to take for what: a closed mouth is often heard as a T, a W as an L. A network of one hidden layer
// (Rumelhart, Hinton & Williams, Nature 1986; 48 rectified units, 22 473 weights, 44 kB) over the logarithms
// of the phones' chances, the cepstra and the level of the voice. bench/mouth/learn.py learned it with Adam
// from synthetic voices (24 of espeak-ng, and flite's four, who were people) with known mouths, alone and in
// music. It and the table are averaged: more of it fits those voices still better, and people less.
constexpr std::array<int, 9> kPhonePlaces = {-12, -8, -5, -2, 0, 2, 5, 8, 12};  // frames
constexpr std::array<int, 7> kSoundPlaces = {-8, -4, -2, 0, 2, 4, 8};
constexpr std::size_t kSoundNumbers = kCepstra + 1;  // and the level
constexpr std::size_t kContextInputs =
    kPhonePlaces.size() * kPhones + kSoundPlaces.size() * kSoundNumbers + 1;
constexpr std::size_t kContextUnits = 48;
// A row for each input, the last for what holds anyway.
extern const std::array<std::int16_t, kContextInputs * kContextUnits> kContextUnitWeights;
extern const std::array<std::int16_t, (kContextUnits + 1) * kShapes> kContextShapeWeights;

// How likely each shape is in each frame, by table and context. Where no level is given it counts as 0.
std::vector<ShapeChances> shape_chances_in_context(const PhoneChances& phones, std::span<const float> level);

}  // namespace mouth
