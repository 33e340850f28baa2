#include "providers/comfyui/comfyui_clip_maker.h"

#include <algorithm>

#include "providers/comfyui/testing/comfyui_room.h"
#include "providers/hosted/testing/bad_days.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace testing_room;

constexpr const char* kWords = "example-text-to-video";
constexpr const char* kSize = "songreel:width songreel:height songreel:frames";

class ComfyuiClips : public ComfyuiRoom {
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
    request.rules = "No cuts.";
    request.model = kWords;
    return request;
  }

  mv::Made make(const mv::ClipRequest& request, mv::Commission& commission) {
    return ComfyuiClipMaker(shop()).make(request, flavor, out, commission);
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
  double seconds() const { return timing::to_seconds(media.probe(out).video->duration); }

  const mv::Flavor flavor;
  const std::filesystem::path out = purse.folder / "clip.mp4";
};

TEST_F(ComfyuiClips, FillsTheGraphByTheTitlesOfItsNodes) {
  const mv::Made made = make(fox());
  EXPECT_EQ(made.model, kWords);
  EXPECT_THAT(made.notes, IsEmpty());
  EXPECT_NEAR(seconds(), 1, 0.1);
  EXPECT_EQ(inputs_of("songreel:prompt").at("text").as_string(),
            "A fox sings in the rain\nMain character: a red fox with a hat\n\nNo cuts.");
  EXPECT_EQ(inputs_of("songreel:negative").at("text").as_string(), "text");
  EXPECT_EQ(inputs_of("songreel:seed").at("seed").as_int64(), 0x7fff'ffff);
  EXPECT_EQ(inputs_of(kSize).at("width").as_int64(), 640);
  EXPECT_EQ(inputs_of(kSize).at("height").as_int64(), 368);
  EXPECT_EQ(inputs_of(kSize).at("length").as_int64(), 25);
  EXPECT_EQ(purse.row().state, RunState::kSucceeded);
  EXPECT_THAT(purse.row().details, AllOf(HasSubstr("A fox sings"), HasSubstr(kWords)));
  expect_nothing_stands();
}

TEST_F(ComfyuiClips, UploadsTheCharactersPictureAndNamesItInTheRecord) {
  mv::ClipRequest request = fox();
  request.model = "first graph";
  request.character_image = picture();
  const mv::Made made = make(request);
  EXPECT_EQ(made.model, "example-image-to-video");
  EXPECT_THAT(std::string(inputs_of("songreel:image").at("image").as_string()),
              AllOf(testing::StartsWith("songreel/"), testing::EndsWith(".png")));
  EXPECT_THAT(purse.row().details, HasSubstr(R"("image":"singer.png")"));
}

TEST_F(ComfyuiClips, RefusesAGraphThatNeedsAPictureWhereThereIsNone) {
  mv::ClipRequest request = fox();
  request.model = "example-image-to-video";
  const Error error = error_of_making(request);
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("needs a picture"));
  EXPECT_THAT(purse.rows(), IsEmpty());
}

TEST_F(ComfyuiClips, DescribesTheCharacterInWordsWhereTheGraphTakesNoPicture) {
  mv::ClipRequest request = fox();
  request.character_image = picture();
  const mv::Made made = make(request);
  EXPECT_THAT(made.notes, ElementsAre(HasSubstr("takes no picture")));
  EXPECT_THAT(std::string(inputs_of("songreel:prompt").at("text").as_string()), HasSubstr("a red fox"));
}

