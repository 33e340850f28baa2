#include "face/finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "face/testing/clip.h"

namespace face {
namespace {

using testing::kHeight;
using testing::kWidth;

std::optional<Refusal::Kind> refusal_of(const std::vector<base::Pixels>& clip,
                                        ActiveSpeaker speaker = ActiveSpeaker::kOnlyFace) {
  const FaceTrack track = testing::track_of(clip, speaker);
  if (!track.refusal) return std::nullopt;
  EXPECT_THAT(track.refusal->sentence, ::testing::EndsWith("."));
  return track.refusal->kind;
}

// The mouth in the portrait's own pixels, by the motion that the clip was made with.
cv::Point2d in_portrait(const cv::Mat& still, int frame, const Place& mouth) {
  cv::Matx23d back;
  cv::invertAffineTransform(testing::map_of(testing::swaying(frame), still), back);
  const cv::Vec2d place = back * cv::Vec3d(mouth.x, mouth.y, 1);
  return {place[0], place[1]};
}

TEST(FaceFinder, KeepsTheMouthOfASwayingHeadToHalfAPixel) {
  constexpr int kFrames = 60;
  const cv::Mat still = testing::portrait();
  const FaceTrack track = testing::track_of(testing::swaying_clip(kFrames));
  ASSERT_FALSE(track.refusal) << track.refusal->sentence;
  ASSERT_EQ(track.frames.size(), kFrames);
  std::vector<cv::Point2d> places;
  cv::Point2d mean(0, 0);
  for (int i = 0; i < kFrames; ++i) {
    ASSERT_TRUE(track.frames[i]) << "frame " << i;
    places.push_back(in_portrait(still, i, track.frames[i]->mouth));
    mean += places.back() * (1.0 / kFrames);
  }
  // In the portrait the lips meet about (49, 79): read off by eye.
  EXPECT_NEAR(mean.x, 50.5, 2.5);
  EXPECT_NEAR(mean.y, 81, 3.5);
  double squares = 0;
  double jitter = 0;
  for (int i = 0; i < kFrames; ++i) {
    squares += std::pow(cv::norm(places[i] - mean) * 2.2, 2) / kFrames;
    if (i > 0 && i + 1 < kFrames)
      jitter += std::pow(cv::norm(places[i - 1] + places[i + 1] - places[i] * 2) * 2.2, 2) / (kFrames - 2);
  }
  EXPECT_LT(std::sqrt(squares), 0.6);
  EXPECT_LT(std::sqrt(jitter), 0.35);
}

TEST(FaceFinder, SeesThatTheTeethShow) {
  const FaceTrack track = testing::track_of(testing::swaying_clip(13));
  ASSERT_FALSE(track.refusal);
  EXPECT_GT(track.mouth.gap, 0.07);  // about 9 of 84 pixels between the eyes
  EXPECT_LT(track.mouth.gap, 0.17);
  EXPECT_NE(track.mouth.teeth, 0U);
}

TEST(FaceFinder, RefusesALandscape) {
  cv::Mat picture = testing::wall();
  cv::RNG random(3);
  for (int i = 0; i < 40; ++i)
    cv::circle(picture, {random.uniform(0, kWidth), random.uniform(0, kHeight)}, random.uniform(3, 20),
               cv::Scalar(40, random.uniform(60, 160), 50), -1);
  EXPECT_EQ(refusal_of(std::vector(20, testing::pixels_of(picture))), Refusal::Kind::kNoFace);
}

TEST(FaceFinder, RefusesTwoFacesUnlessTheLargestIsAskedFor) {
  const cv::Mat still = testing::portrait();
  cv::Mat picture = testing::wall(640, 360);
  testing::put(picture, still, {.x = 150, .y = 180, .scale = 2.3});
  testing::put(picture, still, {.x = 480, .y = 180, .scale = 1.9});
  const std::vector<base::Pixels> clip(14, testing::pixels_of(picture));
  EXPECT_EQ(refusal_of(clip), Refusal::Kind::kSeveralFaces);
  const FaceTrack track = testing::track_of(clip, ActiveSpeaker::kLargestStable);
  ASSERT_FALSE(track.refusal);
  EXPECT_NEAR(track.frames[5]->mouth.x, 148, 12);
}

TEST(FaceFinder, SaysThatAFaceIsTooSmall) {
  cv::Mat picture = testing::wall(800, 480);
  testing::put(picture, testing::portrait(), {.x = 400, .y = 240, .scale = 0.42});
  EXPECT_EQ(refusal_of(std::vector(14, testing::pixels_of(picture))), Refusal::Kind::kTooSmall);
}

TEST(FaceFinder, LeavesFramesWithoutTheFaceEmptyAndEasesOutBefore) {
  std::vector<base::Pixels> clip = testing::swaying_clip(30);
  clip.resize(45, testing::pixels_of(testing::wall()));
  const FaceTrack track = testing::track_of(clip);
  ASSERT_FALSE(track.refusal);
  EXPECT_NEAR(track.seen, 30 / 45.0, 0.05);
  EXPECT_FALSE(track.frames[40]);
  EXPECT_EQ(track.frames[0]->strength, 1);
  EXPECT_EQ(track.frames[20]->strength, 1);
  EXPECT_LT(track.frames[28]->strength, 0.5);
}

TEST(FaceFinder, RefusesAClipThatTheFaceSoonLeaves) {
  std::vector<base::Pixels> clip = testing::swaying_clip(13);
  clip.resize(60, testing::pixels_of(testing::wall()));
  EXPECT_EQ(refusal_of(clip), Refusal::Kind::kLost);
}

TEST(FaceFinder, NoticesWhatCoversTheMouth) {
  const cv::Mat still = testing::portrait();
  std::vector<base::Pixels> clip;
  for (int i = 0; i < 60; ++i) {
    cv::Mat picture = testing::wall();
    testing::put(picture, still, {});
    if (i >= 28 && i < 36) cv::circle(picture, {200, 258}, 52, cv::Scalar(30, 30, 34), -1);
    clip.push_back(testing::pixels_of(picture));
  }
  const FaceTrack track = testing::track_of(clip);
  ASSERT_FALSE(track.refusal);
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(track.frames[i]) << i;
  EXPECT_EQ(track.frames[5]->covered, 0);
  EXPECT_EQ(track.frames[31]->covered, 1);
  EXPECT_GT(track.frames[19]->covered, 0);  // out before the hand comes
  EXPECT_EQ(track.frames[55]->covered, 0);
}

TEST(FaceFinder, GivesNothingForAClipWithoutFrames) {
  EXPECT_EQ(testing::track_of({}).refusal->kind, Refusal::Kind::kNoFace);
}

TEST(FaceFinder, WantsFramesOfOneSize) {
  FaceFinder finder(testing::kCascades);
  finder.look(base::Pixels(64, 48));
  EXPECT_THROW(finder.look(base::Pixels(64, 50)), base::Error);
}

TEST(FaceFinder, TellsWhichFileOfTheCascadesIsMissing) {
  try {
    FaceFinder finder("/nowhere");
    FAIL() << "no error";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kNotConfigured);
    EXPECT_THAT(error.message(), ::testing::HasSubstr("/nowhere/haarcascade_frontalface_alt2.xml"));
  }
}

}  // namespace
}  // namespace face
