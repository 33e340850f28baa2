#pragma once

#include <span>
#include <vector>

#include "face/follower.h"

namespace face {

double median_of(std::vector<double> values);  // of none: 0

// A glance on the straight way from one to the other.
Glance between(const Glance& from, const Glance& to, double part);

// Takes the jitter out of a run of glances, without delay, and keeps the head's own movement: parabolas
// fitted to 7 frames for the pose, longer means for what moves slowly. Source: Savitzky and Golay, "Smoothing
// and differentiation of data by simplified least squares", 1964.
void smooth(std::span<Glance> glances);

// Turns Glance::line into how far, steadily, the line between the lips stands below its usual place, as far
// as frames with shut lips show it.
void follow_line(std::span<Glance> glances, double usual, const std::vector<bool>& shut);

}  // namespace face
