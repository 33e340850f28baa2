#pragma once

#include <array>
#include <span>
#include <vector>

#include "mouth/phone_hearer.h"
#include "timing/mouth_shape.h"

namespace mouth {

constexpr std::size_t kShapes = 9;  // A … H, X
using ShapeChances = std::array<float, kShapes>;

constexpr timing::Flicks kFrame = timing::sample_time(kFrameSamples, kVoiceRate);  // 10 ms

constexpr std::size_t index_of(timing::MouthShape shape) {
  return static_cast<std::size_t>(shape);
}

// The table: what the mouth shows in each third of a phone. Diphthongs have two shapes.
timing::MouthShape shape_of(Phone phone, std::size_t third);

// The shape of a known phone at a time within it.
timing::MouthShape shape_at(const PhoneSpan& phone, timing::Flicks time);

// How likely each shape is in a frame, given how likely the phones are.
ShapeChances shape_chances(const StateScores& phones);

// The likeliest shape of each frame.
std::vector<timing::MouthShape> likeliest_shapes(std::span<const ShapeChances> chances);

}  // namespace mouth
