#pragma once

#include <opencv2/core.hpp>

#include "face/track.h"

namespace face {

// Finds the line between the lips in a sample of the mouth (kMouthGrid, CV_8UC3): sets centre, half_width,
// bend and tilt.
void fit_lip_line(const cv::Mat& mouth, MouthModel& model);

// How far below the model's line the line between the lips stands in another sample, in eyes' distances.
double lip_line_below(const cv::Mat& mouth, const MouthModel& model);

}  // namespace face
