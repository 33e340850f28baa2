#include "mouth/level_series.h"

#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace mouth {
namespace {

TEST(LevelSeries, smoothing_keeps_what_is_even_and_the_sum_of_a_stroke) {
  const std::vector<float> even(20, -30);
  for (float value : smoothed(even, 7)) EXPECT_NEAR(value, -30, 1e-4);
  std::vector<float> stroke(21);
  stroke[10] = 1;
  const std::vector<float> wide = smoothed(stroke, 3);
  EXPECT_NEAR(wide[9], 0.25, 1e-6);  // sin²(45°) : sin²(90°) : sin²(135°)
  EXPECT_NEAR(wide[10], 0.5, 1e-6);
  EXPECT_NEAR(wide[11], 0.25, 1e-6);
  EXPECT_EQ(wide[12], 0);
}

TEST(LevelSeries, deviation_of_a_square_wave_is_its_size) {
  std::vector<float> wave(60, 3);
  for (std::size_t i = 1; i < wave.size(); i += 2) wave[i] = -3;
  EXPECT_NEAR(deviations(wave, 11)[30], 3, 0.02);
  EXPECT_NEAR(standard_deviation(wave), 3, 1e-5);
}

TEST(LevelSeries, percentile_counts_from_the_lowest) {
  const std::vector<float> values{5, 1, 4, 2, 3};
  EXPECT_EQ(percentile(values, 0), 1);
  EXPECT_EQ(percentile(values, 0.5), 3);
  EXPECT_EQ(percentile(values, 1), 5);
  EXPECT_THROW(percentile({}, 0.5), base::Error);
}

TEST(LevelSeries, mean_power_is_the_mean_of_powers_and_not_of_levels) {
  EXPECT_NEAR(mean_power(std::vector<float>{-10, -10}), -10, 1e-4);
  EXPECT_NEAR(mean_power(std::vector<float>{0, -120}), -3.01, 0.01);
  EXPECT_NEAR(mean_power({}), -120, 1e-3);
}

TEST(LevelSeries, otsu_parts_two_groups_of_unequal_size) {
  std::vector<float> values(1000);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = (i < 900 ? -60.0F : -20.0F) + static_cast<float>(i % 10);
  const float threshold = otsu_threshold(values);
  EXPECT_GT(threshold, -51);
  EXPECT_LE(threshold, -20);
}

TEST(LevelSeries, otsu_of_equal_values_is_their_value) {
  EXPECT_EQ(otsu_threshold(std::vector<float>(5, -7)), -7);
}

}  // namespace
}  // namespace mouth
