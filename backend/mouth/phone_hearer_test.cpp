#include "mouth/phone_hearer.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "mouth/mouth.h"
#include "mouth/testing/formants.h"

namespace mouth {
namespace {

using testing::add_vowel;
using namespace std::chrono_literals;

const PhoneHearer& hearer() {
  static const PhoneHearer kHearer(kModelFolder);
  return kHearer;
}

ShapeChances mean_shape(const PhoneChances& chances, std::size_t begin, std::size_t end) {
  ShapeChances sum{};
  for (std::size_t i = begin; i < end; ++i) {
    const ShapeChances frame = shape_chances(chances.frames[i]);
    for (std::size_t k = 0; k < kShapes; ++k) sum[k] += frame[k] / static_cast<float>(end - begin);
  }
  return sum;
}

TEST(PhoneHearer, HearsVowelsWhereTheyAre) {
  std::vector<float> voice;
  add_vowel(voice, 0.3, testing::kFather, 0.5);
  add_vowel(voice, 0.3, testing::kSee, 0.5);
  voice.resize(voice.size() + kVoiceRate / 4, 0.0F);
  const PhoneChances chances = hearer().chances(voice, 2s, {}, {});
  ASSERT_EQ(chances.frames.size(), voice.size() / kFrameSamples);
  EXPECT_EQ(chances.start, timing::Flicks(2s));

  const auto wide = [](const ShapeChances& shape) { return shape[2] + shape[3] + shape[4]; };  // C D E
  const ShapeChances see = mean_shape(chances, 120, 150);
  EXPECT_GT(wide(mean_shape(chances, 40, 70)), 0.8F);
  EXPECT_GT(see[1], 0.8F);
  EXPECT_LT(wide(see), 0.1F);
  EXPECT_LT(wide(mean_shape(chances, 5, 25)), 0.1F);
  EXPECT_LT(wide(mean_shape(chances, 86, 104)), 0.1F);
}

TEST(PhoneHearer, ChancesOfAFrameSumToOne) {
  std::vector<float> voice;
  add_vowel(voice, 0.1, testing::kSee, 0.3);
  for (const StateScores& frame : hearer().chances(voice, 0s, {}, {}).frames) {
    float sum = 0;
    for (const float chance : frame) sum += chance;
    EXPECT_NEAR(sum, 1, 1e-3);
  }
}

TEST(PhoneHearer, MostLikelyPhonesCoverTheVoiceWithoutAGap) {
  std::vector<float> voice;
  add_vowel(voice, 0.2, testing::kFather, 0.4);
  const auto spans = hearer().hear(voice, 1s, {});
  ASSERT_FALSE(spans.empty());
  EXPECT_EQ(spans.front().range.start, timing::Flicks(1s));
  EXPECT_EQ(spans.back().range.end, timing::Flicks(1600ms));
  for (std::size_t i = 1; i < spans.size(); ++i) {
    EXPECT_EQ(spans[i].range.start, spans[i - 1].range.end);
    EXPECT_NE(spans[i].phone, spans[i - 1].phone);
  }
}

// A shorter throat has all its resonances higher, by the same factor.
TEST(PhoneHearer, KnowsAShortThroatFromALongOne) {
  const auto speak = [](double stretch) {
    std::vector<float> voice;
    for (const testing::Formants& vowel : {testing::kFather, testing::kSee, testing::kBed}) {
      add_vowel(voice, 0.1, {vowel[0] * stretch, vowel[1] * stretch, vowel[2] * stretch}, 0.5);
    }
    return std::vector<std::vector<float>>{voice};
  };
  const Speaker high = hearer().meet(speak(1.2), {});
  const Speaker low = hearer().meet(speak(0.85), {});
  EXPECT_GT(high.views.front().stretch, low.views.front().stretch);
}

TEST(PhoneHearer, SilenceAndNothingAreNoTrouble) {
  EXPECT_TRUE(hearer().chances({}, 0s, {}, {}).frames.empty());
  EXPECT_TRUE(hearer().hear({}, 0s, {}).empty());
  const std::vector<float> silence(kVoiceRate, 0.0F);
  for (const PhoneSpan& span : hearer().hear(silence, 0s, {})) EXPECT_FALSE(is_vowel(span.phone));
  EXPECT_FALSE(hearer().meet({}, {}).views.empty());
}

TEST(PhoneHearer, AMissingModelNamesThePackageToInstall) {
  try {
    const PhoneHearer missing("/nonexistent");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kNotConfigured);
    EXPECT_THAT(error.message(), ::testing::HasSubstr("pocketsphinx-en-us"));
  }
}

TEST(PhoneHearer, StopsWhenCanceled) {
  base::CancelToken cancel;
  cancel.cancel();
  const std::vector<float> silence(kVoiceRate, 0.0F);
  EXPECT_THROW(hearer().chances(silence, 0s, {}, cancel), base::Error);
}

}  // namespace
}  // namespace mouth
