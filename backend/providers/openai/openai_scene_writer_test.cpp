#include "providers/openai/openai_scene_writer.h"

#include <memory>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/log.h"
#include "mv/flavors.h"
#include "mv/prices.h"
#include "providers/hosted/testing/bad_days.h"
#include "providers/hosted/testing/vendor_room.h"
#include "providers/openai/openai_model.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace testing_room;

constexpr const char* kKey = "sk-the-key";
constexpr const char* kModel = "gpt-6.1-terra";
constexpr const char* kLocal = "llama3.2:3b";
// The fake's bill has parts of a millionth; ours is rounded up at each of two sums.
constexpr int kRounding = 2;

class OpenaiScenes : public VendorRoom {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("openai_chat"); }

  OpenaiScenes() : VendorRoom(kKey) {
    fake().set({{"prices", {{kModel, {{"per_million_in", "1"}, {"per_million_out", "5"}}}}}});
    writer = new_writer();
  }

  std::unique_ptr<OpenaiSceneWriter> new_writer(OpenaiSettings settings = {}) const {
    if (settings.base_url.empty()) settings.base_url = fake().base() + "/v1";
    if (settings.key.empty()) settings.key = kKey;
    return std::make_unique<OpenaiSceneWriter>(std::move(settings), catalog);
  }
  static const mv::Flavor& flavor(const std::string& name) {
    static base::NoLog log;
    static const mv::Flavors flavors({.folders = {SONGREEL_SOURCE_DIR "/backend/mv/configs"}, .names = {}},
                                     mv::FlavorLog(log, mv::DebugMode::kOff));
    return *flavors.find_or_default(name);
  }
  static mv::SceneRequest foxes(const std::string& model = kModel) {
    mv::SceneRequest request;
    request.idea = "a fox sings in the rain";
    request.character_description = "a red fox with a hat";
    request.number_of_scenes = 10;
    request.seed = 7;
    request.model = model;
    return request;
  }

  mv::Story write(const mv::SceneRequest& request, const std::string& flavor_name = "mv1") {
    SmallCommission commission(purse);
    mv::Story story = writer->write(request, flavor(flavor_name), commission);
    commission.runs().settle();
    return story;
  }
  Error error_of_writing(const mv::SceneRequest& request) {
    return error_of([&] { write(request); });
  }
  // The completions that were asked for.
  static std::vector<boost::json::object> asked() {
    std::vector<boost::json::object> bodies;
    const boost::json::value requests = fake().requests();
    for (const boost::json::value& request : requests.as_array()) {
      if (request.at("method").as_string() == "POST") bodies.push_back(request.at("json").as_object());
    }
    return bodies;
  }
  static std::string form_of(const boost::json::object& body) {
    const auto* format = body.if_contains("response_format");
    return format == nullptr ? "text" : std::string(format->at("type").as_string());
  }
  static std::vector<std::string> forms() {
    std::vector<std::string> all;
    for (const boost::json::object& body : asked()) all.push_back(form_of(body));
    return all;
  }
  void expect_paid() const { VendorRoom::expect_paid(kRounding); }

  std::unique_ptr<OpenaiSceneWriter> writer;
};

TEST_F(OpenaiScenes, WritesAsManyScenesAsAskedForAndPaysItsTokens) {
  const mv::Story story = write(foxes());
  EXPECT_EQ(story.scenes.size(), 10U);
  EXPECT_THAT(story.scenes[0].description, HasSubstr("red fox"));
  EXPECT_EQ(story.made.model, kModel);
  EXPECT_THAT(story.made.notes, IsEmpty());
  EXPECT_THAT(forms(), ElementsAre("json_schema"));
  const store::RunRow run = purse.row();
  EXPECT_EQ(run.state, RunState::kSucceeded);
  EXPECT_FALSE(run.stands);
  EXPECT_GT(run.cost, 0);
  EXPECT_LT(run.cost, run.estimate);
  EXPECT_THAT(run.details, HasSubstr("tokens_out"));
  expect_paid();
}

TEST_F(OpenaiScenes, ServersWithoutASchemaAreAskedForAnObjectAndThenForText) {
  fake().set({{"no_json_schema", true}});
  EXPECT_EQ(write(foxes()).scenes.size(), 10U);
  EXPECT_THAT(forms(), ElementsAre("json_schema", "json_object"));
  write(foxes());  // what has worked is remembered
  EXPECT_THAT(forms(), ElementsAre("json_schema", "json_object", "json_object"));

  fake().set({{"no_json_object", true}, {"answer", "prose"}});
  EXPECT_EQ(write(foxes()).scenes.size(), 10U);
  EXPECT_THAT(forms(), ElementsAre("json_schema", "json_object", "json_object", "json_object", "text"));
  expect_paid();
}

