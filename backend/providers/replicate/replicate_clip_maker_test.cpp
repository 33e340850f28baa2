#include "providers/replicate/replicate_clip_maker.h"

#include "base/file.h"
#include "media/png.h"
#include "providers/hosted/testing/bad_days.h"
#include "providers/replicate/testing/replicate_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace testing_room;

constexpr const char* kVeo = "google/veo-3.1";
constexpr const char* kFast = "google/veo-3.1-fast";

class ReplicateClips : public ReplicateRoom {
 protected:
  // Four seconds of a fox.
  static mv::ClipRequest fox() {
    mv::ClipRequest request;
    request.prompt = "A fox sings in the rain";
    request.negative_prompt = "text";
    request.character_description = "a red fox with a hat";
    request.format = {.width = 1280, .height = 720, .rate = {24}};
    request.frames = 96;
    request.seed = 0xffff'ffff'ffffULL;
    request.rules = "No cuts.";
    request.model = kVeo;
    return request;
  }
  mv::ClipRequest fox_by_picture(std::uint32_t color = 0xFFC0'4000) const {
    mv::ClipRequest request = fox();
    request.frames = 192;
    request.character_image = purse.folder / "fox.png";
    base::Pixels pixels(8, 8);
    pixels.words.assign(pixels.words.size(), color);
    media::write_png(*request.character_image, pixels);
    return request;
  }

  mv::Made make(const mv::ClipRequest& request, mv::Commission& commission) {
    return ReplicateClipMaker(*shop).make(request, flavor, out, commission);
  }
  mv::Made make(const mv::ClipRequest& request) {
    SmallCommission commission(purse);
    mv::Made made = make(request, commission);
    commission.runs().settle();
    return made;
  }
  Error error_of_making(const mv::ClipRequest& request) {
    return error_of([&] { make(request); });
  }

  const mv::Flavor flavor;
  const std::filesystem::path out = purse.folder / "clip.mp4";
};

