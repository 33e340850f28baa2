#include "mouth/phone_context.h"

#include <algorithm>
#include <cmath>

namespace mouth {
namespace {

// The same in bench/mouth/learn.py.
constexpr float kLeastChance = 0.02F;
constexpr float kContextCounts = 0.7F;  // measured; 1 costs flite's voices some points
constexpr float kWeightStep = 1.0F / 4096;

using Units = std::array<float, kContextUnits>;

// One frame as the network takes it.
struct Evidence {
  std::array<float, kPhones> phones;       // how far above what cannot be told, logarithmically; 0 … 3.9
  std::array<float, kSoundNumbers> sound;  // cepstra less their mean, level
};

std::array<float, kPhones> logarithms(const StateScores& states) {
  std::array<float, kPhones> result;
  for (std::size_t phone = 0; phone < kPhones; ++phone) {
    const float* state = states.data() + phone * kThirds;
    result[phone] = std::log((state[0] + state[1] + state[2] + kLeastChance) / kLeastChance);
  }
  return result;
}

// The room and the microphone.
Cepstra mean_of(const std::vector<Cepstra>& cepstra) {
  Cepstra mean{};
  for (const Cepstra& frame : cepstra) {
    for (std::size_t i = 0; i < kCepstra; ++i) mean[i] += frame[i] / static_cast<float>(cepstra.size());
  }
  return mean;
}

std::vector<Evidence> evidence_of(const PhoneChances& phones, std::span<const float> level) {
  const Cepstra mean = mean_of(phones.cepstra);
  std::vector<Evidence> evidence(phones.frames.size());
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    evidence[i].phones = logarithms(phones.frames[i]);
    evidence[i].sound = {};
    if (i < phones.cepstra.size()) {
      for (std::size_t k = 0; k < kCepstra; ++k) evidence[i].sound[k] = phones.cepstra[i][k] - mean[k];
    }
    if (i < level.size()) evidence[i].sound[kCepstra] = level[i];
  }
  return evidence;
}

// Weights of one layer, and the sum of one frame: a row for each input.
template <std::size_t kOutputs>
class Layer {
 public:
  explicit Layer(std::span<const std::int16_t> weights) : weights_(weights.begin(), weights.end()) {
    for (float& weight : weights_) weight *= kWeightStep;
  }
  void start() { row_ = weights_.data(), sum_ = {}; }
  void add(std::span<const float> inputs) {
    for (const float value : inputs) {
      for (std::size_t i = 0; i < kOutputs; ++i) sum_[i] += value * row_[i];
      row_ += kOutputs;
    }
  }
  // With what holds anyway.
  const std::array<float, kOutputs>& finish() {
    for (std::size_t i = 0; i < kOutputs; ++i) sum_[i] += row_[i];
    return sum_;
  }

 private:
  std::vector<float> weights_;
  const float* row_ = nullptr;
  std::array<float, kOutputs> sum_{};
};

void softmax(ShapeChances& values) {
  const float most = *std::max_element(values.begin(), values.end());
  float sum = 0;
  for (float& value : values) sum += value = std::exp(value - most);
  for (float& value : values) value /= sum;
}

}  // namespace

std::vector<ShapeChances> shape_chances_in_context(const PhoneChances& phones, std::span<const float> level) {
  const std::vector<Evidence> evidence = evidence_of(phones, level);
  Layer<kContextUnits> hidden(kContextUnitWeights);
  Layer<kShapes> shapes(kContextShapeWeights);
  const auto last = std::ssize(evidence) - 1;
  const auto near = [&](std::ptrdiff_t i) -> const Evidence& {
    return evidence[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))];
  };

  std::vector<ShapeChances> all;
  all.reserve(evidence.size());
  for (std::ptrdiff_t i = 0; i <= last; ++i) {
    hidden.start();
    for (const int place : kPhonePlaces) hidden.add(near(i + place).phones);
    for (const int place : kSoundPlaces) hidden.add(near(i + place).sound);
    Units units = hidden.finish();
    for (float& unit : units) unit = std::max(unit, 0.0F);
    shapes.start();
    shapes.add(units);
    ShapeChances learned = shapes.finish();
    softmax(learned);
    ShapeChances& sum = all.emplace_back(shape_chances(phones.frames[static_cast<std::size_t>(i)]));
    for (std::size_t shape = 0; shape < kShapes; ++shape) {
      sum[shape] += kContextCounts * (learned[shape] - sum[shape]);
    }
  }
  return all;
}

}  // namespace mouth
