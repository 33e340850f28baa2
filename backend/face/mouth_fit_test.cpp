#include "face/mouth_fit.h"

#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include "face/lip_line.h"

namespace face {
namespace {

// A mouth drawn into a sample: skin, two red lips, between them a dark line or, if `gap` > 0, teeth.
struct Drawn {
  Place centre{0.03, 1.08};
  double half_width = 0.4;
  double bend = -0.04;
  double gap = 0;
};

cv::Mat sample_of(const Drawn& mouth) {
  cv::Mat picture(kMouthGrid.rows(), kMouthGrid.columns(), CV_8UC3);
  for (int row = 0; row < picture.rows; ++row) {
    for (int column = 0; column < picture.cols; ++column) {
      const double u = (kMouthGrid.left + column * kMouthGrid.step - mouth.centre.x) / mouth.half_width;
      const double arch = 1 - u * u;
      const double off = kMouthGrid.top + row * kMouthGrid.step - mouth.centre.y - mouth.bend * u * u;
      cv::Vec3b colour(120, 150, 200);  // skin, blue first
      if (arch > 0) {
        const double gap = mouth.gap * arch;
        if (off > -0.1 * arch && off < gap + 0.14 * arch) colour = {90, 80, 175};
        if (off > 0 && off < gap) colour = {205, 220, 225};
        if (mouth.gap == 0 && std::abs(off) < 0.013) colour = {45, 40, 80};
      }
      picture.at<cv::Vec3b>(row, column) = colour;
    }
  }
  cv::GaussianBlur(picture, picture, {0, 0}, 0.8);
  return picture;
}

TEST(FitMouth, FindsTheLineOfShutLips) {
  const Drawn truth;
  const MouthModel model = fit_mouth({{0, sample_of(truth)}}).model;
  EXPECT_NEAR(model.centre.x, truth.centre.x, 0.04);
  EXPECT_NEAR(model.centre.y, truth.centre.y, 0.015);
  EXPECT_NEAR(model.half_width, truth.half_width, 0.06);
  EXPECT_NEAR(model.bend, truth.bend, 0.03);
  EXPECT_EQ(model.gap, 0);
  EXPECT_EQ(model.teeth, 0U);
}

TEST(FitMouth, MeasuresTheGapWhereTeethShow) {
  const Drawn truth{.gap = 0.12};
  const MouthModel model = fit_mouth({{0, sample_of(truth)}}).model;
  EXPECT_NEAR(model.gap, truth.gap, 0.04);
  EXPECT_NEAR(model.centre.y, truth.centre.y, 0.03);
  EXPECT_NE(model.teeth, 0U);
}

TEST(FitMouth, LooksAtTheFramesWhereTheMouthIsMostClosed) {
  std::vector<MouthSample> samples(8, {0.2, sample_of({.gap = 0.15})});
  samples.insert(samples.end(), 4, {0, sample_of({})});
  const FittedMouth fitted = fit_mouth(samples);
  EXPECT_EQ(fitted.jaw, 0);
  EXPECT_EQ(fitted.model.gap, 0);
}

TEST(FitMouth, TakesTheColoursOfSkinAndLips) {
  const MouthModel model = fit_mouth({{0, sample_of({})}}).model;
  EXPECT_NEAR(model.skin >> 16U & 255U, 200, 8);
  EXPECT_NEAR(model.lips >> 16U & 255U, 175, 12);
  EXPECT_NEAR(model.lips >> 8U & 255U, 80, 12);
}

TEST(FitMouth, StandsInWithAnAverageMouth) {
  EXPECT_GT(fit_mouth({}).model.half_width, 0.3);
  const cv::Mat nothing(kMouthGrid.rows(), kMouthGrid.columns(), CV_8UC3, cv::Scalar(120, 150, 200));
  const MouthModel model = fit_mouth({{0, nothing}}).model;
  EXPECT_GT(model.centre.y, 0.8);
  EXPECT_LT(model.centre.y, 1.5);
  EXPECT_EQ(model.gap, 0);
}

TEST(LipLine, IsFoundLowerWhereTheLipsAreLower) {
  Drawn mouth;
  MouthModel model;
  fit_lip_line(sample_of(mouth), model);
  mouth.centre.y += 0.04;
  EXPECT_NEAR(lip_line_below(sample_of(mouth), model), 0.04, 0.012);
  mouth.centre.y -= 0.07;
  EXPECT_NEAR(lip_line_below(sample_of(mouth), model), -0.03, 0.012);
}

}  // namespace
}  // namespace face
