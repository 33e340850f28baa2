#include "face/mouth_fit.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "face/lip_line.h"
#include "face/lip_profile.h"

namespace face {
namespace {

// The median of each byte over the samples whose jaw stands highest.
FittedMouth most_closed(const std::vector<MouthSample>& samples, cv::Mat& median) {
  std::vector<MouthSample> by_jaw = samples;
  std::ranges::stable_sort(by_jaw, {}, &MouthSample::jaw);
  // Past the lowest twentieth, where errors of measurement gather; a third of all.
  const std::size_t first = by_jaw.size() / 20;
  const std::size_t count = std::max<std::size_t>(1, by_jaw.size() / 3);
  median = by_jaw.front().colour.clone();
  std::vector<std::uint8_t> values(count);
  for (int row = 0; row < median.rows; ++row) {
    for (int byte = 0; byte < median.cols * 3; ++byte) {
      for (std::size_t i = 0; i < count; ++i) values[i] = by_jaw[first + i].colour.ptr(row)[byte];
      const auto middle = values.begin() + static_cast<std::ptrdiff_t>(count / 2);
      std::nth_element(values.begin(), middle, values.end());
      median.ptr(row)[byte] = *middle;
    }
  }
  FittedMouth fitted;
  fitted.jaw = by_jaw[first + count / 2].jaw;
  return fitted;
}

std::uint32_t packed(const cv::Scalar& blue_first) {
  const auto byte = [](double value) { return static_cast<std::uint32_t>(std::clamp(value, 0.0, 255.0)); };
  return byte(blue_first[2]) << 16U | byte(blue_first[1]) << 8U | byte(blue_first[0]);
}

// Mean colour of a rectangle in face coordinates.
cv::Scalar colour_of(const cv::Mat& mouth, double left, double top, double right, double bottom) {
  const auto x = [](double at) { return cvRound((at - kMouthGrid.left) / kMouthGrid.step); };
  const auto y = [](double at) { return cvRound((at - kMouthGrid.top) / kMouthGrid.step); };
  cv::Rect area(cv::Point(x(left), y(top)), cv::Point(x(right) + 1, y(bottom) + 1));
  area &= cv::Rect(0, 0, mouth.cols, mouth.rows);
  return area.empty() ? cv::Scalar(128, 144, 192) : cv::mean(mouth(area));
}

void take_colours(const cv::Mat& mouth, MouthModel& model) {
  const Place& c = model.centre;
  const double w = model.half_width;
  const cv::Scalar left = colour_of(mouth, c.x - 1.5 * w, c.y - 0.12, c.x - 1.2 * w, c.y + 0.12);
  const cv::Scalar right = colour_of(mouth, c.x + 1.2 * w, c.y - 0.12, c.x + 1.5 * w, c.y + 0.12);
  model.skin = packed((left + right) * 0.5);
  const double top = c.y + model.gap + 0.3 * model.lower;
  model.lips = packed(colour_of(mouth, c.x - 0.4 * w, top, c.x + 0.4 * w, top + 0.5 * model.lower));
  if (model.gap <= 0) return;
  const cv::Scalar inside =
      colour_of(mouth, c.x - 0.3 * w, c.y + 0.25 * model.gap, c.x + 0.3 * w, c.y + 0.7 * model.gap);
  if (inside[1] > (model.lips >> 8U & 255U) + 12) model.teeth = packed(inside);
}

}  // namespace

FittedMouth fit_mouth(const std::vector<MouthSample>& samples) {
  FittedMouth fitted;
  if (samples.empty()) return fitted;
  cv::Mat mouth;
  fitted = most_closed(samples, mouth);
  fit_lip_line(mouth, fitted.model);
  fit_lip_profile(mouth, fitted.model);
  take_colours(mouth, fitted.model);
  return fitted;
}

}  // namespace face
