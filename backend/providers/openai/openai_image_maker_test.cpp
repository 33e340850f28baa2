#include "providers/openai/openai_image_maker.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "providers/hosted/testing/bad_days.h"
#include "providers/hosted/testing/vendor_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace testing_room;

class OpenaiPictures : public VendorRoom {
 protected:
  static constexpr const char* kKey = "sk-the-key";
  static constexpr const char* kFlare = "gpt-image-2.5-flare";
  static constexpr const char* kOwn = "sd-turbo";
  // The fake's bill has parts of a millionth; ours is rounded up at each of two sums.
  static constexpr int kRounding = 2;

  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("openai_chat"); }

  OpenaiPictures() : VendorRoom(kKey) {
    fake().set(
        {{"run_s", {0, 0}}, {"prices", {{kFlare, {{"per_million_in", "8"}, {"per_million_out", "30"}}}}}});
  }

  static mv::Flavor some_flavor() {
    mv::Flavor flavor;
    flavor.character_reference_prompt = "A portrait of {character_description}, full body";
    return flavor;
  }
  static mv::ImageRequest fox(const std::string& model = kFlare) {
    mv::ImageRequest request;
    request.character_description = "a red fox with a hat";
    request.negative_prompt = "text";
    request.width = 1344;
    request.height = 756;
    request.seed = 7;
    request.model = model;
    request.number = 2;
    return request;
  }

  OpenaiImageMaker maker(const std::string& of_settings = "") const {
    return OpenaiImageMaker(
        {.client = client, .catalog = catalog, .media = media, .fetcher = fetcher, .model = of_settings});
  }
  mv::Made make(const mv::ImageRequest& request = fox()) {
    SmallCommission commission(purse);
    mv::Made made = maker().make(request, flavor, out, commission);
    commission.runs().settle();
    return made;
  }
  Error error_of_making(const mv::ImageRequest& request = fox()) {
    return error_of([&] { make(request); });
  }
  // The answers of the next questions.
  static void answers(const std::vector<std::string>& kinds) {
    fake().set({{"answer_next", boost::json::value_from(kinds)}});
  }
  // What the picture that was asked for last was asked with.
  static boost::json::object asked() {
    return fake().bill().at("runs").as_array().back().at("input").as_object();
  }
  static std::string text_of(const boost::json::object& object, std::string_view name) {
    const boost::json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
  }
  bool is_png() const { return base::read_text(out).starts_with("\x89PNG"); }
  void expect_paid() const { VendorRoom::expect_paid(kRounding); }

  const mv::Flavor flavor = some_flavor();
  const OpenaiClient client{fake().base() + "/v1", kKey};
  const std::filesystem::path out = purse.folder / "fox.png";
};

TEST_F(OpenaiPictures, MakesAPngOfASizeThatTheModelHasAndPaysItsTokens) {
  const mv::Made made = make();
  EXPECT_EQ(made.model, kFlare);
  EXPECT_THAT(made.notes, IsEmpty());
  EXPECT_TRUE(is_png());
  EXPECT_EQ(text_of(asked(), "prompt"), "A portrait of a red fox with a hat, full body\n\nAvoid: text");
  EXPECT_EQ(text_of(asked(), "size"), "1536x864");
  EXPECT_EQ(text_of(asked(), "quality"), "medium");
  const store::RunRow run = purse.row();
  EXPECT_EQ(run.key, "work image 2");
  EXPECT_EQ(run.state, RunState::kSucceeded);
  EXPECT_FALSE(run.stands);
  EXPECT_GT(run.cost, 0);
  EXPECT_LT(run.cost, run.estimate);
  EXPECT_THAT(run.details, HasSubstr("tokens_out"));
  expect_paid();
}

TEST_F(OpenaiPictures, TheNearestOfTheModelsSizesIsAskedFor) {
  mv::ImageRequest request = fox("gpt-image-1.5");
  make(request);
  EXPECT_EQ(text_of(asked(), "size"), "1536x1024");
  request.width = 756;
  request.height = 1344;
  make(request);
  EXPECT_EQ(text_of(asked(), "size"), "1024x1536");
}

