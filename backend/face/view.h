#pragma once

#include <opencv2/core.hpp>

#include "base/pixels.h"
#include "face/pose.h"

namespace face {

// Pixels as OpenCV's picture (BGRA), without a copy; valid as long as the pixels are.
cv::Mat as_mat(const base::Pixels& pixels);

// The surroundings of one face, cut out of a picture and reduced to a size at which work is cheap.
class View {
 public:
  // `eyes`: how far apart the eyes shall be, in pixels of the view; never enlarged.
  View(const cv::Mat& picture, const Pose& about, double eyes);

  const cv::Mat& colour() const { return colour_; }  // CV_8UC3, blue first
  const cv::Mat& grey() const { return grey_; }      // CV_32F, 0 … 255, smoothed a little
  Pose inside(const Pose& pose) const;               // from the picture to the view
  Pose outside(const Pose& pose) const;              // and back

 private:
  double scale_ = 1;
  double left_ = 0;
  double top_ = 0;
  cv::Mat colour_;
  cv::Mat grey_;
};

}  // namespace face
