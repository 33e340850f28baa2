#include "providers/gemini/gemini_image_maker.h"

#include <fstream>

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

constexpr const char* kBanana = "gemini-3.1-flash-image";

class GeminiPictures : public GeminiRoom {
 protected:
  static mv::ImageRequest fox() {
    mv::ImageRequest request;
    request.character_description = "a red fox with a hat";
    request.negative_prompt = "text";
    request.width = 720;
    request.height = 1280;
    request.seed = 7;
    request.safety_filter_level = "block_only_high";
    request.model = kBanana;
    request.number = 2;
    return request;
  }
  mv::Made make(const mv::ImageRequest& request, mv::Commission& commission) {
    return GeminiImageMaker(shop).make(request, flavor("default"), out, commission);
  }
  mv::Made make(const mv::ImageRequest& request = fox()) {
    SmallCommission commission(purse);
    mv::Made made = make(request, commission);
    commission.runs().settle();
    return made;
  }
  Error error_of_making() {
    return error_of([&] { make(); });
  }
  static bool is_png(const std::filesystem::path& file) {
    std::string head(4, ' ');
    std::ifstream(file, std::ios::binary).read(head.data(), 4);
    return head == "\x89PNG";
  }

  const std::filesystem::path out = purse.folder / "fox.png";
};

TEST_F(GeminiPictures, MakesAPngOfTheShapeAskedFor) {
  const mv::Made made = make();
  EXPECT_EQ(made.model, kBanana);
  EXPECT_THAT(made.notes, IsEmpty());
  EXPECT_TRUE(is_png(out));
  const boost::json::value body = last_body();
  EXPECT_THAT(text_of(body, "/contents/0/parts/0/text"), HasSubstr("a red fox with a hat"));
  EXPECT_THAT(text_of(body, "/contents/0/parts/0/text"), HasSubstr("Avoid: text"));
  EXPECT_EQ(text_of(body, "/generationConfig/imageConfig/aspectRatio"), "9:16");
  EXPECT_EQ(text_of(body, "/generationConfig/responseModalities/0"), "IMAGE");
  EXPECT_EQ(text_of(body, "/safetySettings/3/threshold"), "BLOCK_ONLY_HIGH");
  EXPECT_EQ(purse.row().key, "work image 2");
  EXPECT_FALSE(purse.row().stands);
  expect_paid();
  EXPECT_GT(purse.counted(), 0);
}

TEST_F(GeminiPictures, OtherKindsOfPicturesBecomePng) {
  for (const char* format : {"jpg", "webp"}) {
    fake().set({{"image_format", format}});
    std::filesystem::remove(out);
    make();
    EXPECT_TRUE(is_png(out)) << format;
  }
}

TEST_F(GeminiPictures, DraftsOfThoughtsAreNotTheAnswer) {
  fake().set({{"answer_next", {"thought"}}});
  make();
  EXPECT_TRUE(is_png(out));
}

class GeminiPictureBadDays : public GeminiPictures, public testing::WithParamInterface<BadDay> {};

TEST_P(GeminiPictureBadDays, EndAsTheyMust) {
  meet(GetParam(), fake(), purse, [&](mv::Commission& commission) {
    make(fox(), commission);
    EXPECT_TRUE(is_png(out));
  });
}
INSTANTIATE_TEST_SUITE_P(
    All, GeminiPictureBadDays,
    testing::ValuesIn(
        all_of({days_of_asking(Wire::kAnswers),
                {day_of_wrong_key("GEMINI_API_KEY"), day_without_credit()},
                {day_of_failing("filtered", {"refused the text", "nothing was charged"}),
                 {.fault = "bad_output", .told = ErrorKind::kMakerFailed, .words = {"no picture"}}}})),
    name_of_day);

TEST_F(GeminiPictures, BlockedPicturesAreToldAndCostNothing) {
  for (const char* fault : {"image_safety", "image_prohibited", "image_recitation", "blocked"}) {
    fake().set({{"answer_next", {fault}}});
    const Error error = error_of_making();
    EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed) << fault;
    EXPECT_THAT(error.message(), HasSubstr("refused the text"));
    EXPECT_THAT(error.message(), HasSubstr("nothing was charged"));
  }
  EXPECT_EQ(purse.counted(), 0);
  expect_paid();
}

TEST_F(GeminiPictures, AnswersWithoutAPictureArePaidAndTold) {
  fake().set({{"answer_next", {"text_only", "no_image"}}});
  const Error words = error_of_making();
  EXPECT_THAT(words.message(), HasSubstr("I can describe that picture"));
  EXPECT_THAT(words.message(), HasSubstr("it cost $0.067"));
  EXPECT_THAT(error_of_making().message(), HasSubstr("NO_IMAGE"));
  for (const store::RunRow& run : purse.rows()) EXPECT_EQ(run.state, RunState::kFailed);
  expect_paid();
}

TEST_F(GeminiPictures, AnotherAttemptTakesUpWhatIsPaidAlready) {
  {
    SmallCommission commission(purse);
    make(fox(), commission);
  }
  std::filesystem::remove(out);
  make();
  EXPECT_TRUE(is_png(out));
  EXPECT_EQ(fake().runs(), 1U);
  expect_paid();
}

TEST_F(GeminiPictures, ASafetyLevelThatNobodyKnowsIsTold) {
  mv::ImageRequest request = fox();
  request.safety_filter_level = "strict";
  EXPECT_THAT(make(request).notes, ElementsAre(HasSubstr("no safety level \"strict\"")));
}

}  // namespace
}  // namespace providers