TEST_F(OpenaiPictures, AnOwnModelNeedsNoEntryAndCostsNothing) {
  EXPECT_EQ(make(fox(kOwn)).model, kOwn);
  EXPECT_TRUE(is_png());
  EXPECT_EQ(text_of(asked(), "size"), "1344x768");
  EXPECT_EQ(text_of(asked(), "response_format"), "b64_json");
  EXPECT_EQ(asked().at("seed").as_int64(), 7);
  EXPECT_FALSE(asked().contains("quality"));
  EXPECT_EQ(purse.row().estimate, 0);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(OpenaiPictures, TheModelOfTheSettingsGoesBeforeTheCatalogues) {
  SmallCommission commission(purse);
  EXPECT_EQ(maker(kOwn).make(fox(), flavor, out, commission).model, kOwn);
  EXPECT_NE(maker(kOwn).version(), maker().version());
}

TEST_F(OpenaiPictures, AnUnknownModelAtOpenaiIsRefusedBeforeAnythingIsAsked) {
  const OpenaiClient openai("https://api.openai.com/v1", kKey);
  OpenaiImageMaker there(
      {.client = openai, .catalog = catalog, .media = media, .fetcher = fetcher, .model = ""});
  SmallCommission commission(purse);
  const Error error = error_of([&] { there.make(fox(kOwn), flavor, out, commission); });
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MODELS"));
  EXPECT_THAT(purse.rows(), IsEmpty());
}

TEST_F(OpenaiPictures, ALinkInsteadOfThePictureIsFetchedThroughTheGuard) {
  answers({"link", "link"});
  make();
  EXPECT_TRUE(is_png());
  EXPECT_EQ(fake().count("GET", "/generated-images/"), 1);
  expect_paid();

  fake().set({{"picture_link", "http://169.254.169.254/latest/meta-data"}});
  std::filesystem::remove(out);
  EXPECT_EQ(error_of_making().kind(), ErrorKind::kRefusedAddress);
  EXPECT_FALSE(std::filesystem::exists(out));
  // It is paid and kept: once its address may be reached, the next attempt fetches it.
  EXPECT_TRUE(purse.rows().front().stands || purse.rows().back().stands);
  expect_paid();
}

TEST_F(OpenaiPictures, ALinkToNothingIsOrderedAnewNextTime) {
  // The second is answered with 401: the key is not sent to where links lead.
  for (const char* nothing : {"/generated-images/nobody.png", "/v1/models"}) {
    answers({"link"});
    fake().set({{"picture_link", fake().base() + nothing}});
    EXPECT_EQ(error_of_making().kind(), ErrorKind::kMakerFailed) << nothing;
  }
  for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
  expect_paid();
}

TEST_F(OpenaiPictures, OtherKindsOfPicturesBecomePng) {
  for (const char* format : {"jpg", "webp"}) {
    fake().set({{"image_format", format}});
    std::filesystem::remove(out);
    make(fox(kOwn));
    EXPECT_TRUE(is_png()) << format;
  }
}

TEST_F(OpenaiPictures, SafetyLevelsBecomeOpenaisOrAreTold) {
  mv::ImageRequest request = fox();
  request.safety_filter_level = "BLOCK_ONLY_HIGH";
  EXPECT_THAT(make(request).notes, IsEmpty());
  EXPECT_EQ(text_of(asked(), "moderation"), "low");
  request.safety_filter_level = "block_medium_and_above";
  EXPECT_THAT(make(request).notes, IsEmpty());
  EXPECT_FALSE(asked().contains("moderation"));
  request.safety_filter_level = "block_low_and_above";
  EXPECT_THAT(make(request).notes, ElementsAre(HasSubstr("no safety level \"block_low_and_above\"")));
}

TEST_F(OpenaiPictures, WhatTheSafetySystemRefusesIsToldAndNotCharged) {
  answers({"moderated"});
  const Error error = error_of_making();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("the safety system of"));
  EXPECT_THAT(error.message(), HasSubstr("safety_violations=[violence]"));
  EXPECT_EQ(purse.row().state, RunState::kFailed);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), 0);
  expect_paid();
}

TEST_F(OpenaiPictures, AnswersWithoutAPictureArePaidAndTold) {
  for (const char* kind : {"no_data", "no_picture", "bad_base64", "wrong_types"}) {
    answers({kind});
    const Error error = error_of_making();
    EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed) << kind;
    EXPECT_THAT(error.message(), HasSubstr("it cost $0.04")) << kind;
  }
  for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
  expect_paid();
}

