#include "mouth/stresses.h"

#include <chrono>

#include <gtest/gtest.h>

#include "mouth/level_shapes.h"

namespace mouth {
namespace {

using namespace std::chrono_literals;

Syllable syllable(int at, float level, int length) {
  return {
      .vowel = std::chrono::milliseconds(at), .level = level, .length = std::chrono::milliseconds(length)};
}

TEST(Stresses, ASyllableLouderAndLongerThanItsNeighboursIsStressed) {
  const std::vector syllables = {syllable(0, 0.4F, 90), syllable(300, 0.9F, 140), syllable(600, 0.4F, 90),
                                 syllable(900, 0.45F, 90)};
  const auto stresses = stresses_of(syllables);
  ASSERT_EQ(stresses.size(), 1U);
  EXPECT_EQ(stresses[0].time, timing::Flicks(300ms));
  EXPECT_GT(stresses[0].strength, 0.5F);
  EXPECT_LE(stresses[0].strength, 1.0F);
}

TEST(Stresses, EqualSyllablesHaveNone) {
  const std::vector syllables = {syllable(0, 0.5F, 100), syllable(300, 0.5F, 100), syllable(600, 0.5F, 100)};
  EXPECT_TRUE(stresses_of(syllables).empty());
  EXPECT_TRUE(stresses_of({}).empty());
}

TEST(Stresses, OfTwoCloseTogetherTheStrongerStays) {
  const std::vector syllables = {syllable(0, 0.2F, 100), syllable(300, 0.6F, 100), syllable(450, 0.9F, 100),
                                 syllable(800, 0.2F, 100), syllable(1100, 0.2F, 100)};
  const auto stresses = stresses_of(syllables);
  ASSERT_EQ(stresses.size(), 1U);
  EXPECT_EQ(stresses[0].time, timing::Flicks(450ms));
}

TEST(Stresses, TheLevelOfASyllableIsThatOfItsVowel) {
  PhoneChances chances{.start = 1s, .frames = std::vector<StateScores>(30)};
  for (std::size_t i = 0; i < 30; ++i) {
    const Phone phone = i < 10 ? Phone::kS : i < 20 ? Phone::kAA : Phone::kT;
    chances.frames[i][static_cast<std::size_t>(phone) * kThirds] = 1;
  }
  std::vector<float> level(30, 0.9F);
  std::fill(level.begin() + 10, level.begin() + 20, 0.5F);
  const auto syllables = syllables_of(chances, level);
  ASSERT_EQ(syllables.size(), 1U);
  EXPECT_EQ(syllables[0].vowel, timing::Flicks(1100ms));
  EXPECT_EQ(syllables[0].length, timing::Flicks(100ms));
  EXPECT_FLOAT_EQ(syllables[0].level, 0.5F);
}

TEST(LevelShapes, TheMouthOpensWithTheLevelAndRestsInSilence) {
  std::vector<float> level(50, 0.0F);
  level.insert(level.end(), 50, 0.9F);
  level.insert(level.end(), 100, 0.0F);
  const auto shapes = follow_level(level);
  ASSERT_EQ(shapes.size(), level.size());
  EXPECT_EQ(shapes[40], timing::MouthShape::kX);
  EXPECT_EQ(shapes[90], timing::MouthShape::kD);
  EXPECT_EQ(shapes[199], timing::MouthShape::kX);
}

TEST(LevelShapes, ALevelThatTremblesAroundABoundDoesNotFlutter) {
  std::vector<float> level;
  for (int i = 0; i < 200; ++i) level.push_back(i % 6 < 3 ? 0.43F : 0.37F);
  const auto shapes = follow_level(level);
  int changes = 0;
  for (std::size_t i = 50; i < shapes.size(); ++i) changes += shapes[i] != shapes[i - 1] ? 1 : 0;
  EXPECT_LE(changes, 1);
}

}  // namespace
}  // namespace mouth
