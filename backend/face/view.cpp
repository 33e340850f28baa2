#include "face/view.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace face {

cv::Mat as_mat(const base::Pixels& pixels) {
  // OpenCV knows no constant picture; nothing in this room writes through this one.
  auto* words = const_cast<std::uint32_t*>(pixels.words.data());
  return {pixels.height, pixels.width, CV_8UC4, words};
}

View::View(const cv::Mat& picture, const Pose& about, double eyes) {
  scale_ = std::min(1.0, eyes / about.eyes);
  const double reach = 2.6 * about.eyes;  // to below the chin of a face that moved by half an eye's distance
  cv::Rect cut(cv::Point(cvFloor(about.x - reach), cvFloor(about.y - reach)),
               cv::Point(cvCeil(about.x + reach), cvCeil(about.y + reach)));
  cut &= cv::Rect(0, 0, picture.cols, picture.rows);
  if (cut.empty()) cut = cv::Rect(0, 0, picture.cols, picture.rows);
  left_ = cut.x;
  top_ = cut.y;
  cv::Mat part = picture(cut);
  if (scale_ < 0.999) {
    cv::Mat small;
    const cv::Size size(std::max(8, cvRound(cut.width * scale_)), std::max(8, cvRound(cut.height * scale_)));
    cv::resize(part, small, size, 0, 0, cv::INTER_AREA);
    scale_ = static_cast<double>(size.width) / cut.width;
    part = small;
  }
  cv::cvtColor(part, colour_, cv::COLOR_BGRA2BGR);
  cv::Mat grey;
  cv::cvtColor(colour_, grey, cv::COLOR_BGR2GRAY);
  grey.convertTo(grey_, CV_32F);
  cv::GaussianBlur(grey_, grey_, {0, 0}, 0.8);
}

Pose View::inside(const Pose& pose) const {
  return {(pose.x + 0.5 - left_) * scale_ - 0.5, (pose.y + 0.5 - top_) * scale_ - 0.5, pose.eyes * scale_,
          pose.roll};
}

Pose View::outside(const Pose& pose) const {
  return {(pose.x + 0.5) / scale_ + left_ - 0.5, (pose.y + 0.5) / scale_ + top_ - 0.5, pose.eyes / scale_,
          pose.roll};
}

}  // namespace face