class OpenaiPictureBadDays : public OpenaiPictures, public testing::WithParamInterface<BadDay> {};

TEST_P(OpenaiPictureBadDays, EndAsTheyMust) {
  meet(
      GetParam(), fake(), purse,
      [&](mv::Commission& commission) {
        maker().make(fox(), flavor, out, commission);
        EXPECT_TRUE(is_png());
      },
      kRounding);
}
INSTANTIATE_TEST_SUITE_P(All, OpenaiPictureBadDays,
                         testing::ValuesIn(all_of({days_of_asking(Wire::kAnswers),
                                                   {day_of_wrong_key("OPENAI_API_KEY"), day_without_credit()},
                                                   {{.fault = "bad_output",
                                                     .told = ErrorKind::kMakerFailed,
                                                     .words = {"no picture"}}}})),
                         name_of_day);

TEST_F(OpenaiPictures, AnUnknownModelIsTold) {
  EXPECT_THAT(error_of_making(fox("nobody:1b")).message(), HasSubstr("does not exist"));
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(OpenaiPictures, ALostAnswerThatCostsNothingMayBeAskedForAgain) {
  fake().next({"reset_after"});
  EXPECT_EQ(error_of_making(fox(kOwn)).kind(), ErrorKind::kUnreachable);
  make(fox(kOwn));
  EXPECT_TRUE(is_png());
}

TEST_F(OpenaiPictures, AnotherAttemptTakesUpWhatIsPaidAlready) {
  {
    SmallCommission commission(purse);
    maker().make(fox(), flavor, out, commission);
  }
  std::filesystem::remove(out);
  make();
  EXPECT_TRUE(is_png());
  EXPECT_EQ(fake().runs(), 1U);
  expect_paid();
}

TEST_F(OpenaiPictures, ACancelWhileItIsDrawnCountsWhatItMayCost) {
  fake().set({{"run_s", {2, 2}}});
  SmallCommission commission(purse);
  const std::jthread canceler([&] {
    for (int looks = 0; looks < 2000 && fake().count("POST", "/images/generations") == 0; ++looks)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    commission.token.cancel();
  });
  EXPECT_EQ(error_of([&] { maker().make(fox(), flavor, out, commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), purse.row().estimate);
}

TEST_F(OpenaiPictures, ReferencePicturesAreSentAlongAndPaid) {
  make();
  const std::filesystem::path first = purse.folder / "first.png";
  std::filesystem::rename(out, first);
  mv::ImageRequest request = fox();
  request.references = {first, first};
  request.safety_filter_level = "block_only_high";
  EXPECT_THAT(make(request).notes, IsEmpty());
  EXPECT_TRUE(is_png());
  EXPECT_EQ(fake().count("POST", "/images/edits"), 1);
  const boost::json::array images = asked().at("images").as_array();
  ASSERT_EQ(images.size(), 2U);
  EXPECT_EQ(text_of(images[0].as_object(), "name"), "first.png");
  EXPECT_EQ(text_of(images[0].as_object(), "type"), "image/png");
  EXPECT_EQ(text_of(asked(), "size"), "1536x864");
  for (const store::RunRow& run : purse.rows()) EXPECT_LT(run.cost, run.estimate);
  EXPECT_THAT(purse.rows().front().details + purse.rows().back().details, HasSubstr("first.png"));
  expect_paid();
}

TEST_F(OpenaiPictures, AModelThatTakesNoReferencePicturesSaysSo) {
  mv::ImageRequest request = fox(kOwn);
  request.references = {out};
  EXPECT_THAT(make(request).notes, ElementsAre(HasSubstr("takes no reference picture")));
  EXPECT_EQ(fake().count("POST", "/images/edits"), 0);
}

TEST_F(OpenaiPictures, ABudgetThatIsSpentHoldsItBeforeAnythingIsAsked) {
  Purse poor({.month = 1000});
  SmallCommission commission(poor);
  EXPECT_EQ(error_of([&] { maker().make(fox(), flavor, out, commission); }).kind(), ErrorKind::kNeedsUser);
  EXPECT_EQ(fake().runs(), 0U);
}

}  // namespace
}  // namespace providers
