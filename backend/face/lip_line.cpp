#include "face/lip_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "face/follower.h"

namespace face {
namespace {

constexpr double kSide = 0.62;     // how far from the middle a corner may be, in eyes' distances
constexpr double kTop = 0.82;      // below the nostrils
constexpr double kBottom = 1.5;    // above the chin
constexpr double kLikelyY = 1.12;  // an average mouth
constexpr double kLikelyHalf = 0.38;

int column_at(double x) {
  return cvRound((x - kMouthGrid.left) / kMouthGrid.step);
}
int row_at(double y) {
  return cvRound((y - kMouthGrid.top) / kMouthGrid.step);
}
double x_at(double column) {
  return kMouthGrid.left + column * kMouthGrid.step;
}
double y_at(double row) {
  return kMouthGrid.top + row * kMouthGrid.step;
}

// How much a place looks like the line between lips: darker than above and below, and among red.
cv::Mat line_evidence(const cv::Mat& mouth) {
  cv::Mat lab;
  cv::Mat planes[3];
  mouth.convertTo(lab, CV_32F, 1 / 255.0);
  cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
  cv::split(lab, planes);
  cv::Mat evidence = cv::Mat::zeros(mouth.size(), CV_32F);
  for (const double width : {1.3, 2.2}) {
    cv::Mat smooth;
    cv::Mat valley;
    cv::GaussianBlur(planes[0], smooth, {0, 0}, 1.5, width);
    cv::Sobel(smooth, valley, CV_32F, 0, 2, 3, 0.25 * width * width);
    evidence = cv::max(evidence, valley);
  }
  cv::Mat red;
  cv::GaussianBlur(planes[1], red, {0, 0}, 4, 2.5);
  cv::Scalar mean;
  cv::Scalar deviation;
  const cv::Rect middle(cv::Point(column_at(-kSide), row_at(kTop)),
                        cv::Point(column_at(kSide), row_at(kBottom)));
  cv::meanStdDev(red(middle), mean, deviation);
  cv::Mat redness = (red - mean[0]) / std::max(deviation[0], 0.7);
  redness = cv::max(cv::min(redness, 2.0), -1.0);
  const double strongest = std::max(1.0, cv::norm(evidence(middle), cv::NORM_INF));
  return evidence / strongest + 0.12 * redness;
}

// The best path from left to right, a row for each column. Dynamic programming.
std::vector<int> best_path(const cv::Mat& evidence, int left, int right, int top, int bottom) {
  const int columns = right - left + 1;
  const int rows = bottom - top + 1;
  cv::Mat score(rows, columns, CV_32F, cv::Scalar(-1e9));
  cv::Mat from(rows, columns, CV_32S, cv::Scalar(0));
  for (int c = 0; c < columns; ++c) {
    for (int r = 0; r < rows; ++r) {
      const double off = (y_at(top + r) - kLikelyY) / 0.3;
      const double side = std::abs(x_at(left + c)) / kSide;
      const float here = evidence.at<float>(top + r, left + c) * static_cast<float>(1.2 - 0.7 * side) -
                         static_cast<float>(0.1 * off * off);
      if (c == 0) {
        score.at<float>(r, c) = here;
        continue;
      }
      for (int step = -1; step <= 1; ++step) {
        const int before = r + step;
        if (before < 0 || before >= rows) continue;
        const float total = score.at<float>(before, c - 1) + here - (step == 0 ? 0.0F : 0.04F);
        if (total <= score.at<float>(r, c)) continue;
        score.at<float>(r, c) = total;
        from.at<int>(r, c) = before;
      }
    }
  }
  std::vector<int> path(static_cast<std::size_t>(columns));
  int r = 0;
  for (int i = 1; i < rows; ++i)
    if (score.at<float>(i, columns - 1) > score.at<float>(r, columns - 1)) r = i;
  for (int c = columns - 1; c >= 0; --c) {
    path[static_cast<std::size_t>(c)] = top + r;
    r = from.at<int>(r, c);
  }
  return path;
}

// How far the line can be followed from the middle to one side, in columns.
int reach(const cv::Mat& evidence, const std::vector<int>& path, int left, int middle, int step,
          float enough) {
  int weak = 0;
  int at = middle;
  int last = middle;
  const int end = left + static_cast<int>(path.size());
  for (; at >= left && at < end; at += step) {
    const bool line = evidence.at<float>(path[static_cast<std::size_t>(at - left)], at) >= enough;
    if (line) last = at;
    weak = line ? 0 : weak + 1;
    if (weak > 3) break;
  }
  return last;
}

// Where near a row the evidence of a column is strongest, to a part of a row.
double refined(const cv::Mat& evidence, int row, int column) {
  int top = row;
  for (const int other : {row - 1, row + 1})
    if (evidence.at<float>(other, column) > evidence.at<float>(top, column)) top = other;
  const double middle = evidence.at<float>(top, column);
  const double above = evidence.at<float>(top - 1, column);
  const double below = evidence.at<float>(top + 1, column);
  const double bow = above - 2 * middle + below;
  return bow < 0 ? top + std::clamp(0.5 * (above - below) / bow, -0.5, 0.5) : top;
}

// The parabola through the path between the corners, by least squares.
void take_curve(const cv::Mat& evidence, const std::vector<int>& path, int left, MouthModel& model) {
  cv::Matx33d normal = cv::Matx33d::zeros();
  cv::Vec3d right(0, 0, 0);
  for (std::size_t i = 0; i < path.size(); ++i) {
    const double u = (x_at(left + static_cast<double>(i)) - model.centre.x) / model.half_width;
    if (std::abs(u) > 1) continue;
    const cv::Vec3d powers(1, u, u * u);
    right += powers * y_at(refined(evidence, path[i], left + static_cast<int>(i)));
    normal += powers * powers.t();
  }
  const cv::Vec3d curve = normal.solve(right, cv::DECOMP_SVD);
  model.centre.y = std::clamp(curve[0], kTop, kBottom);
  model.tilt = std::clamp(curve[1], -0.08, 0.08);
  model.bend = std::clamp(curve[2], -0.16, 0.08);
}

}  // namespace

void fit_lip_line(const cv::Mat& mouth, MouthModel& model) {
  const cv::Mat evidence = line_evidence(mouth);
  const int left = column_at(-kSide);
  const std::vector<int> path = best_path(evidence, left, column_at(kSide), row_at(kTop), row_at(kBottom));
  std::vector<float> central;
  for (int column = column_at(-0.2); column <= column_at(0.2); ++column)
    central.push_back(evidence.at<float>(path[static_cast<std::size_t>(column - left)], column));
  std::ranges::nth_element(central, central.begin() + static_cast<std::ptrdiff_t>(central.size() / 2));
  const float enough = 0.4F * central[central.size() / 2];
  const int middle = column_at(0);
  const double from = x_at(reach(evidence, path, left, middle, -1, enough));
  const double to = x_at(reach(evidence, path, left, middle, 1, enough));
  // Evidence and expectation, as weighty as each other beyond what mouths do.
  model.half_width = std::clamp(0.7 * (to - from) / 2 + 0.3 * kLikelyHalf, 0.28, 0.5);
  model.centre.x = std::clamp(0.7 * (from + to) / 2, -0.15, 0.15);
  take_curve(evidence, path, left, model);
}

double lip_line_below(const cv::Mat& mouth, const MouthModel& model) {
  constexpr int kReach = 5;  // rows: a tenth of the eyes' distance
  const cv::Mat evidence = line_evidence(mouth);
  std::array<double, 2 * kReach + 1> sums{};
  for (int column = column_at(model.centre.x - 0.7 * model.half_width);
       column <= column_at(model.centre.x + 0.7 * model.half_width); ++column) {
    const double u = (x_at(column) - model.centre.x) / model.half_width;
    const int row = row_at(model.centre.y + model.tilt * u + model.bend * u * u);
    for (int off = -kReach; off <= kReach; ++off)
      sums[static_cast<std::size_t>(off + kReach)] += evidence.at<float>(
          std::clamp(row + off, 0, evidence.rows - 1), std::clamp(column, 0, evidence.cols - 1));
  }
  const auto best = static_cast<std::size_t>(std::ranges::max_element(sums) - sums.begin());
  double peak = static_cast<double>(best);
  if (best > 0 && best + 1 < sums.size()) {  // the top of a parabola through the best three
    const double bow = sums[best - 1] - 2 * sums[best] + sums[best + 1];
    if (bow < 0) peak += 0.5 * (sums[best - 1] - sums[best + 1]) / bow;
  }
  return (peak - kReach) * kMouthGrid.step;
}

}  // namespace face
