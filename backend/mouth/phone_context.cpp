#include "mouth/phone_context.h"

#include <algorithm>
#include <cmath>

namespace mouth {
namespace {

// The same in bench/mouth/learn.py.
constexpr float kLeastChance = 0.02F;
constexpr float kContextCounts = 0.7F;  // measured; 1 costs flite's voices a point of tol9
constexpr float kThousandth = 0.001F;

using Evidence = std::array<float, kPhones>;

// How far each phone stands above what cannot be told, logarithmically; 0 … 3.9.
Evidence evidence_of(const StateScores& states) {
  Evidence evidence;
  for (std::size_t phone = 0; phone < kPhones; ++phone) {
    const float* state = states.data() + phone * kThirds;
    evidence[phone] = std::log((state[0] + state[1] + state[2] + kLeastChance) / kLeastChance);
  }
  return evidence;
}

void softmax(ShapeChances& values) {
  const float most = *std::max_element(values.begin(), values.end());
  float sum = 0;
  for (float& value : values) sum += value = std::exp(value - most);
  for (float& value : values) value /= sum;
}

}  // namespace

std::vector<ShapeChances> shape_chances_in_context(const PhoneChances& phones) {
  std::vector<Evidence> evidence;
  evidence.reserve(phones.frames.size());
  for (const StateScores& frame : phones.frames) evidence.push_back(evidence_of(frame));

  std::vector<ShapeChances> all;
  all.reserve(evidence.size());
  const auto last = std::ssize(evidence) - 1;
  for (std::ptrdiff_t i = 0; i <= last; ++i) {
    ShapeChances learned;
    const std::int16_t* row = kContextWeights.data();
    const std::int16_t* anyway = row + (kContextRows - 1) * kShapes;
    for (std::size_t shape = 0; shape < kShapes; ++shape) learned[shape] = anyway[shape];
    for (const int place : kContextPlaces) {
      for (const float value :
           evidence[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i + place, 0, last))]) {
        for (std::size_t shape = 0; shape < kShapes; ++shape) learned[shape] += value * row[shape];
        row += kShapes;
      }
    }
    for (float& value : learned) value *= kThousandth;
    softmax(learned);
    ShapeChances& sum = all.emplace_back(shape_chances(phones.frames[static_cast<std::size_t>(i)]));
    for (std::size_t shape = 0; shape < kShapes; ++shape) {
      sum[shape] += kContextCounts * (learned[shape] - sum[shape]);
    }
  }
  return all;
}

}  // namespace mouth
