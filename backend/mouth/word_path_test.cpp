#include "mouth/word_path.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace mouth {
namespace {

constexpr const char* kModel = "/usr/share/pocketsphinx/model/en-us";

const AcousticModel& model() {
  static const AcousticModel once{kModel};
  return once;
}

Pronunciation said(std::initializer_list<const char*> names) {
  Pronunciation phones;
  for (const char* name : names) phones.push_back(*phone_named(name));
  return phones;
}

// A sound of which the model is sure: each third of a phone is heard for some frames, all else is far off.
class Heard {
 public:
  Heard& phone(Phone phone, std::size_t frames_a_third) {
    for (std::size_t third = 0; third < kThirds; ++third) {
      for (std::size_t i = 0; i < frames_a_third; ++i) {
        StateScores scores;
        scores.fill(-30);
        scores.at(static_cast<std::size_t>(phone) * kThirds + third) = 0;
        frames_.push_back(scores);
      }
    }
    return *this;
  }
  Heard& phones(const Pronunciation& all, std::size_t frames_a_third = 2) {
    for (const Phone each : all) phone(each, frames_a_third);
    return *this;
  }
  Heard& silence(std::size_t thirds) { return phone(Phone::kSilence, thirds); }

  std::vector<PlacedWord> path(const std::vector<PathWord>& words, PathEnd end = PathEnd::kAllWords) const {
    return likeliest_path(model(), frames_, words, end);
  }

 private:
  std::vector<StateScores> frames_;
};

const Pronunciation kHome = said({"HH", "OW", "M"});
const Pronunciation kRoad = said({"R", "OW", "D"});
const Pronunciation kFire = said({"F", "AY", "ER"});

PathWord word(Pronunciation way) {
  return {.ways = {std::move(way)}};
}

TEST(WordPath, PlacesWordsAndPhonesWhereTheyAreHeard) {
  const auto found =
      Heard().silence(4).phones(kHome).silence(2).phones(kRoad).silence(1).path({word(kHome), word(kRoad)});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].begin(), 12U);
  EXPECT_EQ(found[0].end(), 12U + 18U);
  EXPECT_EQ(found[1].begin(), 36U);
  ASSERT_EQ(found[0].phones.size(), 3U);
  EXPECT_EQ(found[0].phones[2].phone, Phone::kM);
  EXPECT_EQ(found[0].phones[2].begin, 24U);
  EXPECT_EQ(found[0].phones[2].end, 30U);
  EXPECT_NEAR(found[0].behind, 0, 1e-3);
}

TEST(WordPath, PlacesWordsWithoutAPauseBetweenThem) {
  const auto found = Heard().phones(kHome).phones(kHome).path({word(kHome), word(kHome)});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].end(), 18U);
  EXPECT_EQ(found[1].begin(), 18U);
}

TEST(WordPath, TakesTheWayThatIsHeard) {
  const PathWord read{.ways = {said({"R", "EH", "D"}), said({"R", "IY", "D"})}};
  const auto found = Heard().phones(said({"R", "IY", "D"})).phones(kHome).path({read, word(kHome)});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].phones[1].phone, Phone::kIY);
}

TEST(WordPath, LeavesOutWhatIsNotThere) {
  const auto found =
      Heard().phones(kHome).silence(1).phones(kRoad).path({word(kHome), word(kFire), word(kRoad)});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].word, 0U);
  EXPECT_EQ(found[1].word, 2U);
}

TEST(WordPath, PassesOverSoundsThatNoWordTells) {
  const auto found = Heard()
                         .phones(said({"D", "UW", "D", "UW", "D", "UW"}))
                         .phones(kHome)
                         .phones(said({"L", "AA", "L", "AA"}))
                         .path({PathWord{}, word(kHome), PathWord{}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].word, 1U);
  EXPECT_EQ(found[0].begin(), 36U);
  EXPECT_EQ(found[0].end(), 54U);
}

TEST(WordPath, KeepsAWordWithinItsTimes) {
  Heard heard;
  heard.phones(kHome).silence(2).phones(kHome).silence(2);
  PathWord late = word(kHome);
  late.earliest = 10;
  ASSERT_EQ(heard.path({late}).size(), 1U);
  EXPECT_EQ(heard.path({late})[0].begin(), 24U);
  PathWord early = word(kHome);
  early.latest = 5;
  ASSERT_EQ(heard.path({early}).size(), 1U);
  EXPECT_EQ(heard.path({early})[0].begin(), 0U);
}

TEST(WordPath, MayEndBeforeTheWordsDo) {
  const auto found = Heard().phones(kHome).silence(1).phones(kRoad).silence(1).path(
      {word(kHome), word(kRoad), word(kFire), word(kFire), word(kHome)}, PathEnd::kSomewhere);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].word, 1U);
}

TEST(WordPath, TakesMoreWordsThanFrames) {
  EXPECT_LE(Heard().silence(1).path(std::vector<PathWord>(50, word(kHome))).size(), 1U);
  EXPECT_TRUE(Heard().path({word(kHome)}).empty());
  EXPECT_TRUE(Heard().silence(1).path({}).empty());
}

}  // namespace
}  // namespace mouth
