#include "face/align.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace face {
namespace {

constexpr int kMostSteps = 12;
constexpr double kSmallStep = 0.0008;  // of the eyes' distance: a twentieth of a pixel on a face of 60

// The change of pose that lessens the difference, in face coordinates: shift x, shift y, growth, turn.
cv::Vec4d best_change(const cv::Mat& now, const cv::Mat& reference, const Grid& grid, Freedom freedom) {
  cv::Mat middle = now + reference;
  cv::Mat across;
  cv::Mat down;
  const double scale = 0.5 / (8 * grid.step);  // the mean of both patches; the kernel's sum is 8
  cv::Sobel(middle, across, CV_32F, 1, 0, 3, scale);
  cv::Sobel(middle, down, CV_32F, 0, 1, 3, scale);
  const int unknowns = freedom == Freedom::kShift ? 2 : 4;
  cv::Matx44d normal = cv::Matx44d::zeros();
  cv::Vec4d right(0, 0, 0, 0);
  for (int row = 1; row + 1 < now.rows; ++row) {
    const auto* n = now.ptr<float>(row);
    const auto* r = reference.ptr<float>(row);
    const auto* gx = across.ptr<float>(row);
    const auto* gy = down.ptr<float>(row);
    const double y = grid.top + row * grid.step;
    for (int column = 1; column + 1 < now.cols; ++column) {
      const double x = grid.left + column * grid.step;
      const double difference = r[column] - n[column];
      const double weight =
          1 / (1 + difference * difference * 4);  // half where they differ by half a deviation
      const double j[4] = {gx[column], gy[column], gx[column] * x + gy[column] * y,
                           gy[column] * x - gx[column] * y};
      for (int a = 0; a < unknowns; ++a) {
        right[a] += weight * j[a] * difference;
        for (int b = a; b < unknowns; ++b) normal(a, b) += weight * j[a] * j[b];
      }
    }
  }
  for (int a = 0; a < 4; ++a) {
    for (int b = 0; b < a; ++b) normal(a, b) = normal(b, a);
    normal(a, a) = normal(a, a) * 1.0005 + (a < unknowns ? 1e-6 : 1.0);
  }
  return normal.solve(right, cv::DECOMP_CHOLESKY);
}

}  // namespace

cv::Mat sample(const cv::Mat& picture, const Pose& pose, const Grid& grid) {
  const Place origin = to_picture(pose, {grid.left, grid.top});
  const double c = std::cos(pose.roll) * pose.eyes * grid.step;
  const double s = std::sin(pose.roll) * pose.eyes * grid.step;
  const cv::Matx23d map(c, -s, origin.x, s, c, origin.y);
  cv::Mat patch;
  cv::warpAffine(picture, patch, map, {grid.columns(), grid.rows()}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                 cv::BORDER_REPLICATE);
  return patch;
}

cv::Mat sample_evenly(const cv::Mat& picture, const Pose& pose, const Grid& grid) {
  cv::Mat patch = sample(picture, pose, grid);
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(patch, mean, deviation);
  return (patch - mean[0]) / std::max(deviation[0], 1.0);
}

double likeness(const cv::Mat& a, const cv::Mat& b) {
  return a.dot(b) / static_cast<double>(a.total());
}

Aligned align(const cv::Mat& picture, const cv::Mat& reference, const Grid& grid, Pose start,
              Freedom freedom) {
  Pose pose = start;
  Aligned best{start, -1};
  for (int step = 0; step < kMostSteps; ++step) {
    const cv::Mat now = sample_evenly(picture, pose, grid);
    const double alike = likeness(now, reference);
    if (alike > best.likeness) best = {pose, alike};
    const cv::Vec4d change = best_change(now, reference, grid, freedom);
    const Place moved = to_picture(pose, {change[0], change[1]});
    pose.x = moved.x;
    pose.y = moved.y;
    pose.eyes *= std::clamp(1 + change[2], 0.9, 1.1);
    pose.roll += std::clamp(change[3], -0.1, 0.1);
    if (std::hypot(change[0], change[1]) + std::abs(change[2]) + std::abs(change[3]) < kSmallStep) break;
    if (std::hypot(pose.x - start.x, pose.y - start.y) > start.eyes) break;
  }
  return best;
}

}  // namespace face
