#include "mouth/level_series.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/error.h"

namespace mouth {

namespace {

// The values with `more` of the first and of the last one at the ends.
std::vector<float> extended(std::span<const float> values, std::size_t more) {
  std::vector<float> result;
  if (values.empty()) return result;
  result.reserve(values.size() + 2 * more);
  result.insert(result.end(), more, values.front());
  result.insert(result.end(), values.begin(), values.end());
  result.insert(result.end(), more, values.back());
  return result;
}

}  // namespace

std::vector<float> smoothed(std::span<const float> values, std::size_t width) {
  std::vector<float> window(width);
  float sum = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const double phase = 2 * std::numbers::pi * static_cast<double>(i + 1) / static_cast<double>(width + 1);
    window[i] = static_cast<float>(0.5 - 0.5 * std::cos(phase));
    sum += window[i];
  }
  const std::vector<float> wide = extended(values, width / 2);
  std::vector<float> result(values.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    float total = 0;
    for (std::size_t k = 0; k < width; ++k) total += wide[i + k] * window[k];
    result[i] = total / sum;
  }
  return result;
}

std::vector<float> deviations(std::span<const float> values, std::size_t width) {
  const std::vector<float> wide = extended(values, width / 2);
  std::vector<float> result(values.size());
  const auto count = static_cast<double>(width);
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    sum += wide[i];
    squares += static_cast<double>(wide[i]) * wide[i];
    if (i + 1 < width) continue;
    const double mean = sum / count;
    result[i + 1 - width] = static_cast<float>(std::sqrt(std::max(0.0, squares / count - mean * mean)));
    const double oldest = wide[i + 1 - width];
    sum -= oldest;
    squares -= oldest * oldest;
  }
  return result;
}

float percentile(std::span<const float> values, double share) {
  if (values.empty()) throw base::Error(base::ErrorKind::kInternal, "percentile of no values");
  std::vector<float> sorted(values.begin(), values.end());
  const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
  std::nth_element(sorted.begin(), sorted.begin() + place, sorted.end());
  return sorted[static_cast<std::size_t>(place)];
}

float standard_deviation(std::span<const float> values) {
  double sum = 0;
  double squares = 0;
  for (float value : values) {
    sum += value;
    squares += static_cast<double>(value) * value;
  }
  const auto count = static_cast<double>(std::max<std::size_t>(values.size(), 1));
  return static_cast<float>(std::sqrt(std::max(0.0, squares / count - (sum / count) * (sum / count))));
}

float mean_power(std::span<const float> levels) {
  double sum = 0;
  for (float level : levels) sum += std::pow(10.0, level / 10.0);
  const auto count = static_cast<double>(std::max<std::size_t>(levels.size(), 1));
  return static_cast<float>(10 * std::log10(sum / count + 1e-12));
}

float otsu_threshold(std::span<const float> values) {
  if (values.empty()) throw base::Error(base::ErrorKind::kInternal, "threshold of no values");
  const auto [low, high] = std::ranges::minmax(values);
  constexpr std::size_t kClasses = 100;
  const float step = (high - low) / kClasses;
  if (step <= 0) return low;
  std::array<double, kClasses> counts{};
  for (float value : values) ++counts[std::min(kClasses - 1, static_cast<std::size_t>((value - low) / step))];

  double total = 0;
  for (std::size_t i = 0; i < kClasses; ++i) total += counts[i] * static_cast<double>(i);
  const auto count = static_cast<double>(values.size());
  double below = 0;
  double sum_below = 0;
  double best = -1;
  std::size_t split = 0;
  for (std::size_t i = 0; i + 1 < kClasses; ++i) {
    below += counts[i];
    sum_below += counts[i] * static_cast<double>(i);
    if (below <= 0 || below >= count) continue;
    const double apart = total * below / count - sum_below;
    const double between = apart * apart / (below * (count - below));
    if (between > best) {
      best = between;
      split = i;
    }
  }
  return low + step * (static_cast<float>(split) + 1);
}

}  // namespace mouth
