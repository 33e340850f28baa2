#include "providers/sdcpp/sdcpp_clip_maker.h"

#include "providers/hosted/testing/bad_days.h"
#include "providers/sdcpp/testing/sdcpp_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace testing_room;

class SdcppClips : public SdcppRoom {
 protected:
  // A second of a fox.
  static mv::ClipRequest fox() {
    mv::ClipRequest request;
    request.prompt = "A fox sings in the rain";
    request.negative_prompt = "text";
    request.character_description = "a red fox with a hat";
    request.format = {.width = 640, .height = 360, .rate = {24}};
    request.frames = 24;
    request.seed = 0xffff'ffff'ffffULL;
    return request;
  }
  mv::ClipRequest fox_by_picture() const {
    mv::ClipRequest request = fox();
    request.character_image = purse.folder / "singer.png";
    base::Pixels pixels(8, 8);
    pixels.words.assign(pixels.words.size(), 0xFFC0'4000);
    media::write_png(*request.character_image, pixels);
    return request;
  }

  mv::Made make(const mv::ClipRequest& request, mv::Commission& commission) {
    return SdcppClipMaker(shop()).make(request, flavor, out, commission);
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

TEST_F(SdcppClips, AreMadeAsLongAndLargeAsTheServerTakesIt) {
  const mv::Made made = make(fox());
  EXPECT_EQ(made.model, "fake");
  EXPECT_THAT(made.notes, IsEmpty());
  EXPECT_NEAR(timing::to_seconds(media.probe(out).video->duration), 1, 0.1);
  const auto input = last_input();
  EXPECT_EQ(input.at("prompt").as_string(), "A fox sings in the rain\nMain character: a red fox with a hat");
  EXPECT_EQ(input.at("negative_prompt").as_string(), "text");
  EXPECT_EQ(input.at("width").as_int64(), 640);
  EXPECT_EQ(input.at("height").as_int64(), 368);
  EXPECT_EQ(input.at("video_frames").as_int64(), 25);
  EXPECT_EQ(input.at("fps").as_int64(), 24);
  EXPECT_EQ(input.at("seed").as_int64(), 0x7fff'ffff);
  EXPECT_EQ(purse.row().state, RunState::kSucceeded);
  EXPECT_THAT(purse.row().details, HasSubstr(R"("loaded_model":"fake")"));
  expect_nothing_stands();
}

TEST_F(SdcppClips, BeginWithTheCharactersPictureWhichTheRecordNames) {
  make(fox_by_picture());
  EXPECT_THAT(std::string(last_input().at("init_image").as_string()), testing::StartsWith("iVBORw0KGgo"));
  EXPECT_THAT(purse.row().details, HasSubstr(R"("init_image":"singer.png")"));
}

class SdcppBadDays : public SdcppClips, public testing::WithParamInterface<BadDay> {};

TEST_P(SdcppBadDays, EndAsTheyMust) {
  mv::ClipRequest request = fox();
  request.frames = 96;
  meet(GetParam(), fake(), purse, [&](mv::Commission& commission) { make(request, commission); });
  expect_nothing_stands();
}
INSTANTIATE_TEST_SUITE_P(
    All, SdcppBadDays,
    testing::ValuesIn(
        all_of({days_of_asking(Wire::kFree),
                days_of_waiting(),
                days_of_films(""),
                {day_of_wrong_key("SDCPP_URL"),
                 day_of_vanishing(Wire::kFree),
                 day_of_failing("run_fails", {"generate_video returned no results"}),
                 {.fault = "no_output", .told = ErrorKind::kMakerFailed, .words = {"gives no result"}}}})),
    name_of_day);

TEST_F(SdcppClips, WaitForARoomInTheQueue) {
  fake().set({{"max_queue_size", 1}, {"run_s", {0.6, 0.6}}});
  client.put(SdcppMode::kPicture, {{"prompt", "another"}}, base::CancelToken());
  make(fox());
  EXPECT_EQ(fake().runs(), 2U);
}

TEST_F(SdcppClips, AreRefusedWhereTheLoadedModelMakesNone) {
  fake().set({{"supported_modes", {"img_gen"}}});
  const Error error = error_of_making(fox());
  EXPECT_EQ(error.kind(), ErrorKind::kNotConfigured);
  EXPECT_THAT(error.message(), HasSubstr("fake, which makes no clips"));
  fake().set({{"supported_modes", nullptr}, {"video_formats", {"webp", "avi"}}});
  EXPECT_THAT(error_of_making(fox()).message(), HasSubstr("cannot write WebM"));
  EXPECT_THAT(purse.rows(), IsEmpty());
}

TEST_F(SdcppClips, AreNotMadeByAModelThatNobodyKnows) {
  mv::ClipRequest request = fox();
  request.model = "other";
  const Error error = error_of_making(request);
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MODELS"));
}

TEST_F(SdcppClips, AreAskedForAgainWhenTheServerIsStartedAnew) {
  fake().set({{"run_s", {20, 20}}});
  pace.first_look = pace.longest_look = std::chrono::milliseconds(1000);  // while it starts
  mv::Made made;
  {
    const std::jthread making([&] { made = make(fox()); });
    std::jthread running = once(0, "running", [] {});
    running.join();
    fake().restart();  // in this thread: the fake ends with the one that starts it
  }
  EXPECT_EQ(made.model, "fake");
  EXPECT_THAT(run_states(), ElementsAre("succeeded"));
  EXPECT_EQ(purse.rows().size(), 2U);
  expect_nothing_stands();
}

TEST_F(SdcppClips, GoOnThereWhenTheProgramEnds) {
  fake().set({{"run_s", {1, 1}}});
  {
    SmallCommission first(purse);
    first.called_off = false;
    first.on_stage = [&](const std::string& stage) {
      if (stage.starts_with("waiting for")) first.token.cancel();
    };
    EXPECT_EQ(error_of([&] { make(fox(), first); }).kind(), ErrorKind::kCanceled);
  }
  EXPECT_EQ(purse.row().state, RunState::kSubmitted);
  make(fox());
  EXPECT_THAT(run_states(), ElementsAre("succeeded"));
  EXPECT_EQ(purse.rows().size(), 1U);
}

TEST_F(SdcppClips, AreTakenOutOfTheQueueWhenTheyAreCalledOff) {
  fake().set({{"run_s", {5, 5}}});
  client.put(SdcppMode::kPicture, {{"prompt", "another"}}, base::CancelToken());
  SmallCommission commission(purse);
  commission.on_stage = [&](const std::string& stage) {
    if (stage.starts_with("waiting for")) commission.token.cancel();
  };
  EXPECT_EQ(error_of([&] { make(fox(), commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_EQ(run_states().at(1), "canceled");
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
}

TEST_F(SdcppClips, ThatCannotBeStoppedAreGivenUp) {
  pace.most_stopping = std::chrono::seconds(2);
  fake().set({{"run_s", {20, 20}}});
  SmallCommission commission(purse);
  const auto cancel = once(0, "running", [&] { commission.token.cancel(); });
  EXPECT_EQ(error_of([&] { make(fox(), commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  expect_nothing_stands();
}

}  // namespace
}  // namespace providers
