#include "mouth/voice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <gtest/gtest.h>

#include "base/error.h"
#include "mouth/testing/song.h"

namespace mouth {
namespace {

using testing::Channels;
using testing::Phrase;
using Kind = VoiceMap::Kind;

const std::vector<Phrase> kPhrases{{2, 4.5}, {6, 7.5}, {9.5, 13}, {15, 17}};
constexpr double kSeconds = 20;

VoiceMap map_of(const Sound& sound, const VoiceOptions& options = {}) {
  base::NoProgress progress;
  return find_voice(sound, options, {}, progress);
}

bool within(const std::vector<timing::TimeRange>& ranges, double seconds) {
  return std::ranges::any_of(
      ranges, [&](const timing::TimeRange& range) { return range.contains(timing::from_seconds(seconds)); });
}

// Shares of the singing that was found, and of the pauses (less 80 ms at each side) that were not left alone.
struct Found {
  double sung = 0;
  double pauses = 0;
};
Found found(const VoiceMap& map, const std::vector<Phrase>& phrases = kPhrases, double seconds = kSeconds) {
  double sung = 0;
  double pause = 0;
  Found hits;
  for (double time = 0.005; time < seconds; time += 0.01) {
    const auto inside = [&](double edge) {
      return std::ranges::any_of(
          phrases, [&](const Phrase& p) { return time >= p.start - edge && time < p.end + edge; });
    };
    const bool open = within(map.stretches, time);
    if (inside(0)) {
      ++sung;
      hits.sung += open;
    } else if (!inside(0.08)) {
      ++pause;
      hits.pauses += open;
    }
  }
  return {hits.sung / std::max(sung, 1.0), hits.pauses / std::max(pause, 1.0)};
}

SoundInMemory noise(double seconds, double size) {
  testing::Noise source;
  std::vector<float> samples(static_cast<std::size_t>(seconds * kSoundRate));
  for (float& sample : samples) sample = static_cast<float>(size * source.next());
  return SoundInMemory(samples);
}

SoundInMemory tone(double seconds, double frequency) {
  std::vector<float> samples(static_cast<std::size_t>(seconds * kSoundRate));
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] = 0.5F * static_cast<float>(
                            std::sin(2 * std::numbers::pi * frequency * static_cast<double>(i) / kSoundRate));
  return SoundInMemory(samples);
}

TEST(FindVoice, finds_each_phrase_of_a_voice_alone) {
  Channels song(kSeconds);
  testing::add_singer(song, kPhrases, 0.1);
  const VoiceMap map = map_of(song.sound());
  EXPECT_EQ(map.kind, Kind::kVoiceAlone);
  EXPECT_GT(map.confidence, 0.9);
  ASSERT_EQ(map.stretches.size(), kPhrases.size());
  for (std::size_t i = 0; i < kPhrases.size(); ++i) {
    EXPECT_NEAR(timing::to_seconds(map.stretches[i].start), kPhrases[i].start, 0.06) << i;
    EXPECT_NEAR(timing::to_seconds(map.stretches[i].end), kPhrases[i].end, 0.06) << i;
  }
}

TEST(FindVoice, finds_the_phrases_in_music_as_loud_as_the_voice) {
  Channels voice(kSeconds);
  testing::add_singer(voice, kPhrases, 0.1);
  Channels song(kSeconds);
  testing::add_band(song, 0.1);
  Channels band = song;
  testing::add_singer(song, kPhrases, 0.1);
  // The voice is there for 9.5 of 20 s.
  EXPECT_NEAR(10 * std::log10(testing::power_of(voice.left) * 20 / 9.5 / testing::power_of(band.left)), 0, 3);

  const VoiceMap map = map_of(song.sound());
  EXPECT_EQ(map.kind, Kind::kVoiceInMusic);
  const Found shares = found(map);
  EXPECT_GT(shares.sung, 0.93);
  EXPECT_LT(shares.pauses, 0.03);
}

TEST(FindVoice, finds_a_voice_that_stands_a_little_to_one_side) {
  Channels song(kSeconds);
  testing::add_band(song, 0.07);
  testing::add_singer(song, kPhrases, 0.1, 0.2);
  const Found shares = found(map_of(song.sound()));
  EXPECT_GT(shares.sung, 0.93);
  EXPECT_LT(shares.pauses, 0.03);
}

TEST(FindVoice, finds_a_voice_in_a_mono_mix) {
  Channels song(kSeconds);
  testing::add_band(song, 0.07);
  testing::add_singer(song, kPhrases, 0.1);
  const VoiceMap map = map_of(SoundInMemory(song.left));
  EXPECT_NE(map.kind, Kind::kNoVoice);
  const Found shares = found(map);
  EXPECT_GT(shares.sung, 0.9);
  EXPECT_LT(shares.pauses, 0.05);
}

TEST(FindVoice, leaves_the_mouth_shut_in_music_without_a_voice) {
  Channels song(kSeconds);
  testing::add_band(song, 0.2);
  const VoiceMap map = map_of(song.sound());
  EXPECT_EQ(map.kind, Kind::kNoVoice);
  EXPECT_TRUE(map.stretches.empty());
  EXPECT_GT(map.confidence, 0.5);
  EXPECT_EQ(map.level.size(), 2000U);
}

TEST(FindVoice, hears_nobody_in_silence_noise_and_a_tone) {
  for (const SoundInMemory& sound :
       {SoundInMemory(std::vector<float>(5 * kSoundRate)), noise(5, 0.3), noise(5, 1e-5), tone(5, 440)}) {
    const VoiceMap map = map_of(sound);
    EXPECT_EQ(map.kind, Kind::kNoVoice);
    EXPECT_TRUE(map.stretches.empty());
    EXPECT_EQ(map.level, std::vector<float>(500));
  }
}

TEST(FindVoice, answers_for_sounds_of_any_length) {
  for (const std::size_t samples : {0, 1, 159, 161, 1000, 16'000}) {
    const auto all = static_cast<std::ptrdiff_t>(samples);
    Channels song(1);
    testing::add_singer(song, {{0, 1}}, 0.1);
    const SoundInMemory sound(std::vector<float>(song.left.begin(), song.left.begin() + all));
    for (const auto source : {VoiceOptions::Source::kSong, VoiceOptions::Source::kStem}) {
      const VoiceMap map = map_of(sound, {.source = source});
      EXPECT_EQ(map.level.size(), (samples + 159) / 160);
      for (const timing::TimeRange& range : map.stretches) {
        EXPECT_LT(range.start, range.end);
        EXPECT_LE(range.end, timing::sample_time(sound.samples(), kSoundRate));
      }
    }
  }
}

TEST(FindVoice, takes_a_stem_as_it_is_however_steady_its_tone) {
  std::vector<float> samples(4 * kSoundRate);
  for (std::size_t i = kSoundRate; i < 3 * kSoundRate; ++i)
    samples[i] = 0.3F * static_cast<float>(std::sin(0.2 * static_cast<double>(i)));
  const VoiceMap map = map_of(SoundInMemory(samples), {.source = VoiceOptions::Source::kStem});
  EXPECT_EQ(map.kind, Kind::kVoiceAlone);
  ASSERT_EQ(map.stretches.size(), 1U);
  EXPECT_NEAR(timing::to_seconds(map.stretches[0].start), 1, 0.06);
  EXPECT_NEAR(timing::to_seconds(map.stretches[0].end), 3, 0.06);
}

TEST(FindVoice, does_not_mind_clipping_and_samples_that_are_no_numbers) {
  Channels song(kSeconds);
  testing::add_band(song, 0.5);
  testing::add_singer(song, kPhrases, 1);
  for (float& sample : song.left) sample = std::clamp(sample, -1.0F, 1.0F);
  for (float& sample : song.right) sample = std::clamp(sample, -1.0F, 1.0F);
  song.left[1000] = std::numeric_limits<float>::quiet_NaN();
  song.right[2000] = std::numeric_limits<float>::infinity();
  const Found shares = found(map_of(song.sound()));
  EXPECT_GT(shares.sung, 0.9);
  EXPECT_LT(shares.pauses, 0.05);
}

TEST(FindVoice, finds_the_same_across_the_seams_of_its_blocks) {
  const std::vector<Phrase> phrases{{28, 36}, {40, 44}, {60, 67}};
  Channels song(70);
  testing::add_band(song, 0.07);
  testing::add_singer(song, phrases, 0.1);
  const Found shares = found(map_of(song.sound()), phrases, 70);
  EXPECT_GT(shares.sung, 0.93);
  EXPECT_LT(shares.pauses, 0.03);
}

TEST(FindVoice, knows_the_level_only_where_somebody_sings) {
  Channels song(kSeconds);
  testing::add_singer(song, {{2, 4.5}, {6, 7.5}}, 0.1);
  testing::add_singer(song, {{9.5, 13}}, 0.02);  // 14 dB softer
  const VoiceMap map = map_of(song.sound());
  ASSERT_EQ(map.level.size(), 2000U);
  EXPECT_EQ(map.level[100], 0);
  const auto mean = [&](std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += map.level[i];
    return sum / static_cast<double>(to - from);
  };
  EXPECT_NEAR(mean(220, 430) - mean(970, 1280), 14.0 / 30, 0.07);
}

TEST(FindVoice, can_be_canceled_and_tells_how_far_it_is) {
  struct Steps final : base::ProgressSink {
    void report(double fraction) override { all.push_back(fraction); }
    std::vector<double> all;
  } steps;
  const SoundInMemory sound = noise(70, 0.1);
  find_voice(sound, {}, {}, steps);
  EXPECT_TRUE(std::ranges::is_sorted(steps.all));
  EXPECT_EQ(steps.all.back(), 1);
  EXPECT_EQ(steps.all.size(), 3U);

  const base::CancelToken cancel;
  cancel.cancel();
  EXPECT_THROW(find_voice(sound, {}, cancel, steps), base::Error);
}

}  // namespace
}  // namespace mouth
