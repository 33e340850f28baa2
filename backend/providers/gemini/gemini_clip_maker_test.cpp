#include "providers/gemini/gemini_clip_maker.h"

#include "media/png.h"
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

constexpr const char* kOmni = "gemini-omni-1.1-flash";
constexpr const char* kVeo = "veo-3.1-generate-001";

class GeminiClips : public GeminiRoom {
 protected:
  // Four seconds of a fox.
  static mv::ClipRequest fox(const std::string& model = kOmni) {
    mv::ClipRequest request;
    request.prompt = "A fox sings in the rain";
    request.negative_prompt = "text";
    request.character_description = "a red fox with a hat";
    request.format = {.width = 1280, .height = 720, .rate = {24}};
    request.frames = 90;
    request.seed = 7;
    request.rules = "No cuts.";
    request.model = model;
    return request;
  }
  mv::ClipRequest with_picture(mv::ClipRequest request) const {
    request.character_image = purse.folder / "fox.png";
    base::Pixels pixels(8, 8);
    pixels.words.assign(pixels.words.size(), 0xFFC0'4000);
    media::write_png(*request.character_image, pixels);
    return request;
  }
  mv::Made make(const mv::ClipRequest& request, mv::Commission& commission) {
    return GeminiClipMaker(shop).make(request, flavor("default"), out, commission);
  }
  mv::Made make(const mv::ClipRequest& request) {
    SmallCommission commission(purse);
    mv::Made made = make(request, commission);
    commission.runs().settle();
    return made;
  }
  Error error_of_making(const mv::ClipRequest& request = fox()) {
    return error_of([&] { make(request); });
  }
  double seconds() const { return timing::to_seconds(media.probe(out).video->duration); }

  const std::filesystem::path out = purse.folder / "clip.mp4";
};

TEST_F(GeminiClips, OmniMakesAClipOfTheSecondsThatAreNeeded) {
  const mv::Made made = make(fox());
  EXPECT_EQ(made.model, kOmni);
  EXPECT_THAT(made.notes, IsEmpty());
  EXPECT_NEAR(seconds(), 4, 0.1);
  const boost::json::value body = last_body();
  EXPECT_EQ(text_of(body, "/input/0/text"),
            "A fox sings in the rain\nMain character: a red fox with a hat\n\nNo cuts.\n\nAvoid: text");
  EXPECT_EQ(text_of(body, "/response_format/duration"), "4s");
  EXPECT_EQ(text_of(body, "/response_format/aspect_ratio"), "16:9");
  EXPECT_EQ(text_of(body, "/response_format/resolution"), "720p");
  EXPECT_EQ(text_of(body, "/generation_config/video_config/task"), "text_to_video");
  const store::RunRow run = purse.row();
  EXPECT_EQ(run.state, RunState::kSucceeded);
  EXPECT_EQ(run.cost, 400'000);
  EXPECT_TRUE(run.remote_id.starts_with("v1_"));
  expect_paid();
}

TEST_F(GeminiClips, OmniIsShownTheCharactersPicture) {
  make(with_picture(fox()));
  const boost::json::value body = last_body();
  EXPECT_EQ(text_of(body, "/input/0/mime_type"), "image/png");
  EXPECT_EQ(text_of(body, "/generation_config/video_config/task"), "reference_to_video");
  EXPECT_THAT(purse.row().details, HasSubstr("\"picture\":\"fox.png\""));
}

TEST_F(GeminiClips, FilmsThatLieAtALinkAreFetchedWithTheKey) {
  for (const bool redirects : {false, true}) {
    fake().set({{"poll_gives_inline", false},
                {"redirect_downloads", redirects},
                {"file_processing_s", {0.3, 0.3}},
                {"next", {"download_reset"}}});
    std::filesystem::remove(out);
    make(fox());
    EXPECT_NEAR(seconds(), 4, 0.1);
  }
  expect_paid();
}

TEST_F(GeminiClips, ALinkElsewhereNeverGetsTheKey) {
  fake().set({{"poll_gives_inline", false}, {"public_base", "http://127.0.0.2:9"}});
  const Error error = error_of_making();
  EXPECT_EQ(error.kind(), ErrorKind::kRefusedAddress);  // by the guard of the fetcher, which has no key
  EXPECT_TRUE(purse.row().stands);
  expect_paid();
}

TEST_F(GeminiClips, FilmsThatAreDeletedAreToldAndOrderedAnew) {
  fake().set({{"poll_gives_inline", false}, {"removed_after_s", 0}});
  const Error error = error_of_making();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("deleted"));
  EXPECT_FALSE(purse.row().stands);
  expect_paid();
}

TEST_F(GeminiClips, AModelThatChoosesTheLengthItselfIsToldItInWords) {
  fake().set({{"no_duration", true}, {"model_seconds", 4}});
  make(fox());
  EXPECT_THAT(text_of(last_body(), "/input/0/text"), HasSubstr("The clip lasts 4 seconds."));
  EXPECT_EQ(fake().runs(), 1U);
  expect_paid();
}

// What both wires to films meet.
BadDays days_of_gemini(const std::string& cost, const std::string& refusal) {
  return all_of({days_of_asking(Wire::kHolds),
                 days_of_waiting(),
                 days_of_films(cost),
                 {day_of_wrong_key("GEMINI_API_KEY"), day_without_credit()},
                 {day_of_vanishing(Wire::kHolds),
                  day_of_failing("run_fails", {"internal server issue", "nothing was charged"}),
                  day_of_failing("filtered", {refusal, "nothing was charged"}),
                  {.fault = "no_output", .told = ErrorKind::kMakerFailed, .words = {cost}}}});
}
class OmniBadDays : public GeminiClips, public testing::WithParamInterface<BadDay> {};
class VeoBadDays : public GeminiClips, public testing::WithParamInterface<BadDay> {};

TEST_P(OmniBadDays, EndAsTheyMust) {
  meet(GetParam(), fake(), purse, [&](mv::Commission& commission) { make(fox(), commission); });
}
INSTANTIATE_TEST_SUITE_P(All, OmniBadDays,
                         testing::ValuesIn(days_of_gemini("it cost $0.40", "violates the usage policies")),
                         name_of_day);

TEST_P(VeoBadDays, EndAsTheyMust) {
  meet(GetParam(), fake(), purse, [&](mv::Commission& commission) { make(fox(kVeo), commission); });
}
INSTANTIATE_TEST_SUITE_P(All, VeoBadDays,
                         testing::ValuesIn(all_of({days_of_gemini("it cost $1.60",
                                                                  "may violate our usage policies"),
                                                   {{.fault = "download_reset"}}})),
                         name_of_day);

TEST_F(GeminiClips, ClipsThatOmniRefusesInAnyWayAreToldAndCostNothing) {
  for (const char* way : {"no_video", "error_only"}) {
    fake().set({{"omni_refusal", way}, {"next", {"filtered"}}});
    const Error error = error_of_making();
    EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed) << way;
    EXPECT_THAT(error.message(), HasSubstr("violates the usage policies")) << way;
    EXPECT_THAT(error.message(), HasSubstr("nothing was charged")) << way;
  }
  EXPECT_EQ(purse.counted(), 0);
  for (const store::RunRow& run : purse.rows()) EXPECT_EQ(run.state, RunState::kFailed);
  expect_paid();
}

