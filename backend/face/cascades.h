#pragma once

#include <filesystem>
#include <opencv2/objdetect.hpp>
#include <vector>

#include "face/pose.h"

namespace face {

struct Found {
  Pose pose;
  enum class By { kEyes, kBox } by = By::kBox;  // kBox: the eyes were guessed from the face's frame
};

// Finds faces in single pictures with the cascades of OpenCV.
// Source: Viola and Jones, "Rapid object detection using a boosted cascade of simple features", 2001.
class Cascades {
 public:
  // `folder` holds haarcascade_frontalface_alt2.xml and its companions (Debian: opencv-data).
  // Throws Error{kNotConfigured} if one is missing.
  explicit Cascades(const std::filesystem::path& folder);

  // Faces that look at us. `grey` is CV_8U; faces narrower than `smallest` pixels are passed over.
  std::vector<Found> faces(const cv::Mat& grey, int smallest);
  // Is there a face that looks aside?
  bool profile(const cv::Mat& grey, int smallest);

 private:
  Found with_eyes(const cv::Mat& grey, const cv::Rect& box);

  cv::CascadeClassifier face_;
  cv::CascadeClassifier eye_;
  cv::CascadeClassifier profile_;
};

}  // namespace face
