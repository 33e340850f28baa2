#include "face/warp.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "face/inside.h"
#include "face/lower_face.h"
#include "face/view.h"

namespace face {
namespace {

constexpr double kMoved = 0.01;  // pixels; less is no movement

// The mouth's own coordinates in this frame, as a pose.
Pose mouth_pose(const FaceFrame& frame, const MouthModel& mouth) {
  return {frame.mouth.x, frame.mouth.y, frame.pose.eyes,
          frame.pose.roll + std::atan2(mouth.tilt, mouth.half_width)};
}

cv::Rect reach_of(const Pose& pose, const cv::Size& picture) {
  std::vector<cv::Point2f> corners;
  for (const double x : {LowerFace::kLeft, LowerFace::kRight}) {
    for (const double y : {LowerFace::kTop, LowerFace::kBottom}) {
      const Place place = to_picture(pose, {x, y});
      corners.emplace_back(static_cast<float>(place.x), static_cast<float>(place.y));
    }
  }
  return cv::boundingRect(corners) & cv::Rect({0, 0}, picture);
}

// One frame while it is drawn.
struct Work {
  Pose pose;
  LowerFace face;
  Inside inside;
  cv::Rect reach;
  cv::Mat map;      // where each pixel of the reach comes from, in the reach
  cv::Mat moved;    // 255: this pixel changes
  cv::Mat painted;  // the inside of the mouth: blue, green, red, opacity as 32-bit floats
};

double coverage(double distance, double pixel) {
  return std::clamp(distance / pixel + 0.5, 0.0, 1.0);
}

void paint_mouth(const LowerFace::Spot& spot, double pixel, const Work& work, cv::Vec4f& out) {
  const double opaque = coverage(spot.below, pixel) * coverage(spot.above, pixel) *
                        coverage((1 - std::abs(spot.across)) * 0.3, pixel) *
                        std::clamp((spot.below + spot.above) / (2 * pixel), 0.0, 1.0);
  const Colour colour = work.inside.at(spot.across, std::max(0.0, spot.below), std::max(0.0, spot.above));
  out = {static_cast<float>(colour.blue), static_cast<float>(colour.green), static_cast<float>(colour.red),
         static_cast<float>(opaque * work.face.strength())};
}

// Where lips were closed that were filmed open, a thin dark line joins them.
void paint_seam(const LowerFace::Spot& spot, const Work& work, cv::Vec4f& out) {
  const double off = spot.below / 0.014;
  const double ends = 1 - spot.across * spot.across;
  if (std::abs(off) > 3 || ends <= 0) return;
  const Colour colour = work.inside.seam();
  out = {static_cast<float>(colour.blue), static_cast<float>(colour.green), static_cast<float>(colour.red),
         static_cast<float>(0.75 * work.face.seam() * std::sqrt(ends) * std::exp(-off * off))};
}

// Lips are darker where they turn inwards; so no bright rim stays where the line was not met exactly.
void paint_rim(const LowerFace::Spot& spot, const Work& work, cv::Vec4f& out) {
  constexpr double kDarkRim = 0.028;  // eyes' distances
  const double open = spot.below + spot.above;
  const double off = -std::min(spot.below, spot.above);
  if (open <= 0 || off <= 0 || off >= kDarkRim || std::abs(spot.across) >= 1) return;
  const double near = 1 - off / kDarkRim;
  const double sides = 1 - std::pow(spot.across, 8);
  const Colour colour = work.inside.seam();
  out = {static_cast<float>(colour.blue), static_cast<float>(colour.green), static_cast<float>(colour.red),
         static_cast<float>(0.6 * work.face.strength() * near * sides * std::min(1.0, open / 0.06))};
}

void paint(const LowerFace::Spot& spot, double pixel, const Work& work, cv::Vec4f& out) {
  if (std::abs(spot.across) > 1.05 || spot.below < -0.05 - pixel || spot.above < -0.05 - pixel) return;
  if (spot.below > -pixel && spot.above > -pixel) paint_mouth(spot, pixel, work, out);
  if (out[3] <= 0) paint_rim(spot, work, out);
  if (out[3] <= 0 && work.face.seam() > 0) paint_seam(spot, work, out);
}

void plan(Work& work) {
  const double pixel = 1 / work.pose.eyes;
  const double c = std::cos(work.pose.roll);
  const double s = std::sin(work.pose.roll);
  work.map.create(work.reach.size(), CV_32FC2);
  work.moved = cv::Mat::zeros(work.reach.size(), CV_8U);
  work.painted = cv::Mat::zeros(work.reach.size(), CV_32FC4);
  for (int row = 0; row < work.reach.height; ++row) {
    const double y = work.reach.y + row - work.pose.y;
    for (int column = 0; column < work.reach.width; ++column) {
      const double x = work.reach.x + column - work.pose.x;
      const Place place{(c * x + s * y) * pixel, (c * y - s * x) * pixel};
      const LowerFace::Spot spot = work.face.at(place);
      const double across = (spot.from.x - place.x) * work.pose.eyes;
      const double down = (spot.from.y - place.y) * work.pose.eyes;
      work.map.at<cv::Vec2f>(row, column) = {static_cast<float>(column + c * across - s * down),
                                             static_cast<float>(row + s * across + c * down)};
      auto& painted = work.painted.at<cv::Vec4f>(row, column);
      paint(spot, pixel, work, painted);
      const bool changes = std::abs(across) + std::abs(down) > kMoved || painted[3] > 0.004F;
      if (changes) work.moved.at<std::uint8_t>(row, column) = 255;
    }
  }
}

void carry_out(const Work& work, cv::Mat picture) {
  cv::Mat part = picture(work.reach);
  cv::Mat warped;
  cv::remap(part, warped, work.map, {}, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  for (int row = 0; row < part.rows; ++row) {
    for (int column = 0; column < part.cols; ++column) {
      if (work.moved.at<std::uint8_t>(row, column) == 0) continue;
      auto& pixel = part.at<cv::Vec4b>(row, column);
      const auto& source = warped.at<cv::Vec4b>(row, column);
      const auto& painted = work.painted.at<cv::Vec4f>(row, column);
      for (int channel = 0; channel < 3; ++channel)
        pixel[channel] = cv::saturate_cast<std::uint8_t>(
            static_cast<float>(source[channel]) +
            (painted[channel] - static_cast<float>(source[channel])) * painted[3]);
    }
  }
}

}  // namespace

MouthWarp::MouthWarp(FaceTrack track, WarpOptions options) : track_(std::move(track)), options_(options) {
  if (track_.refusal) throw base::Error(base::ErrorKind::kInternal, track_.refusal->sentence);
}

bool MouthWarp::draw(std::int64_t frame, const MouthForm& form, base::Pixels& picture) const {
  if (picture.width != track_.width || picture.height != track_.height)
    throw base::Error(base::ErrorKind::kInternal, "The picture is not of the size of the clip's frames.");
  if (frame < 0 || frame >= static_cast<std::int64_t>(track_.frames.size())) return false;
  const auto& seen = track_.frames[static_cast<std::size_t>(frame)];
  if (!seen) return false;
  const double strength =
      seen->strength * (options_.covering == Covering::kLeaveFrame ? 1 - seen->covered : 1);
  const LowerFace face(track_.mouth, form, options_.opening, seen->gap, strength);
  if (strength <= 0 || face.still()) return false;
  Work work{.pose = mouth_pose(*seen, track_.mouth),
            .face = face,
            .inside = Inside(track_.mouth, form, seen->light / std::max(1.0, track_.mouth.light))};
  cv::Mat whole = as_mat(picture);
  work.reach = reach_of(work.pose, whole.size());
  if (work.reach.empty()) return false;
  plan(work);
  carry_out(work, whole);
  return true;
}

}  // namespace face
