#include "mouth/mouth.h"

#include <chrono>

#include <gtest/gtest.h>

#include "base/error.h"
#include "mouth/testing/formants.h"

namespace mouth {
namespace {

using testing::add_vowel;
using timing::MouthShape;
using namespace std::chrono_literals;

Hearing hear_all(std::vector<float> mono, HearingRequest request = {}) {
  request.voice.source = VoiceOptions::Source::kStem;  // three pure vowels are no voice by themselves
  base::NoProgress progress;
  return hear(SoundInMemory(std::move(mono)), request, {}, progress);
}

// Two phrases of vowels with a second of silence before, between and after.
std::vector<float> two_phrases() {
  std::vector<float> sound;
  for (int phrase = 0; phrase < 2; ++phrase) {
    add_vowel(sound, 1, testing::kFather, 0.4);
    add_vowel(sound, 0.06, testing::kSee, 0.3);
    add_vowel(sound, 0.06, testing::kBoot, 0.4);
  }
  sound.resize(sound.size() + kSoundRate, 0.0F);
  return sound;
}

void expect_whole(const Hearing& hearing, timing::Flicks duration) {
  timing::Flicks at{0};
  for (const auto& entry : hearing.shapes.entries()) {
    EXPECT_EQ(entry.range.start, at);
    at = entry.range.end;
  }
  EXPECT_EQ(at, duration);
}

bool is_shut(const Hearing& hearing, timing::Flicks time) {
  const MouthShape shape = hearing.shapes.at(time)->value;
  return shape == MouthShape::kX || shape == MouthShape::kA;
}

TEST(Mouth, OpensWhereSomebodySingsAndRestsInBetween) {
  const Hearing hearing = hear_all(two_phrases());
  expect_whole(hearing, timing::sample_time(static_cast<std::int64_t>(two_phrases().size()), kSoundRate));
  EXPECT_FALSE(is_shut(hearing, 1200ms));
  EXPECT_FALSE(is_shut(hearing, 1600ms));
  EXPECT_FALSE(is_shut(hearing, 3500ms));
  for (const timing::Flicks silent : {timing::Flicks(0), timing::Flicks(500ms), timing::Flicks(2700ms)}) {
    EXPECT_EQ(hearing.shapes.at(silent)->value, MouthShape::kX) << timing::to_seconds(silent);
  }
  EXPECT_EQ(hearing.shapes.entries().back().value, MouthShape::kX);
  EXPECT_FALSE(hearing.by_energy);
  EXPECT_EQ(hearing.singing.size(), 2U);
}

TEST(Mouth, FollowsTheLevelWhenAskedTo) {
  const Hearing hearing = hear_all(two_phrases(), {.follow = HearingRequest::Follow::kLevel});
  EXPECT_TRUE(hearing.by_energy);
  EXPECT_FALSE(is_shut(hearing, 1200ms));
  EXPECT_TRUE(is_shut(hearing, 2700ms));
}

TEST(Mouth, RestsThroughSilence) {
  const Hearing hearing = hear_all(std::vector<float>(kSoundRate * 3 + 77, 0.0F));
  ASSERT_EQ(hearing.shapes.entries().size(), 1U);
  EXPECT_EQ(hearing.shapes.entries()[0].value, MouthShape::kX);
  expect_whole(hearing, timing::sample_time(kSoundRate * 3 + 77, kSoundRate));
  EXPECT_TRUE(hearing.singing.empty());
  EXPECT_TRUE(hearing.stresses.empty());
}

TEST(Mouth, ASoundOfNothingGivesNothing) {
  EXPECT_TRUE(hear_all({}).shapes.empty());
}

TEST(Mouth, AVeryShortSoundHasItsWholeLength) {
  expect_whole(hear_all(std::vector<float>(100, 0.5F)), timing::sample_time(100, kSoundRate));
}

TEST(Mouth, StopsWhenCanceled) {
  base::CancelToken cancel;
  cancel.cancel();
  base::NoProgress progress;
  EXPECT_THROW(hear(SoundInMemory(two_phrases()), {}, cancel, progress), base::Error);
}

TEST(Mouth, ProgressReachesItsEndAndNeverFalls) {
  struct Watched : base::ProgressSink {
    double last = 0;
    void report(double fraction) override {
      EXPECT_GE(fraction, last);
      last = fraction;
    }
  } progress;
  hear(SoundInMemory(two_phrases()), {}, {}, progress);
  EXPECT_NEAR(progress.last, 1, 1e-9);
}

}  // namespace
}  // namespace mouth