TEST_F(ReplicateClips, MakesAClipOfTheLengthThatTheModelHas) {
  mv::ClipRequest request = fox();
  request.frames = 110;  // 4.6 s
  const mv::Made made = make(request);
  EXPECT_EQ(made.model, kVeo);
  EXPECT_THAT(made.notes, IsEmpty());
  const media::MediaInfo clip = media.probe(out);
  EXPECT_NEAR(timing::to_seconds(clip.video->duration), 6, 0.1);
  const auto input = last_input();
  EXPECT_EQ(input.at("prompt").as_string(),
            "A fox sings in the rain\nMain character: a red fox with a hat\n\nNo cuts.");
  EXPECT_EQ(input.at("negative_prompt").as_string(), "text");
  EXPECT_EQ(input.at("duration").as_int64(), 6);
  EXPECT_EQ(input.at("aspect_ratio").as_string(), "16:9");
  EXPECT_EQ(input.at("resolution").as_string(), "720p");
  EXPECT_EQ(input.at("generate_audio").as_bool(), false);
  EXPECT_EQ(input.at("seed").as_int64(), 0x7fff'ffff);
  const store::RunRow run = purse.row();
  EXPECT_EQ(run.cost, 1'200'000);
  EXPECT_EQ(run.state, RunState::kSucceeded);
  EXPECT_THAT(run.details, HasSubstr("A fox sings"));
  expect_paid();
}

TEST_F(ReplicateClips, PaysMoreForSound) {
  mv::ClipRequest request = fox();
  request.generate_audio = true;
  make(request);
  EXPECT_TRUE(last_input().at("generate_audio").as_bool());
  EXPECT_EQ(purse.row().cost, 1'600'000);
  expect_paid();
}

TEST_F(ReplicateClips, UploadsTheCharactersPictureOnceAndNamesItInTheRecord) {
  fake().next({"503", "503"});
  const mv::Made made = make(fox_by_picture());
  EXPECT_THAT(made.notes, IsEmpty());
  EXPECT_EQ(fake().count("POST", "/v1/files"), 1);
  const auto input = last_input();
  const auto& links = input.at("reference_images").as_array();
  ASSERT_EQ(links.size(), 1U);
  EXPECT_THAT(std::string(links.front().as_string()), HasSubstr(fake().base() + "/v1/files/"));
  EXPECT_EQ(std::string(last_input().at("prompt").as_string()).find("red fox"), std::string::npos);
  EXPECT_THAT(purse.row().details, HasSubstr(R"("reference_images":["fox.png"])"));
  expect_paid();
}

TEST_F(ReplicateClips, DescribesTheCharacterInWordsWhereThePictureCannotBeSent) {
  mv::ClipRequest request = fox_by_picture();
  request.frames = 96;
  EXPECT_THAT(make(request).notes, ElementsAre(HasSubstr("16:9 clips of 8 seconds only")));
  EXPECT_THAT(std::string(last_input().at("prompt").as_string()), HasSubstr("a red fox with a hat"));
  EXPECT_FALSE(has(last_input(), "reference_images"));
  request = fox_by_picture();
  request.model = kFast;
  EXPECT_THAT(make(request).notes, ElementsAre(HasSubstr("takes no picture of the character")));
  EXPECT_FALSE(has(last_input(), "image"));
  EXPECT_EQ(fake().count("POST", "/v1/files"), 0);
}

TEST_F(ReplicateClips, LeavesOutWhatTheModelsOwnSchemaDoesNotListAndTellsSo) {
  mv::Catalog with_other;
  const auto file = purse.folder / "models.yaml";
  base::write_text(file, R"(models:
  - id: other/film
    maker: replicate
    work: clips
    makes_sound: true
    price: {per_run: 0.04}
)");
  mv::ProblemList problems("", "models.yaml");
  with_other = mv::Catalog::read({file}, problems);
  fake().set({{"also_models", {{"other/film", "google/imagen-4"}}}});
  ReplicateShop other{.client = *client,
                      .catalog = with_other,
                      .media = media,
                      .fetcher = fetcher,
                      .webhook = {},
                      .pace = shop->pace};
  mv::ClipRequest request = fox();
  request.model = "other/film";
  SmallCommission commission(purse);
  // It makes pictures, so this is refused in the end; what was asked for counts here.
  error_of([&] { ReplicateClipMaker(other).make(request, flavor, out, commission); });
  EXPECT_FALSE(has(last_input(), "seed"));
  EXPECT_FALSE(has(last_input(), "duration"));
  EXPECT_THAT(std::string(last_input().at("prompt").as_string()), HasSubstr("Avoid: text"));
}

TEST_F(ReplicateClips, AsksWithoutASchemaWhereThatCannotBeRead) {
  fake().next({"other:500"});
  make(fox());
  EXPECT_EQ(last_input().at("seed").as_int64(), 0x7fff'ffff);
  expect_paid();
}

TEST_F(ReplicateClips, ReadsASchemaOnce) {
  make(fox());
  make(fox());
  EXPECT_EQ(fake().count("GET", "/v1/models/"), 1);
}

TEST_F(ReplicateClips, RefusesAModelWithoutAPriceBeforeItAsks) {
  mv::ClipRequest request = fox();
  request.model = "google/veo-9";
  const Error error = error_of_making(request);
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MODELS"));
  EXPECT_TRUE(purse.rows().empty());
  EXPECT_EQ(fake().runs(), 0U);
}

class ReplicateBadDays : public ReplicateClips, public testing::WithParamInterface<BadDay> {};

TEST_P(ReplicateBadDays, EndAsTheyMust) {
  meet(GetParam(), fake(), purse, [&](mv::Commission& commission) { make(fox_by_picture(), commission); });
}
INSTANTIATE_TEST_SUITE_P(
    All, ReplicateBadDays,
    testing::ValuesIn(
        all_of({days_of_asking(Wire::kLooksUp),
                days_of_waiting(),
                days_of_films("it cost $1.60"),
                {day_of_wrong_key("REPLICATE_API_TOKEN"), day_without_credit()},
                {day_of_vanishing(Wire::kLooksUp),
                 day_of_failing("run_fails", {"E9999", "nothing was charged"}),
                 day_of_failing("filtered", {"flagged as sensitive", "nothing was charged"}),
                 {.fault = "no_output", .told = ErrorKind::kMakerFailed, .words = {"it cost $1.60"}},
                 {.fault = "download_reset"}}})),
    name_of_day);

TEST_F(ReplicateClips, UploadsAgainWhereTheConnectionBreaks) {
  fake().next({"upload:reset_after", "upload:502_after", "upload:html"});
  make(fox_by_picture());
  EXPECT_EQ(fake().count("POST", "/v1/files"), 4);
  EXPECT_EQ(fake().runs(), 1U);
  expect_paid();
}

TEST_F(ReplicateClips, TellsThatAModelIsGone) {
  fake().set({{"gone_models", {kVeo}}});
  EXPECT_EQ(error_of_making(fox()).kind(), ErrorKind::kMakerFailed);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(ReplicateClips, GoesOnWithARunAfterARestartAndUploadsNothingAgain) {
  fake().set({{"run_s", {0.3, 0.3}}});
  SmallCommission first(purse);
  first.called_off = false;
  first.on_stage = [&](const std::string& stage) {
    if (stage == "waiting for Replicate") first.token.cancel();
  };
  EXPECT_EQ(error_of([&] { make(fox_by_picture(), first); }).kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.row().state, RunState::kSubmitted);
  open_shop();
  make(fox_by_picture());
  EXPECT_EQ(fake().runs(), 1U);
  EXPECT_EQ(fake().count("POST", "/v1/files"), 1);
  expect_paid();
}

TEST_F(ReplicateClips, FindsAfterARestartWhatHadArrivedWithoutItsIdBeingHeard) {
  // The program ends while it looks for a prediction whose answer got lost.
  SmallCommission first(purse);
  first.called_off = false;
  first.on_stage = [&](const std::string& stage) {
    if (stage == "asking Replicate for a lost order") first.token.cancel();
  };
  fake().next({"502_after"});
  EXPECT_EQ(error_of([&] { make(fox_by_picture(), first); }).kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.row().state, RunState::kIntended);
  open_shop();
  make(fox_by_picture());
  EXPECT_EQ(fake().runs(), 1U);
  EXPECT_EQ(fake().count("POST", "/v1/files"), 1);
  expect_paid();
}

TEST_F(ReplicateClips, TakesNoOtherPredictionForALostOne) {
  // Another's, with the same words but another picture; and one of ours with the same inputs.
  SmallCommission other(purse, "other work");
  make(fox_by_picture(0xFF00'40C0), other);
  purse.records->change(purse.row().id, [](store::RunRow& run) { run.remote_id = "nobody's"; });
  open_shop();
  SmallCommission same(purse, "same work");
  make(fox_by_picture(), same);
  fake().next({"502_before"});
  EXPECT_EQ(error_of_making(fox_by_picture()).kind(), ErrorKind::kUnavailable);
  make(fox_by_picture());
  EXPECT_EQ(fake().runs(), 3U);
  expect_paid();
}

TEST_F(ReplicateClips, TellsThatAResultIsDeletedAfterAnHourAndOrdersAnew) {
  SmallCommission first(purse);
  make(fox(), first);  // and the program ends before the clip is stored
  fake().set({{"removed_after_s", 0}});
  EXPECT_THAT(error_of_making(fox()).message(), HasSubstr("has deleted the result already"));
  expect_paid();
  fake().set({{"removed_after_s", 3600}});
  make(fox());
  EXPECT_EQ(fake().runs(), 2U);
  expect_paid();
}

TEST_F(ReplicateClips, StopsARunThatIsCalledOff) {
  fake().set({{"run_s", {30, 30}}});
  SmallCommission commission(purse);
  commission.on_stage = [&](const std::string& stage) {
    if (stage == "waiting for Replicate") commission.token.cancel();
  };
  EXPECT_EQ(error_of([&] { make(fox(), commission); }).kind(), ErrorKind::kCanceled);
  const boost::json::value bill = fake().bill();
  EXPECT_EQ(bill.at_pointer("/runs/0/status").as_string(), "canceled");
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(ReplicateClips, HasItselfToldOfTheEnd) {
  shop->webhook = [](const store::RunRow& run) { return "http://127.0.0.1:1/" + run.id; };
  make(fox());
  for (const boost::json::value& request : fake().requests().as_array()) {
    if (!std::string(request.at("path").as_string()).ends_with("/predictions")) continue;
    EXPECT_EQ(request.at_pointer("/json/webhook").as_string(), "http://127.0.0.1:1/" + purse.row().id);
    EXPECT_EQ(request.at_pointer("/json/webhook_events_filter"), boost::json::array{"completed"});
  }
}

}  // namespace
}  // namespace providers
