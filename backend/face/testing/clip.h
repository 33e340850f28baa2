#pragma once

#include <cmath>
#include <cstring>
#include <fstream>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "base/pixels.h"
#include "face/finder.h"

namespace face::testing {

inline constexpr const char* kCascades = "/usr/share/opencv4/haarcascades";
inline constexpr int kWidth = 400;
inline constexpr int kHeight = 360;

// The portrait in testdata, a smile with teeth; see SOURCE.txt there.
inline cv::Mat portrait() {
  std::ifstream file(std::string(SONGREEL_SOURCE_DIR) + "/backend/face/testdata/astronaut.ppm",
                     std::ios::binary);
  std::string magic;
  int width = 0;
  int height = 0;
  int most = 0;
  file >> magic >> width >> height >> most;
  file.get();
  cv::Mat picture(height, width, CV_8UC3);
  file.read(reinterpret_cast<char*>(picture.data), static_cast<std::streamsize>(picture.total() * 3));
  cv::cvtColor(picture, picture, cv::COLOR_RGB2BGR);
  return picture;
}

inline base::Pixels pixels_of(const cv::Mat& blue_first) {
  cv::Mat with_alpha;
  cv::cvtColor(blue_first, with_alpha, cv::COLOR_BGR2BGRA);
  base::Pixels pixels(with_alpha.cols, with_alpha.rows);
  std::memcpy(pixels.words.data(), with_alpha.data, pixels.words.size() * sizeof(std::uint32_t));
  return pixels;
}

// Where the portrait's middle is in a picture, how large it is there and how far it is turned.
struct Stand {
  double x = kWidth / 2.0;
  double y = kHeight / 2.0;
  double scale = 2.2;
  double roll = 0;
};

inline Stand swaying(int frame) {
  const double t = frame / 24.0;
  return {.x = kWidth / 2.0 + 22 * std::sin(1.9 * t),
          .y = kHeight / 2.0 + 9 * std::sin(3.1 * t + 1),
          .scale = 2.2 * (1 + 0.05 * std::sin(1.3 * t)),
          .roll = 0.12 * std::sin(2.2 * t)};
}

inline cv::Matx23d map_of(const Stand& stand, const cv::Mat& still) {
  const double c = std::cos(stand.roll) * stand.scale;
  const double s = std::sin(stand.roll) * stand.scale;
  const double x = still.cols / 2.0;
  const double y = still.rows / 2.0;
  return {c, -s, stand.x - c * x + s * y, s, c, stand.y - s * x - c * y};
}

inline void put(cv::Mat& picture, const cv::Mat& still, const Stand& stand) {
  cv::warpAffine(still, picture, map_of(stand, still), picture.size(), cv::INTER_CUBIC,
                 cv::BORDER_TRANSPARENT);
}

inline cv::Mat wall(int width = kWidth, int height = kHeight) {
  cv::Mat picture(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      picture.at<cv::Vec3b>(y, x) = {static_cast<uchar>(90 + x * 60 / width),
                                     static_cast<uchar>(100 + y * 60 / height), 110};
  return picture;
}

// A clip of the portrait that sways before a wall.
inline std::vector<base::Pixels> swaying_clip(int frames) {
  const cv::Mat still = portrait();
  std::vector<base::Pixels> clip;
  for (int i = 0; i < frames; ++i) {
    cv::Mat picture = wall();
    put(picture, still, swaying(i));
    clip.push_back(pixels_of(picture));
  }
  return clip;
}

inline FaceTrack track_of(const std::vector<base::Pixels>& clip,
                          ActiveSpeaker speaker = ActiveSpeaker::kOnlyFace) {
  FaceFinder finder(kCascades, speaker);
  for (const base::Pixels& frame : clip) finder.look(frame);
  return finder.finish();
}

}  // namespace face::testing
