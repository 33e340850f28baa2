#include "audio/envelope.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"

namespace audio {
namespace {

// Synthetic songs with known truth, read in odd pieces.
class SyntheticSong final : public media::SampleReader {
 public:
  SyntheticSong(double seconds, std::function<double(double)> sound)
      : count_(static_cast<std::size_t>(seconds * kAnalysisRate)), sound_(std::move(sound)) {}

  media::AudioFormat format() const override { return {.sample_rate = kAnalysisRate, .channels = 1}; }
  std::size_t read(std::span<float> samples) override {
    const std::size_t count = std::min({samples.size(), count_ - next_, std::size_t{777}});
    for (std::size_t i = 0; i < count; ++i) {
      samples[i] = static_cast<float>(sound_(static_cast<double>(next_ + i) / kAnalysisRate));
    }
    next_ += count;
    return count;
  }

 private:
  std::size_t count_;
  std::size_t next_ = 0;
  std::function<double(double)> sound_;
};

// Clicks of decaying noise-like tones on every beat, from `first` on.
auto clicks(double bpm, double first) {
  return [=](double t) {
    const double beat = 60 / bpm;
    if (t < first) return 0.0;
    const double since = std::fmod(t - first, beat);
    return 0.6 * std::exp(-since * 30) *
           (std::sin(2 * std::numbers::pi * 180 * since) + std::sin(2 * std::numbers::pi * 2310 * since));
  };
}

struct TempoCase {
  double bpm;
  double first;
};
class TempoOfClicks : public testing::TestWithParam<TempoCase> {};

TEST_P(TempoOfClicks, IsFoundWithItsPhase) {
  const auto [bpm, first] = GetParam();
  SyntheticSong song(30, clicks(bpm, first));
  const Envelope envelope = analyse_envelope(song, {});
  EXPECT_NEAR(envelope.beats_per_minute, bpm, bpm * 0.003);
  const double beat = 60 / bpm;
  double error = std::fmod(timing::to_seconds(envelope.first_beat) - first, beat);
  if (error > beat / 2) error -= beat;
  if (error < -beat / 2) error += beat;
  EXPECT_NEAR(error, 0, 0.03);
}

INSTANTIATE_TEST_SUITE_P(Clicks, TempoOfClicks,
                         testing::Values(TempoCase{120, 0}, TempoCase{96, 0.31}, TempoCase{138.5, 0.2},
                                         TempoCase{84.2, 0.1}));

TEST(Envelope, PutsOnsetsWhereTheClicksAre) {
  SyntheticSong song(10, clicks(120, 0.25));
  const Envelope envelope = analyse_envelope(song, {});
  int found = 0;
  for (double t = 0.25; t < 9.5; t += 0.5) {
    const auto near = [&](double shift) { return envelope.onset.at(timing::from_seconds(t + shift)); };
    found +=
        std::max({near(-0.02), near(-0.01), near(0), near(0.01), near(0.02)}) > 0.5F && near(-0.08) < 0.35F;
  }
  EXPECT_GE(found, 18);
}

TEST(Envelope, EnergyFollowsLoudPassagesAndIgnoresTheSongsLevel) {
  const auto loud_middle = [](double level) {
    return [=](double t) {
      return (t > 4 && t < 8 ? 1.0 : 0.1) * level * std::sin(2 * std::numbers::pi * 300 * t);
    };
  };
  SyntheticSong quiet(12, loud_middle(0.02));
  SyntheticSong loud(12, loud_middle(0.9));
  const Envelope a = analyse_envelope(quiet, {});
  const Envelope b = analyse_envelope(loud, {});
  EXPECT_GT(a.energy.at(timing::from_seconds(6)), 0.9F);
  EXPECT_LT(a.energy.at(timing::from_seconds(2)), 0.2F);
  EXPECT_NEAR(a.energy.at(timing::from_seconds(6)), b.energy.at(timing::from_seconds(6)), 0.02);
}

TEST(Envelope, OfSilenceIsQuietAndCalm) {
  SyntheticSong song(5, [](double) { return 0.0; });
  const Envelope envelope = analyse_envelope(song, {});
  EXPECT_EQ(envelope.energy.at(timing::from_seconds(2)), 0);
  EXPECT_EQ(envelope.onset.at(timing::from_seconds(2)), 0);
  EXPECT_NEAR(envelope.beats_per_minute, 120, 0.01);
  EXPECT_EQ(envelope.duration, timing::from_seconds(5));
}

TEST(Slice, KeepsTheBeatGrid) {
  Envelope song;
  song.beats_per_minute = 120;
  song.first_beat = timing::from_seconds(0.3);
  const Envelope part = slice(song, {timing::from_seconds(8), timing::from_seconds(16)});
  EXPECT_NEAR(timing::to_seconds(part.first_beat), 0.3, 1e-6);
  EXPECT_EQ(part.duration, timing::from_seconds(8));
}

}  // namespace
}  // namespace audio
