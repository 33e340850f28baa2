#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace mouth {

// Arithmetic on levels at even steps. Widths are odd counts of values; beyond its ends a series holds its
// first and last value. Every result is as long as what went in.

// Mean under a Hann window.
std::vector<float> smoothed(std::span<const float> values, std::size_t width);

// Standard deviation within a window around each value.
std::vector<float> deviations(std::span<const float> values, std::size_t width);

// The value below which `share` (0 … 1) of all lie. Throws base::Error{kInternal} when there are none.
float percentile(std::span<const float> values, double share);

float standard_deviation(std::span<const float> values);

// Mean power of levels in dB, in dB; −120 when there are none.
float mean_power(std::span<const float> levels);

// The value that splits the series best into low and high ones. Source: Otsu, "A threshold selection method
// from gray-level histograms", IEEE Trans. SMC 1979. The value itself when all are alike.
float otsu_threshold(std::span<const float> values);

}  // namespace mouth