TEST_F(GeminiClips, OddEndsCostWhatWasReserved) {
  fake().set({{"omni_status", "budget_exceeded"}});
  const Error odd = error_of_making();
  EXPECT_THAT(odd.message(), HasSubstr("budget_exceeded"));
  EXPECT_THAT(odd.message(), HasSubstr("it cost $0.40"));
  expect_paid();
}

TEST_F(GeminiClips, AnotherAttemptTakesUpTheRunWhereItWas) {
  for (const char* model : {kOmni, kVeo}) {
    fake().reset();
    fake().set({{"run_s", {0.4, 0.4}}});
    Purse other;
    {
      // The program ends while it waits.
      SmallCommission commission(other);
      commission.called_off = false;
      commission.on_stage = [&](const std::string& stage) {
        if (stage.find("waiting") != std::string::npos) commission.token.cancel();
      };
      EXPECT_EQ(error_of([&] { make(fox(model), commission); }).kind(), ErrorKind::kCanceled);
    }
    for (int attempt = 0; attempt < 2; ++attempt) {  // the first one ends before the film is kept
      std::filesystem::remove(out);
      SmallCommission commission(other);
      make(fox(model), commission);
      EXPECT_NEAR(seconds(), 4, 0.1);
      if (attempt == 1) commission.runs().settle();
    }
    EXPECT_EQ(fake().runs(), 1U) << model;
    EXPECT_EQ(other.counted(), fake().charged());
    EXPECT_FALSE(other.row().stands);
  }
}