TEST_F(ComfyuiClips, CountsFramesByTheGraphsOwnRate) {
  const std::filesystem::path folder = own_graph("clips", "mine", R"({
    "1": {"class_type": "Words", "inputs": {"text": ""}, "_meta": {"title": "songreel:prompt"}},
    "2": {"class_type": "Latent", "inputs": {"length": 1, "x": ["1", 0]}, "_meta": {"title": "songreel:frames"}},
    "3": {"class_type": "SaveVideo", "inputs": {"fps": 16, "video": ["2", 0]},
          "_meta": {"title": "songreel:own-fps"}}})");
  mv::ClipRequest request = fox();
  request.model = "";
  request.frames = 48;  // two seconds
  const ComfyuiGraphs own(folder);
  SmallCommission commission(purse);
  const mv::Made made = ComfyuiClipMaker(shop_with(own)).make(request, flavor, out, commission);
  EXPECT_EQ(inputs_of("songreel:frames").at("length").as_int64(), 33);
  EXPECT_EQ(inputs_of("songreel:own-fps").at("fps").as_int64(), 16);
  EXPECT_THAT(std::string(inputs_of("songreel:prompt").at("text").as_string()), HasSubstr("Avoid: text"));
  EXPECT_THAT(made.notes, ElementsAre(HasSubstr("no seed")));
}

TEST_F(ComfyuiClips, TellsHowFarItIs) {
  fake().set({{"run_s", {0.5, 0.5}}, {"ws_previews", true}});
  SmallCommission commission(purse);
  make(fox(), commission);
  ASSERT_GT(commission.fractions.size(), 3U);
  EXPECT_TRUE(std::is_sorted(commission.fractions.begin(), commission.fractions.end()));
  EXPECT_GT(commission.fractions.back(), 0.3);
  EXPECT_LE(commission.fractions.back(), 1);
}

TEST_F(ComfyuiClips, NeedsNoWebSocket) {
  fake().set({{"ws_refused", true}});
  make(fox());
  fake().set({{"ws_refused", false}, {"ws_drops_after", 2}});
  make(fox());
  EXPECT_EQ(fake().runs(), 2U);
}

TEST_F(ComfyuiClips, FindsTheFilmWhereverTheNodePutsIt) {
  for (const char* place : {"images", "gifs", "videos"}) {
    fake().set({{"outputs_under", place}});
    EXPECT_EQ(make(fox()).model, kWords) << place;
  }
}

// No graph was asked for yet.
BadDay lost_upload(const std::string& fault) {
  return {.fault = fault, .told = ErrorKind::kUnavailable, .ledger = Ledger::kNothing};
}

class ComfyuiBadDays : public ComfyuiClips, public testing::WithParamInterface<BadDay> {};

TEST_P(ComfyuiBadDays, EndAsTheyMust) {
  mv::ClipRequest request = fox();
  request.model = "example-image-to-video";
  request.character_image = picture();
  request.frames = 96;
  meet(GetParam(), fake(), purse, [&](mv::Commission& commission) { make(request, commission); });
  expect_nothing_stands();
}
INSTANTIATE_TEST_SUITE_P(
    All, ComfyuiBadDays,
    testing::ValuesIn(all_of(
        {days_of_asking(Wire::kLooksUp),
         days_of_waiting(),
         days_of_films(""),
         {day_of_wrong_key("COMFYUI_URL"),
          day_of_failing("run_fails", {"node \"songreel:output\" (SaveVideo): Allocation on device 0"}),
          {.fault = "no_output",
           .told = ErrorKind::kMakerFailed,
           .words = {"saved nothing that can be used"}},
          {.fault = "upload:503"},
          {.fault = "upload:reset_after"},
          lost_upload("upload:502_after"),
          lost_upload("upload:html"),
          {.fault = "download_reset"}}})),
    name_of_day);

