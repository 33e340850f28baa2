#include "providers/hosted/story_rules.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/log.h"
#include "mv/flavors.h"

namespace providers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const mv::SceneGrammar& grammar_of(const std::string& flavor) {
  static base::NoLog log;
  static const mv::Flavors flavors({.folders = {SONGREEL_SOURCE_DIR "/backend/mv/configs"}, .names = {}},
                                   mv::FlavorLog(log, mv::DebugMode::kOff));
  return *flavors.find_or_default(flavor)->grammar;
}

std::vector<std::string> broken(const std::vector<std::string>& descriptions,
                                const std::string& flavor = "mv1", const std::string& character = "a fox") {
  std::vector<mv::Scene> scenes;
  for (const std::string& description : descriptions) scenes.push_back({description, "crowd"});
  return broken_rules(scenes, grammar_of(flavor), character);
}

constexpr const char* kFace = "Close-up of the singer's face.";
constexpr const char* kBand = "Wide shot of the band.";
constexpr const char* kCrowd = "Wide shot. An excited audience waves.";

TEST(StoryRulesTest, ScenesThatKeepToTheRulesBreakNone) {
  EXPECT_THAT(broken({kFace, kBand, kCrowd}), IsEmpty());
  EXPECT_THAT(broken({kFace, kCrowd}), IsEmpty());
  EXPECT_THAT(broken({kFace, kBand, kBand, kBand, kBand, kCrowd, kCrowd, kCrowd, kBand, kBand}), IsEmpty());
  EXPECT_THAT(broken({"An EXTREME CLOSE-UP before a packed crowd"}), IsEmpty());
}

TEST(StoryRulesTest, AnAudienceInTooFewOrTooManyScenesIsToldWithTheNumbers) {
  EXPECT_THAT(broken({kFace, kBand, kBand}), ElementsAre("an audience is in 0 of the 3 scenes, not in 1"));
  EXPECT_THAT(broken({kFace, kCrowd, kCrowd, kCrowd}),
              ElementsAre("an audience is in 3 of the 4 scenes, not in 2"));
  EXPECT_THAT(broken({kFace, kCrowd, kCrowd, kCrowd, kCrowd, kCrowd, kCrowd, kBand, kBand, kBand}),
              ElementsAre("an audience is in 6 of the 10 scenes, not in 3 to 5"));
}

TEST(StoryRulesTest, FilmsWithoutACloseUpAreTold) {
  EXPECT_THAT(broken({kBand, kCrowd}), ElementsAre("none of the scenes is a close-up"));
}

TEST(StoryRulesTest, AnAudienceThatIsSaidNotToBeThereIsNone) {
  EXPECT_THAT(broken({kFace, "The band, without any audience.", "No crowd is to be seen.", kCrowd,
                      "The stage is never shown with fans"}),
              ElementsAre(HasSubstr("in 1 of the 5")));
  EXPECT_THAT(broken({kFace, "No rain, a crowd cheers.", kBand}), IsEmpty());
}

TEST(StoryRulesTest, WhatTheCharacterIsCalledIsNoAudience) {
  const std::string character = "The crowd's darling, a fan of CLOSE-UP magic";
  EXPECT_THAT(broken({"Wide shot. the crowd's darling, a fan of close-up magic sings.", kBand, kCrowd}, "mv1",
                     character),
              ElementsAre("none of the scenes is a close-up"));
}

TEST(StoryRulesTest, FlavorsWhosePromptCountsNothingHaveNoRules) {
  EXPECT_THAT(broken({kBand, kBand}, "default"), IsEmpty());
  EXPECT_THAT(broken({kCrowd, kCrowd}, "default"), IsEmpty());
}

}  // namespace
}  // namespace providers