TEST_F(GeminiClips, ACancelReachesOmni) {
  fake().set({{"run_s", {30, 30}}});
  SmallCommission commission(purse);
  commission.on_stage = [&](const std::string& stage) {
    if (stage.find("waiting") != std::string::npos) commission.token.cancel();
  };
  EXPECT_EQ(error_of([&] { make(fox(), commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(fake().bill().at_pointer("/runs/0/status").as_string(), "canceled");
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(GeminiClips, ACancelThatComesTooLateIsPaid) {
  SmallCommission commission(purse);
  commission.on_stage = [&](const std::string& stage) {
    if (stage.find("waiting") != std::string::npos) commission.token.cancel();
  };
  EXPECT_EQ(error_of([&] { make(fox(), commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_FALSE(purse.row().stands);
  expect_paid();
  EXPECT_GT(purse.counted(), 0);
}

TEST_F(GeminiClips, AVeoThatCannotBeStoppedIsCounted) {
  fake().set({{"run_s", {30, 30}}});
  SmallCommission commission(purse);
  commission.on_stage = [&](const std::string& stage) {
    if (stage.find("waiting") != std::string::npos) commission.token.cancel();
  };
  EXPECT_EQ(error_of([&] { make(fox(kVeo), commission); }).kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.counted(), 1'600'000);
  EXPECT_TRUE(purse.row().stands);
}

TEST_F(GeminiClips, VeoMakesAClip) {
  mv::ClipRequest request = fox(kVeo);
  request.person_generation = "allow_all";
  EXPECT_THAT(make(request).notes, IsEmpty());
  EXPECT_NEAR(seconds(), 4, 0.1);
  const boost::json::value body = last_body();
  EXPECT_EQ(text_of(body, "/parameters/negativePrompt"), "text");
  EXPECT_EQ(text_of(body, "/parameters/aspectRatio"), "16:9");
  EXPECT_EQ(text_of(body, "/parameters/personGeneration"), "allow_all");
  EXPECT_EQ(body.at_pointer("/parameters/durationSeconds").as_int64(), 4);
  EXPECT_TRUE(purse.row().remote_id.starts_with("models/veo-3.1-generate-001/operations/"));
  expect_paid();
}

TEST_F(GeminiClips, VeoIsShownThePictureInClipsOfEightSecondsOnly) {
  const mv::Made four = make(with_picture(fox(kVeo)));
  EXPECT_THAT(four.notes, ElementsAre(HasSubstr("clips of 8 seconds only; it is described in words")));
  EXPECT_THAT(text_of(last_body(), "/instances/0/prompt"), HasSubstr("a red fox with a hat"));

  mv::ClipRequest request = with_picture(fox(kVeo));
  request.frames = 192;
  request.person_generation = "allow_all";  // goes with texts alone
  EXPECT_THAT(make(request).notes, IsEmpty());
  EXPECT_EQ(text_of(last_body(), "/instances/0/referenceImages/0/image/mimeType"), "image/png");
  EXPECT_EQ(text_of(last_body(), "/parameters/personGeneration"), "");
  expect_paid();
}

TEST_F(GeminiClips, ShortClipsOfVeoAreSmallAndSaySo) {
  mv::ClipRequest request = fox(kVeo);
  request.format = {.width = 1920, .height = 1080, .rate = {24}};
  EXPECT_THAT(make(request).notes, ElementsAre(HasSubstr("1080p clips of 8 seconds only; this one is 720p")));
}

TEST_F(GeminiClips, WhatNoModelCanDoIsRefusedWithWhatItCan) {
  mv::ClipRequest request = fox();
  request.frames = 24 * 20;
  const Error error = error_of_making(request);
  EXPECT_EQ(error.kind(), ErrorKind::kOutOfRange);
  EXPECT_THAT(error.message(), HasSubstr("3 to 10 seconds"));
  EXPECT_EQ(error_of_making(fox("veo-9")).kind(), ErrorKind::kUsage);
  EXPECT_EQ(fake().runs(), 0U);
}

}  // namespace
}  // namespace providers
