#pragma once

#include <cmath>

namespace face {

// A point, in pixels of the picture or in face coordinates: origin between the eyes, x along the line of the
// eyes to the picture's right, y down the face, one unit = the distance of the eyes.
struct Place {
  double x = 0;
  double y = 0;
};

// Where a face is in a picture, as a similarity: enough for a head that turns little.
struct Pose {
  double x = 0;  // the middle between the eyes, in pixels
  double y = 0;
  double eyes = 0;  // the distance of the eyes, in pixels
  double roll = 0;  // radians; positive where the picture's right eye is the lower one
};

inline Place to_picture(const Pose& pose, Place face) {
  const double c = std::cos(pose.roll) * pose.eyes;
  const double s = std::sin(pose.roll) * pose.eyes;
  return {pose.x + c * face.x - s * face.y, pose.y + s * face.x + c * face.y};
}

inline Place to_face(const Pose& pose, Place picture) {
  const double c = std::cos(pose.roll) / pose.eyes;
  const double s = std::sin(pose.roll) / pose.eyes;
  const double x = picture.x - pose.x;
  const double y = picture.y - pose.y;
  return {c * x + s * y, c * y - s * x};
}

}  // namespace face