TEST_F(OpenaiScenes, WhatIsReservedIsTheMostThatAnAnswerCanCost) {
  const mv::Model& model = *catalog.find("openai", mv::Work::kScenes, kModel);
  write(foxes());
  const auto most = asked().front().at("max_tokens").as_int64();
  EXPECT_GE(most, 20'000) << "no room to think";
  EXPECT_GE(purse.row().estimate, mv::tokens_price(model, 0, most));
  // About, as the user is told before, is less.
  EXPECT_LT(mv::scenes_price(model, 3000, 10), mv::tokens_price(model, 0, most));
}

TEST_F(OpenaiScenes, ServersThatTakeNoLimitAreAskedByItsOtherNameAndThenWithout) {
  fake().set({{"refused_parameters", {"max_tokens"}}});
  write(foxes());
  ASSERT_EQ(asked().size(), 2U);
  EXPECT_TRUE(asked()[1].contains("max_completion_tokens"));
  fake().set({{"refused_parameters", {"max_tokens", "max_completion_tokens"}}});
  write(foxes());  // what has worked is remembered
  ASSERT_EQ(asked().size(), 4U);
  EXPECT_FALSE(asked()[3].contains("max_completion_tokens") || asked()[3].contains("max_tokens"));
  expect_paid();
}

TEST_F(OpenaiScenes, ALocalModelCostsNothingAndNeedsNoKey) {
  fake().set({{"key", nullptr}, {"bare", true}, {"answer_next", {"thinking", "prose"}}});
  EXPECT_EQ(write(foxes(kLocal)).scenes.size(), 10U);
  EXPECT_EQ(write(foxes(kLocal)).scenes.size(), 10U);
  for (const store::RunRow& run : purse.rows()) EXPECT_EQ(run.estimate, 0);
  EXPECT_EQ(purse.counted(), 0);
  EXPECT_EQ(asked().front().at("seed").as_int64(), 7);
  EXPECT_FALSE(asked().front().contains("max_tokens"));
}

TEST_F(OpenaiScenes, TheModelOfTheSettingsGoesBeforeTheCatalogues) {
  writer = new_writer({.base_url = "", .key = "", .model = kLocal});
  EXPECT_EQ(write(foxes()).made.model, kLocal);
  EXPECT_EQ(asked().front().at("model").as_string(), kLocal);
}

TEST_F(OpenaiScenes, AnUnknownModelAtOpenaiIsRefusedBeforeAnythingIsAsked) {
  writer = new_writer({.base_url = "https://api.openai.com/v1", .key = "", .model = ""});
  const Error error = error_of_writing(foxes("gpt-9"));
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MODELS"));
  EXPECT_THAT(purse.rows(), IsEmpty());
}

TEST_F(OpenaiScenes, AModelWithoutAPriceIsRefusedWhereverSomebodyMaySendABill) {
  for (const char* url : {"https://openrouter.ai/api/v1", "https://192.0.2.1/v1", "http://134744072/v1"}) {
    writer = new_writer({.base_url = url, .key = "", .model = "anthropic/claude-opus"});
    const Error error = error_of_writing(foxes(""));
    EXPECT_EQ(error.kind(), ErrorKind::kUsage) << url;
    EXPECT_THAT(error.message(), HasSubstr("anthropic/claude-opus"));
    EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MODELS"));
    EXPECT_THAT(purse.rows(), IsEmpty());
    EXPECT_EQ(fault_of_openai_model(writer->client(), catalog, mv::Work::kScenes, "anthropic/claude-opus"),
              error.message());
  }
  writer = new_writer({.base_url = "", .key = "", .model = kLocal});
  EXPECT_EQ(fault_of_openai_model(writer->client(), catalog, mv::Work::kScenes, kLocal), "");
}

TEST_F(OpenaiScenes, BrokenAnswersAreMendedByAskingAgain) {
  for (const char* fault : {"invalid_json", "schema_violation", "wrong_count", "empty"}) {
    fake().reset();
    fake().set({{"answer_next", {fault}}});
    EXPECT_EQ(write(foxes()).scenes.size(), 10U) << fault;
    ASSERT_EQ(asked().size(), 2U) << fault;
    const boost::json::object second = asked()[1];
    const auto& messages = second.at("messages").as_array();
    ASSERT_EQ(messages.size(), 3U);
    EXPECT_EQ(messages[1].at("role").as_string(), "assistant");
    EXPECT_THAT(std::string(messages[2].at("content").as_string()), HasSubstr("cannot be used"));
  }
}

TEST_F(OpenaiScenes, AnswersThatStayBrokenFailAndArePaid) {
  fake().set({{"answer", "wrong_count"}});
  const Error error = error_of_writing(foxes());
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("it has 9 scenes, not 10"));
  EXPECT_EQ(purse.rows().size(), 2U);
  expect_paid();
}

