#include "providers/gemini/gemini_scene_writer.h"

#include "mv/prices.h"
#include "providers/gemini/testing/gemini_room.h"
#include "providers/hosted/testing/bad_days.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace testing_room;

constexpr const char* kFlash = "gemini-3.8-flash";
constexpr int kRounding = 2;  // ours is rounded up at each of two sums

class GeminiScenes : public GeminiRoom {
 protected:
  GeminiScenes() {
    fake().set({{"prices", {{kFlash, {{"per_million_in", "0.75"}, {"per_million_out", "3.75"}}}}}});
  }

  static mv::SceneRequest foxes() {
    mv::SceneRequest request;
    request.idea = "a fox sings in the rain";
    request.character_description = "a red fox with a hat";
    request.number_of_scenes = 10;
    request.model = kFlash;
    return request;
  }
  mv::Story write(mv::Commission& commission) {
    return GeminiSceneWriter(client, catalog).write(foxes(), flavor("mv1"), commission);
  }
  mv::Story write() {
    SmallCommission commission(purse);
    mv::Story story = write(commission);
    commission.runs().settle();
    return story;
  }
  Error error_of_writing() {
    return error_of([&] { write(); });
  }
};

TEST_F(GeminiScenes, WritesAsManyScenesAsAskedForAndPaysItsTokens) {
  const mv::Story story = write();
  EXPECT_EQ(story.scenes.size(), 10U);
  EXPECT_THAT(story.scenes[0].description, HasSubstr("red fox"));
  EXPECT_EQ(story.made.model, kFlash);
  EXPECT_THAT(story.made.notes, IsEmpty());
  EXPECT_EQ(text_of(last_body(), "/generationConfig/responseMimeType"), "application/json");
  const store::RunRow run = purse.row();
  EXPECT_EQ(run.state, RunState::kSucceeded);
  EXPECT_GT(run.cost, 0);
  EXPECT_LT(run.cost, run.estimate);
  EXPECT_THAT(run.details, HasSubstr("tokens_out"));
  expect_paid(kRounding);
}

TEST_F(GeminiScenes, ReserveTheMostThatAnAnswerCanCost) {
  write();
  const auto most = last_body().at_pointer("/generationConfig/maxOutputTokens").as_int64();
  EXPECT_GE(most, 20'000) << "no room to think";
  EXPECT_GE(purse.row().estimate,
            mv::tokens_price(*catalog.find("gemini", mv::Work::kScenes, kFlash), 0, most));
}

TEST_F(GeminiScenes, TextsInPartsAreJoinedAndThoughtsLeftOut) {
  fake().set({{"answer_next", {"several_parts", "thought", "prose"}}});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(write().scenes.size(), 10U);
  EXPECT_EQ(fake().runs(), 3U);
}

TEST_F(GeminiScenes, BrokenAnswersAreMendedByAskingAgain) {
  for (const char* fault : {"invalid_json", "schema_violation", "wrong_count", "empty", "wrong_mv1_counts"}) {
    fake().set({{"answer_next", {fault}}});
    const mv::Story story = write();
    EXPECT_EQ(story.scenes.size(), 10U) << fault;
    EXPECT_THAT(story.made.notes, IsEmpty()) << fault;
    EXPECT_EQ(text_of(last_body(), "/contents/1/role"), "model");
    EXPECT_EQ(text_of(last_body(), "/contents/2/role"), "user");
  }
  EXPECT_EQ(fake().runs(), 10U);
  expect_paid(kRounding);
}

TEST_F(GeminiScenes, RulesThatStayBrokenAreNoted) {
  fake().set({{"answer", "wrong_mv1_counts"}});
  EXPECT_THAT(write().made.notes,
              ElementsAre(HasSubstr("close-up"), HasSubstr("audience is in 10 of the 10")));
}

TEST_F(GeminiScenes, ReasonsToStopAreTold) {
  const std::pair<const char*, const char*> cases[] = {{"safety", "SAFETY"},
                                                       {"prohibited", "PROHIBITED_CONTENT"},
                                                       {"blocked", "PROHIBITED_CONTENT"},
                                                       {"max_tokens", "fewer scenes"}};
  for (const auto& [fault, words] : cases) {
    fake().set({{"answer_next", {fault}}});
    const Error error = error_of_writing();
    EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed) << fault;
    EXPECT_THAT(error.message(), HasSubstr(words));
  }
  for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
}

class GeminiSceneBadDays : public GeminiScenes, public testing::WithParamInterface<BadDay> {};

TEST_P(GeminiSceneBadDays, EndAsTheyMust) {
  meet(
      GetParam(), fake(), purse,
      [&](mv::Commission& commission) { EXPECT_EQ(write(commission).scenes.size(), 10U); }, kRounding);
}
INSTANTIATE_TEST_SUITE_P(All, GeminiSceneBadDays,
                         testing::ValuesIn(all_of({days_of_asking(Wire::kAnswers),
                                                   {day_of_wrong_key("GEMINI_API_KEY"),
                                                    day_without_credit()}})),
                         name_of_day);

TEST_F(GeminiScenes, AnotherAttemptTakesUpWhatIsPaidAlready) {
  {
    SmallCommission commission(purse);
    write(commission);  // and the program ends before the scenes are kept
  }
  EXPECT_EQ(write().scenes.size(), 10U);
  EXPECT_EQ(fake().runs(), 1U);
  expect_paid(kRounding);
}

TEST_F(GeminiScenes, UnknownModelsAreRefusedBeforeAnythingIsAsked) {
  mv::SceneRequest request = foxes();
  request.model = "gemini-99";
  SmallCommission commission(purse);
  const Error error =
      error_of([&] { GeminiSceneWriter(client, catalog).write(request, flavor("mv1"), commission); });
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MODELS"));
  EXPECT_EQ(fake().runs(), 0U);
}

}  // namespace
}  // namespace providers
