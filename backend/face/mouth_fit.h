#pragma once

#include <vector>

#include "face/follower.h"
#include "face/track.h"

namespace face {

struct FittedMouth {
  MouthModel model;
  double jaw = 0;  // MouthSample::jaw in the frames that the model describes
};

// Measures the mouth on the frames where it is most closed: the line of the lips as the darkest path across
// the lower face, its ends as the corners, and what shows between the lips. Where the picture tells too
// little, the proportions of an average face stand in.
// Source: the idea of fitting a parametric mouth to valleys and colours is from Yuille, Hallinan and Cohen,
// "Feature extraction from faces using deformable templates", 1992.
FittedMouth fit_mouth(const std::vector<MouthSample>& samples);

}  // namespace face
