#include "providers/hosted/story_writing.h"

#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/log.h"
#include "mv/flavors.h"
#include "providers/hosted/story_schema.h"
#include "providers/hosted/testing/small_commission.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing_room::Purse;
using testing_room::SmallCommission;

constexpr base::MicroDollars kCent = 10'000;
constexpr const char* kGood =
    R"({"scenes": [{"description": "Close-up of the face.", "negative_description": ""},
                   {"description": "Wide shot. A crowd cheers.", "negative_description": ""}]})";
constexpr const char* kCrowded =
    R"({"scenes": [{"description": "Close-up. A crowd cheers.", "negative_description": ""},
                   {"description": "Wide shot. A crowd cheers.", "negative_description": ""}]})";
constexpr const char* kShort =
    R"({"scenes": [{"description": "Close-up of the face.", "negative_description": ""}]})";

// A model that says what is written down, for a cent a time.
class StoryWritingTest : public testing::Test {
 protected:
  static const mv::Flavor& flavor(const std::string& name) {
    static base::NoLog log;
    static const mv::Flavors flavors({.folders = {SONGREEL_SOURCE_DIR "/backend/mv/configs"}, .names = {}},
                                     mv::FlavorLog(log, mv::DebugMode::kOff));
    return *flavors.find_or_default(name);
  }

  mv::Story write(std::deque<std::string> script, const std::string& flavor_name = "mv1") {
    const mv::SceneRequest request{.idea = "a fox sings",
                                   .character_description = "a red fox",
                                   .number_of_scenes = 2,
                                   .seed = 7,
                                   .character_characteristics = {},
                                   .video_type = {},
                                   .video_characteristics = {},
                                   .camera_angle = {},
                                   .model = ""};
    return write_story({.title = "The model", .variable = "KEY"}, request, flavor(flavor_name), commission,
                       [&](const std::vector<StoryTurn>& talk, const std::string& step) {
                         talks.push_back(talk);
                         steps.push_back(step);
                         if (script.empty() || script.front() == "no")
                           throw Error(ErrorKind::kMakerFailed, "it refused");
                         store::RunRow run = commission.runs().begin({.step = step,
                                                                      .maker = "model",
                                                                      .model = "m",
                                                                      .work = "scenes",
                                                                      .estimate = 2 * kCent,
                                                                      .inputs = inputs_of(talk, request)});
                         run = commission.runs().succeeded(run, kCent, {});
                         const std::string text = script.front();
                         script.pop_front();
                         return StoryReply{.text = text, .run = run, .model = "m"};
                       });
  }

  Purse purse;
  SmallCommission commission{purse};
  std::vector<std::vector<StoryTurn>> talks;
  std::vector<std::string> steps;
};

TEST_F(StoryWritingTest, AGoodAnswerIsTheStory) {
  const mv::Story story = write({kGood});
  EXPECT_THAT(steps, ElementsAre(""));
  EXPECT_THAT(talks[0], testing::SizeIs(1));
  EXPECT_THAT(talks[0][0].text, HasSubstr("exactly 2 scenes"));
  EXPECT_THAT(talks[0][0].text, HasSubstr("a red fox"));
  EXPECT_THAT(talks[0][0].text, HasSubstr("JSON"));
  EXPECT_EQ(story.scenes.size(), 2U);
  EXPECT_EQ(story.made.model, "m");
  EXPECT_THAT(story.made.notes, IsEmpty());
  EXPECT_EQ(purse.counted(), kCent);
}

TEST_F(StoryWritingTest, AFaultIsToldOnceInTheSameTalk) {
  const mv::Story story = write({kShort, kGood});
  EXPECT_THAT(steps, ElementsAre("", "again"));
  ASSERT_THAT(talks[1], testing::SizeIs(3));
  EXPECT_EQ(talks[1][1].who, StoryTurn::Who::kModel);
  EXPECT_EQ(talks[1][1].text, kShort);
  EXPECT_THAT(talks[1][2].text, HasSubstr("it has 1 scene, not 2"));
  EXPECT_EQ(story.scenes.size(), 2U);
  EXPECT_EQ(purse.counted(), 2 * kCent);
}

TEST_F(StoryWritingTest, AnAnswerThatStaysUnusableIsAFailureThatOrdersAnewNextTime) {
  try {
    write({kShort, "I cannot."});
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
    EXPECT_THAT(error.message(), HasSubstr("The model wrote no usable scenes"));
    EXPECT_THAT(error.message(), HasSubstr("it is no JSON"));
    EXPECT_THAT(error.message(), HasSubstr("it cost $0.02"));
  }
  for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
  EXPECT_EQ(purse.counted(), 2 * kCent);
}

TEST_F(StoryWritingTest, ABrokenRuleIsToldOnceAndThenAccepted) {
  const mv::Story mended = write({kCrowded, kGood});
  EXPECT_THAT(talks[1][2].text, HasSubstr("an audience is in 2 of the 2 scenes, not in 1"));
  EXPECT_THAT(mended.made.notes, IsEmpty());
  EXPECT_EQ(mended.scenes[0].description, "Close-up of the face.");
}

TEST_F(StoryWritingTest, ARuleThatStaysBrokenIsANote) {
  const mv::Story story = write({kCrowded, kCrowded});
  EXPECT_EQ(story.scenes.size(), 2U);
  EXPECT_THAT(story.made.notes, ElementsAre(HasSubstr("an audience is in 2 of the 2 scenes")));
}

TEST_F(StoryWritingTest, WhereTheSecondAnswerFailsTheFirstWillDo) {
  for (const char* second : {"no", kShort}) {
    const mv::Story story = write({kCrowded, second});
    EXPECT_EQ(story.scenes[0].description, "Close-up. A crowd cheers.");
    EXPECT_THAT(story.made.notes, ElementsAre(HasSubstr("an audience")));
    commission.runs().settle();
  }
}

TEST_F(StoryWritingTest, ARefusalToMendEndsTheFirstRunToo) {
  EXPECT_THROW(write({kShort, "no"}), Error);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(StoryWritingTest, OtherFlavorsAreAskedOnce) {
  EXPECT_THAT(write({kCrowded}, "default").made.notes, IsEmpty());
  EXPECT_THAT(steps, ElementsAre(""));
}

TEST_F(StoryWritingTest, TheSchemaHoldsTheNumberOfScenes) {
  const boost::json::value schema = story_schema(7);
  EXPECT_EQ(schema.at_pointer("/properties/scenes/minItems").as_int64(), 7);
  EXPECT_EQ(schema.at_pointer("/properties/scenes/maxItems").as_int64(), 7);
  EXPECT_EQ(schema.at_pointer("/properties/scenes/items/additionalProperties").as_bool(), false);
}

}  // namespace
}  // namespace providers