TEST_F(ComfyuiClips, TellWhatTheGraphLacksThere) {
  fake().set({{"missing_nodes", {"Wan22ImageToVideoLatent"}}});
  const Error lacks_node = error_of_making(fox());
  EXPECT_EQ(lacks_node.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(lacks_node.message(),
              AllOf(HasSubstr("cannot run the graph"), HasSubstr("may not be installed")));
  fake().set({{"missing_nodes", boost::json::array()}, {"models", {"other.safetensors"}}});
  EXPECT_THAT(error_of_making(fox()).message(), HasSubstr("node \"Model\": Value not in list: unet_name"));
  expect_nothing_stands();
  EXPECT_EQ(fake().runs(), 0U);
}

TEST_F(ComfyuiClips, AreAskedForAgainWhenComfyuiIsStartedAnew) {
  fake().set({{"run_s", {20, 20}}});
  const auto restart = once(0, "running", [] {
    fake().set({{"run_s", {0.02, 0.02}}});
    forget_all();
  });
  EXPECT_EQ(make(fox()).model, kWords);
  EXPECT_THAT(run_states(), ElementsAre("canceled", "succeeded"));
  ASSERT_EQ(purse.rows().size(), 2U);
  expect_nothing_stands();
}

TEST_F(ComfyuiClips, GoOnThereWhenTheProgramEnds) {
  fake().set({{"run_s", {1, 1}}});
  {
    SmallCommission first(purse);
    first.called_off = false;
    const auto end = once(0, "running", [&] { first.token.cancel(); });
    EXPECT_EQ(error_of([&] { make(fox(), first); }).kind(), ErrorKind::kCanceled);
  }
  EXPECT_EQ(purse.row().state, RunState::kSubmitted);
  make(fox());
  EXPECT_THAT(run_states(), ElementsAre("succeeded"));
  EXPECT_EQ(purse.rows().size(), 1U);
}

TEST_F(ComfyuiClips, AreLookedUpWhenTheProgramEndedWhileItWasAsking) {
  SmallCommission first(purse);
  const store::RunRow run = first.runs().begin(
      {.step = "", .maker = "comfyui", .model = kWords, .work = "clip", .estimate = 0, .inputs = {}});
  const ComfyuiGraph graph = shipped.chosen(mv::Work::kClip, kWords, "");
  client.put(graph, run.id, base::CancelToken());
  make(fox());
  EXPECT_EQ(fake().runs(), 1U);
  EXPECT_EQ(purse.row().remote_id, run.id);
}

TEST_F(ComfyuiClips, AreStoppedWhenTheyAreCalledOff) {
  fake().set({{"run_s", {20, 20}}});
  SmallCommission commission(purse);
  const auto cancel = once(0, "running", [&] { commission.token.cancel(); });
  EXPECT_EQ(error_of([&] { make(fox(), commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_THAT(run_states(), ElementsAre("canceled"));
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  expect_nothing_stands();
}

TEST_F(ComfyuiClips, LeaveOthersAloneWhenTheyAreCalledOff) {
  fake().set({{"run_s", {1.5, 1.5}}});
  const ComfyuiGraph graph = shipped.chosen(mv::Work::kClip, kWords, "");
  client.put(graph, "00000000-0000-4000-8000-000000000000", base::CancelToken());
  SmallCommission commission(purse);
  const auto cancel = once(1, "starting", [&] { commission.token.cancel(); });
  EXPECT_EQ(error_of([&] { make(fox(), commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_THAT(run_states(), ElementsAre("running", "canceled"));
}

TEST_F(ComfyuiClips, AreNotAskedForWithoutAGraph) {
  mv::ClipRequest request = fox();
  request.model = "../images/example-text-to-image";
  const Error unknown = error_of_making(request);
  EXPECT_EQ(unknown.kind(), ErrorKind::kUsage);
  EXPECT_THAT(unknown.message(), HasSubstr("there are example-image-to-video, example-text-to-video"));
  const ComfyuiGraphs none(purse.folder / "nowhere");
  SmallCommission commission(purse);
  const Error empty =
      error_of([&] { ComfyuiClipMaker(shop_with(none)).make(fox(), flavor, out, commission); });
  EXPECT_EQ(empty.kind(), ErrorKind::kNotConfigured);
  EXPECT_THAT(empty.message(), HasSubstr("put one there"));
}

TEST_F(ComfyuiClips, AreOthersWhenAGraphIsAnother) {
  const ComfyuiGraphs own(own_graph("clips", "mine", "{}"));
  const std::string before = ComfyuiClipMaker(shop_with(own)).version();
  own_graph("clips", "mine", "{ }");
  EXPECT_THAT(ComfyuiClipMaker(shop_with(own)).version(), Not(before));
}

}  // namespace
}  // namespace providers
