#include "face/align.h"

#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

namespace face {
namespace {

constexpr Grid kGrid{-1, -0.6, 1, 0.8, 1 / 20.0};

// Soft noise: no two places look alike.
cv::Mat cloud() {
  cv::Mat picture(240, 320, CV_32F);
  cv::RNG random(11);
  random.fill(picture, cv::RNG::UNIFORM, 0, 255);
  cv::GaussianBlur(picture, picture, {0, 0}, 4);
  return (picture - 127) * 8 + 127;
}

TEST(Align, FindsShiftSizeAndTurn) {
  const cv::Mat picture = cloud();
  const Pose truth{160, 110, 50, 0.1};
  const cv::Mat reference = sample_evenly(picture, truth, kGrid);
  const Aligned found = align(picture, reference, kGrid, {163, 107.5, 51.5, 0.06}, Freedom::kSimilarity);
  EXPECT_NEAR(found.pose.x, truth.x, 0.05);
  EXPECT_NEAR(found.pose.y, truth.y, 0.05);
  EXPECT_NEAR(found.pose.eyes, truth.eyes, 0.05);
  EXPECT_NEAR(found.pose.roll, truth.roll, 0.001);
  EXPECT_GT(found.likeness, 0.999);
}

TEST(Align, DoesNotMindTheLight) {
  const cv::Mat picture = cloud();
  const Pose truth{160, 110, 50, 0};
  const cv::Mat reference = sample_evenly(picture, truth, kGrid);
  const Aligned found = align(0.5 * picture + 40, reference, kGrid, {162, 111, 50, 0}, Freedom::kShift);
  EXPECT_NEAR(found.pose.x, truth.x, 0.05);
  EXPECT_NEAR(found.pose.y, truth.y, 0.05);
}

TEST(Align, GivesPicturesThatAreNotAlikeALowMark) {
  const cv::Mat reference = sample_evenly(cloud(), {100, 110, 50, 0}, kGrid);
  EXPECT_LT(align(cloud(), reference, kGrid, {220, 140, 50, 0}, Freedom::kSimilarity).likeness, 0.5);
}

TEST(Align, SurvivesAPictureWithoutAnythingInIt) {
  const cv::Mat empty(100, 100, CV_32F, cv::Scalar(50));
  const cv::Mat reference = sample_evenly(cloud(), {100, 110, 50, 0}, kGrid);
  const Aligned found = align(empty, reference, kGrid, {50, 50, 20, 0}, Freedom::kSimilarity);
  EXPECT_TRUE(std::isfinite(found.pose.x) && std::isfinite(found.pose.eyes));
}

}  // namespace
}  // namespace face
