#pragma once

#include <opencv2/core.hpp>

#include "face/track.h"

namespace face {

// Looks across the lips of a mouth whose line is fitted: sets upper, lower and gap, and moves the line to the
// upper lip's edge where teeth or darkness show between the lips.
void fit_lip_profile(const cv::Mat& mouth, MouthModel& model);

}  // namespace face
