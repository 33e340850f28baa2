#include "mouth/acoustic_model.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "mouth/model_files.h"

namespace mouth {
namespace {

constexpr std::size_t kComponents = ModelFiles::kComponents;
constexpr float kLeastVariance = 1e-4F;  // as PocketSphinx's -varfloor
constexpr float kFar = 12;  // a component this far (log) below the best adds nothing that could be seen

using Levels = std::array<float, kComponents>;

// Log density of every component at the 13 values of one stream.
void densities(const float* values, const float* precision, const float* pull, const float* height,
               Levels& levels) {
  std::copy(height, height + kComponents, levels.begin());
  for (std::size_t d = 0; d < kCepstra; ++d) {
    const float x = values[d];
    const float* a = precision + d * kComponents;
    const float* b = pull + d * kComponents;
    for (std::size_t k = 0; k < kComponents; ++k) levels[k] += (a[k] * x + b[k]) * x;
  }
}

}  // namespace

AcousticModel::AcousticModel(const std::filesystem::path& folder) {
  ModelFiles files = read_model(folder);
  weight_ = std::move(files.weights);
  stay_ = std::move(files.stay);
  bigram_ = std::move(files.bigram);
  const std::size_t mixtures = kPhones * kStreams;
  precision_.resize(mixtures * kCepstra * kComponents);
  pull_.resize(precision_.size());
  height_.resize(mixtures * kComponents);
  for (std::size_t mixture = 0; mixture < mixtures; ++mixture) {
    for (std::size_t k = 0; k < kComponents; ++k) {
      double height = 0;
      for (std::size_t d = 0; d < kCepstra; ++d) {
        const std::size_t from = (mixture * kComponents + k) * kCepstra + d;
        const std::size_t to = (mixture * kCepstra + d) * kComponents + k;
        const double mean = files.means[from];
        const double variance = std::max(files.variances[from], kLeastVariance);
        precision_[to] = static_cast<float>(-0.5 / variance);
        pull_[to] = static_cast<float>(mean / variance);
        height -= 0.5 * (mean * mean / variance + std::log(2 * std::numbers::pi * variance));
      }
      height_[mixture * kComponents + k] = static_cast<float>(height);
    }
  }
}

void AcousticModel::score(const Features& features, StateScores& scores) const {
  scores.fill(0);
  Levels levels;
  for (std::size_t mixture = 0; mixture < kPhones * kStreams; ++mixture) {
    const std::size_t phone = mixture / kStreams;
    const std::size_t stream = mixture % kStreams;
    const std::size_t row = mixture * kCepstra * kComponents;
    densities(features.data() + stream * kCepstra, precision_.data() + row, pull_.data() + row,
              height_.data() + mixture * kComponents, levels);
    const float best = *std::max_element(levels.begin(), levels.end());
    std::array<float, kThirds> sums{};
    const float* weights = weight_.data() + mixture * kThirds * kComponents;
    for (std::size_t k = 0; k < kComponents; ++k) {
      if (levels[k] < best - kFar) continue;
      const float density = std::exp(levels[k] - best);
      for (std::size_t third = 0; third < kThirds; ++third) {
        sums[third] += density * weights[third * kComponents + k];
      }
    }
    for (std::size_t third = 0; third < kThirds; ++third) {
      scores[phone * kThirds + third] += best + std::log(std::max(sums[third], 1e-9F));
    }
  }
}

}  // namespace mouth
