#include "audio/offset.h"

#include <cmath>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"

namespace audio {
namespace {

using std::numbers::pi;

// Band-limited noise, evaluated at any fractional time, so that shifts below a sample are exact.
class Noise {
 public:
  Noise() {
    base::Random random(7);
    for (int i = 0; i < 200; ++i) {
      partials_.push_back({random.between(80, 5000), random.between(0, 2 * pi), random.between(0.002, 0.01)});
    }
  }
  float at(double seconds) const {
    double value = 0;
    for (const Partial& p : partials_) value += p.level * std::sin(2 * pi * p.hertz * seconds + p.phase);
    return static_cast<float>(value);
  }

 private:
  struct Partial {
    double hertz, phase, level;
  };
  std::vector<Partial> partials_;
};

template <class Source>
std::vector<float> samples_from(const Source& source, double start, std::size_t count) {
  std::vector<float> samples(count);
  for (std::size_t i = 0; i < count; ++i)
    samples[i] = source(start + static_cast<double>(i) / OffsetMeter::kSampleRate);
  return samples;
}

constexpr std::size_t kReference = OffsetMeter::kWindow + 2 * OffsetMeter::kReach;

class OffsetOfNoise : public testing::TestWithParam<double> {};

TEST_P(OffsetOfNoise, IsFoundToTwentyMicroseconds) {
  const Noise noise;
  const auto at = [&](double t) { return noise.at(t); };
  const double late = GetParam() / 1000;
  OffsetMeter meter;
  const auto offset =
      meter.measure(samples_from(at, 10.0 - late, OffsetMeter::kWindow), samples_from(at, 9.5, kReference));
  ASSERT_TRUE(offset);
  EXPECT_NEAR(offset->milliseconds, GetParam(), 0.02);
  EXPECT_GT(offset->likeness, 0.95);
}

INSTANTIATE_TEST_SUITE_P(Milliseconds, OffsetOfNoise,
                         testing::Values(0.0, 0.01, 1.0, -3.37, 21.0, -120.5, 499.0));

TEST(OffsetMeter, FindsNothingInSilence) {
  OffsetMeter meter;
  EXPECT_FALSE(meter.measure(std::vector<float>(OffsetMeter::kWindow), std::vector<float>(kReference)));
}

TEST(OffsetMeter, FindsNothingInAnotherSong) {
  const Noise noise;
  const auto here = samples_from([&](double t) { return noise.at(t); }, 10, OffsetMeter::kWindow);
  const auto elsewhere = samples_from([&](double t) { return noise.at(t * 1.31 + 50); }, 9.5, kReference);
  OffsetMeter meter;
  EXPECT_FALSE(meter.measure(here, elsewhere));
}

TEST(OffsetMeter, TakesTheNearestShiftOfASteadyTone) {
  const auto tone = [](double t) { return static_cast<float>(0.3 * std::sin(2 * pi * 440 * t)); };
  OffsetMeter meter;
  const auto offset = meter.measure(samples_from(tone, 10 - 0.0005, OffsetMeter::kWindow),
                                    samples_from(tone, 9.5, kReference));
  ASSERT_TRUE(offset);
  EXPECT_NEAR(offset->milliseconds, 0.5, 0.02);
}

}  // namespace
}  // namespace audio
