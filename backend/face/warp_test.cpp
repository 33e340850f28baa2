#include "face/warp.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "face/testing/clip.h"

namespace face {
namespace {

using timing::MouthShape;

// A track of the portrait standing still, made once.
const FaceTrack& still_track() {
  static const FaceTrack track = [] {
    cv::Mat picture = testing::wall();
    testing::put(picture, testing::portrait(), {});
    return testing::track_of(std::vector(12, testing::pixels_of(picture)));
  }();
  return track;
}

base::Pixels still_picture() {
  cv::Mat picture = testing::wall();
  testing::put(picture, testing::portrait(), {});
  return testing::pixels_of(picture);
}

base::Pixels drawn(const MouthForm& form, WarpOptions options = {}) {
  base::Pixels picture = still_picture();
  MouthWarp(still_track(), options).draw(3, form, picture);
  return picture;
}

int green(std::uint32_t word) {
  return static_cast<int>(word >> 8U & 255U);
}

// Pixels about the mouth for which `holds`.
template <class Holds>
int count_near_mouth(const base::Pixels& picture, Holds holds) {
  const FaceFrame& frame = *still_track().frames[3];
  int count = 0;
  for (int y = -12; y <= 35; ++y)
    for (int x = -24; x <= 24; ++x)
      if (holds(picture.row(static_cast<int>(frame.mouth.y) + y)[static_cast<int>(frame.mouth.x) + x]))
        ++count;
  return count;
}

int dark_pixels(const base::Pixels& picture) {
  return count_near_mouth(picture, [](std::uint32_t word) { return green(word) < 60; });
}

// Pale and without colour.
int tooth_pixels(const base::Pixels& picture) {
  return count_near_mouth(picture, [](std::uint32_t word) {
    return green(word) > 200 && static_cast<int>(word >> 16U & 255U) - green(word) < 18;
  });
}

double difference(const base::Pixels& a, const base::Pixels& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.words.size(); ++i) sum += std::abs(green(a.words[i]) - green(b.words[i]));
  return sum;
}

class EachShape : public ::testing::TestWithParam<MouthShape> {};
INSTANTIATE_TEST_SUITE_P(Shapes, EachShape,
                         ::testing::Values(MouthShape::kA, MouthShape::kB, MouthShape::kC, MouthShape::kD,
                                           MouthShape::kE, MouthShape::kF, MouthShape::kG, MouthShape::kH,
                                           MouthShape::kX));

TEST_P(EachShape, ChangesNothingBeyondTheLowerFace) {
  const base::Pixels before = still_picture();
  const base::Pixels after = drawn(form_of(GetParam()), {.opening = 1});
  const FaceFrame& frame = *still_track().frames[3];
  const double eyes = frame.pose.eyes;
  for (int y = 0; y < before.height; ++y) {
    for (int x = 0; x < before.width; ++x) {
      const bool lower_face = std::abs(x - frame.mouth.x) < 1.15 * eyes && y > frame.mouth.y - 0.4 * eyes &&
                              y < frame.mouth.y + 1.3 * eyes;
      if (lower_face) continue;
      ASSERT_EQ(after.row(y)[x], before.row(y)[x]) << x << ", " << y;
    }
  }
  EXPECT_NE(after.words, before.words);  // even at rest: the smile is closed
}

TEST(MouthWarp, ClosesASmileThatShowsTeeth) {
  EXPECT_GT(tooth_pixels(still_picture()), 90);
  EXPECT_LT(tooth_pixels(drawn(form_of(MouthShape::kA))), 15);
  EXPECT_LT(tooth_pixels(drawn(form_of(MouthShape::kX))), 15);
}

TEST(MouthWarp, OpensTheMouthTheFurtherTheShapeAsks) {
  const int closed = dark_pixels(drawn(form_of(MouthShape::kA)));
  const int half = dark_pixels(drawn(form_of(MouthShape::kC)));
  const int wide = dark_pixels(drawn(form_of(MouthShape::kD)));
  EXPECT_LT(closed, 40);
  EXPECT_GT(half, closed + 100);
  EXPECT_GT(wide, half + 150);
}

TEST(MouthWarp, OpensFurtherWithAHigherTemperature) {
  const MouthForm form = form_of(MouthShape::kC);
  EXPECT_LT(dark_pixels(drawn(form, {.opening = 0})), dark_pixels(drawn(form, {.opening = 0.5})));
  EXPECT_LT(dark_pixels(drawn(form, {.opening = 0.5})), dark_pixels(drawn(form, {.opening = 1})));
}

TEST(MouthWarp, MovesWithoutAJumpFromShapeToShape) {
  const MouthForm closed = form_of(MouthShape::kX);
  const MouthForm wide = form_of(MouthShape::kD);
  const double all = difference(drawn(closed), drawn(wide));
  base::Pixels before = drawn(closed);
  for (int step = 1; step <= 20; ++step) {
    base::Pixels now = drawn(blend(closed, wide, step / 20.0));
    EXPECT_LT(difference(before, now), 0.2 * all) << step;
    before = std::move(now);
  }
}

TEST(MouthWarp, LeavesAClosedMouthAtRestToTheBit) {
  FaceTrack track = still_track();
  for (auto& frame : track.frames) frame->gap = 0.01;  // an error of measurement, not an opening
  base::Pixels picture = still_picture();
  EXPECT_FALSE(MouthWarp(track).draw(3, form_of(MouthShape::kX), picture));
  EXPECT_EQ(picture.words, still_picture().words);
}

TEST(MouthWarp, LeavesACoveredMouthUnlessToldOtherwise) {
  FaceTrack track = still_track();
  for (auto& frame : track.frames) frame->covered = 1;
  base::Pixels picture = still_picture();
  EXPECT_FALSE(MouthWarp(track).draw(3, form_of(MouthShape::kD), picture));
  EXPECT_EQ(picture.words, still_picture().words);
  EXPECT_TRUE(MouthWarp(track, {.covering = Covering::kIgnore}).draw(3, form_of(MouthShape::kD), picture));
}

TEST(MouthWarp, LeavesFramesWithoutAFaceAndBeyondTheClip) {
  FaceTrack track = still_track();
  track.frames[3].reset();
  const MouthWarp warp(track);
  base::Pixels picture = still_picture();
  EXPECT_FALSE(warp.draw(3, form_of(MouthShape::kD), picture));
  EXPECT_FALSE(warp.draw(-1, form_of(MouthShape::kD), picture));
  EXPECT_FALSE(warp.draw(99, form_of(MouthShape::kD), picture));
  EXPECT_EQ(picture.words, still_picture().words);
}

TEST(MouthWarp, DrawsAFaceThatIsHalfOutOfThePicture) {
  FaceTrack track = still_track();
  base::Pixels picture = still_picture();
  for (const Place place : {Place{5, 350}, Place{398, 355}, Place{200, 700}, Place{-500, 20}}) {
    track.frames[3]->mouth = place;
    MouthWarp(track).draw(3, form_of(MouthShape::kD), picture);  // the sanitizers watch
  }
  EXPECT_EQ(picture.width, testing::kWidth);
}

TEST(MouthWarp, RefusesARefusedTrackAndPicturesOfAnotherSize) {
  FaceTrack refused;
  refused.refusal = Refusal{Refusal::Kind::kNoFace, "No face."};
  EXPECT_THROW(MouthWarp{refused}, base::Error);
  base::Pixels small(10, 10);
  EXPECT_THROW(MouthWarp(still_track()).draw(0, {}, small), base::Error);
}

}  // namespace
}  // namespace face
