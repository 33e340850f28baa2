#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "face/align.h"
#include "face/cascades.h"
#include "face/track.h"
#include "face/view.h"

namespace face {

// The mouth's surroundings in a few cells, to tell a hand or a microphone in front of it.
constexpr int kCellColumns = 8;
constexpr int kCellRows = 6;
using Cells = std::array<std::uint8_t, kCellColumns * kCellRows * 3>;

// What one frame tells of one face. Shifts are in face coordinates, against the frame where the face was
// first seen.
struct Glance {
  bool seen = false;
  Pose pose;
  double likeness = 0;  // to a frame where the face was sure, -1 … 1
  double lip_x = 0;     // the upper lip: moves with a turning or nodding head
  double lip_y = 0;
  double jaw = 0;    // the chin and lower lip, down
  double line = 0;   // the line between the lips, against where the upper lip and the first frame have it
  double light = 0;  // mean brightness of the upper face, 0 … 255
  Cells cells{};
};

// The part of the face that samples of the mouth show, relative to where the lip shifted.
constexpr Grid kMouthGrid{-0.9, 0.5, 0.9, 2.0, 1 / 48.0};

struct MouthSample {
  double jaw = 0;  // how far the chin stands below the upper lip, as Glance's jaw - lip_y
  cv::Mat colour;  // kMouthGrid, CV_8UC3
};

// Follows one face from frame to frame by the look of its upper part, which speech moves little, and watches
// how upper lip and chin move against it. Memory: some 150 bytes a frame and 40 small samples.
class Follower {
 public:
  Follower(std::int64_t first_frame, const cv::Mat& picture, const Found& found);

  // Each frame once, in order. Afterwards `last()` tells what was seen.
  void follow(const cv::Mat& picture);
  // A detector's finding in the frame that was followed last; takes the face up again where it was lost.
  void confirm(const cv::Mat& picture, const Found& found);
  bool could_be(const Found& found) const;

  const Glance& last() const { return glances_.back(); }
  const Pose& last_pose() const { return pose_; }
  std::int64_t first_frame() const { return first_frame_; }
  const std::vector<Glance>& glances() const { return glances_; }  // from first_frame on
  const std::vector<MouthSample>& samples() const { return samples_; }
  // How often the detector found it, and how often with both eyes.
  int hits() const { return hits_; }
  int by_eyes() const { return by_eyes_; }

 private:
  struct Likeness {  // a frame that others are held against
    cv::Mat coarse, fine, lip, chin;
    double lip_x = 0, lip_y = 0, jaw = 0;
  };

  Pose expected() const;
  void count(const Found& found);
  Aligned against(const Likeness& known, const View& view, const Pose& start) const;
  bool recognise(const View& view, const Pose& start);
  void measure(const View& view, const Likeness& known, Glance& glance) const;
  void remember(const View& view, const Pose& inside, const Glance& glance);
  void keep_sample(const View& view, const Pose& inside, const Glance& glance);

  std::int64_t first_frame_;
  Pose pose_;
  Pose speed_;
  MouthModel mouth_;  // in the first frame
  std::size_t current_ = 0;
  std::vector<Likeness> known_;
  std::vector<Glance> glances_;
  std::vector<MouthSample> samples_;
  std::int64_t sample_every_ = 1;
  std::int64_t sample_next_ = 0;
  int hits_ = 0;
  int by_eyes_ = 0;
};

}  // namespace face