TEST_F(OpenaiScenes, RulesOfTheFlavorAreAskedForOnceAndThenNoted) {
  fake().set({{"answer_next", {"wrong_mv1_counts"}}});
  EXPECT_THAT(write(foxes()).made.notes, IsEmpty());
  EXPECT_EQ(asked().size(), 2U);
  fake().set({{"answer", "wrong_mv1_counts"}});
  EXPECT_THAT(write(foxes()).made.notes,
              ElementsAre(HasSubstr("close-up"), HasSubstr("audience is in 10 of the 10")));
}

TEST_F(OpenaiScenes, RefusalsAreToldInTheModelsWords) {
  const std::pair<const char*, const char*> cases[] = {
      {"refusal", "can't help with that"}, {"content_filter", "content filter"}, {"length", "fewer scenes"}};
  for (const auto& [fault, words] : cases) {
    fake().set({{"answer_next", {fault}}});
    const Error error = error_of_writing(foxes());
    EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed) << fault;
    EXPECT_THAT(error.message(), HasSubstr(words));
  }
  // OpenAI's usage counts refused answers as well, so they stand in the ledger.
  EXPECT_GT(purse.counted(), 0);
  for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
}

class OpenaiSceneBadDays : public OpenaiScenes, public testing::WithParamInterface<BadDay> {};

TEST_P(OpenaiSceneBadDays, EndAsTheyMust) {
  meet(
      GetParam(), fake(), purse,
      [&](mv::Commission& commission) {
        EXPECT_EQ(writer->write(foxes(), flavor("mv1"), commission).scenes.size(), 10U);
      },
      kRounding);
}
INSTANTIATE_TEST_SUITE_P(All, OpenaiSceneBadDays,
                         testing::ValuesIn(all_of({days_of_asking(Wire::kAnswers),
                                                   {day_of_wrong_key("OPENAI_API_KEY"),
                                                    day_without_credit()}})),
                         name_of_day);

TEST_F(OpenaiScenes, MoneyInAnyWayAndUnknownModelsAreTold) {
  fake().set({{"payment_required", true}, {"payment_status", 402}});
  EXPECT_EQ(error_of_writing(foxes()).kind(), ErrorKind::kNeedsUser);
  fake().set({{"payment_required", false}});
  const Error model = error_of_writing(foxes("nobody:1b"));
  EXPECT_EQ(model.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(model.message(), HasSubstr("does not exist"));
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(OpenaiScenes, ALostAnswerThatCostsNothingMayBeAskedForAgain) {
  fake().next({"reset_after"});
  EXPECT_EQ(error_of_writing(foxes(kLocal)).kind(), ErrorKind::kUnreachable);
  EXPECT_EQ(write(foxes(kLocal)).scenes.size(), 10U);
}

TEST_F(OpenaiScenes, AnotherAttemptTakesUpWhatIsPaidAlready) {
  fake().set({{"answer_next", {"wrong_count"}}});
  fake().next({"ok", "429_no_time"});
  {
    // The program ends while it waits to ask again.
    SmallCommission commission(purse);
    commission.called_off = false;
    commission.on_stage = [&](const std::string& stage) {
      if (stage.find("asking again") != std::string::npos) commission.token.cancel();
    };
    EXPECT_THROW(writer->write(foxes(), flavor("mv1"), commission), Error);
  }
  EXPECT_EQ(fake().runs(), 1U);
  writer = new_writer();
  EXPECT_EQ(write(foxes()).scenes.size(), 10U);
  EXPECT_EQ(fake().runs(), 2U);  // the first answer was kept, the second is asked for once
  expect_paid();
}

TEST_F(OpenaiScenes, ListsTheModelsOfTheServer) {
  EXPECT_THAT(writer->client().listed_models({}), Contains(kModel));
  EXPECT_THAT(writer->client().listed_models({}), Contains(kLocal));
}

}  // namespace
}  // namespace providers
