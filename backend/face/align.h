#pragma once

#include <opencv2/core.hpp>

#include "face/pose.h"

namespace face {

// A rectangle of the face, in face coordinates, sampled every `step`.
struct Grid {
  double left, top, right, bottom, step;
  int columns() const { return static_cast<int>(std::lround((right - left) / step)) + 1; }
  int rows() const { return static_cast<int>(std::lround((bottom - top) / step)) + 1; }
};

// The picture under the grid, of the picture's type. What lies outside repeats the picture's edge.
cv::Mat sample(const cv::Mat& picture, const Pose& pose, const Grid& grid);

// The same as numbers of mean 0 and deviation 1, so that light does not matter. `picture` is CV_32F.
cv::Mat sample_evenly(const cv::Mat& picture, const Pose& pose, const Grid& grid);

// How alike two evenly sampled patches are: their correlation, -1 … 1.
double likeness(const cv::Mat& a, const cv::Mat& b);

enum class Freedom { kShift, kSimilarity };

struct Aligned {
  Pose pose;
  double likeness = -1;
};

// Moves `start` until the picture under the grid looks like `reference` (evenly sampled), to a fraction of a
// pixel. Source: efficient second-order minimisation (Benhimane and Malis, "Real-time image-based tracking of
// planes", 2004), with weights against what does not fit, such as a blink.
Aligned align(const cv::Mat& picture, const cv::Mat& reference, const Grid& grid, Pose start,
              Freedom freedom);

}  // namespace face
