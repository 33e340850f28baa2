#include "face/cascades.h"

#include <opencv2/imgproc.hpp>
#include <optional>

#include "base/error.h"

namespace face {
namespace {

// Where haarcascade_frontalface_alt2 sees the eyes in its frame, measured on 40 faces whose eyes were found.
constexpr double kEyesDown = 0.40;
constexpr double kEyesApart = 0.40;
constexpr int kFaceWidth = 160;  // faces are brought to this width before their eyes are looked for

cv::CascadeClassifier loaded(const std::filesystem::path& folder, const char* name) {
  cv::CascadeClassifier cascade;
  const std::filesystem::path path = folder / name;
  if (!std::filesystem::exists(path) || !cascade.load(path.string())) {
    throw base::Error(
        base::ErrorKind::kNotConfigured,
        "The descriptions of faces are missing: " + path.string() + ". Install the package opencv-data.");
  }
  return cascade;
}

// The eye in `part` of the face that stands nearest to where it must be.
std::optional<cv::Point2d> eye_in(cv::CascadeClassifier& cascade, const cv::Mat& face, const cv::Rect& part,
                                  cv::Point2d expected) {
  std::vector<cv::Rect> eyes;
  cascade.detectMultiScale(face(part), eyes, 1.1, 3, 0, {kFaceWidth / 7, kFaceWidth / 7},
                           {kFaceWidth / 3, kFaceWidth / 3});
  std::optional<cv::Point2d> best;
  double nearest = kFaceWidth * 0.11;
  for (const cv::Rect& eye : eyes) {
    const cv::Point2d middle(part.x + eye.x + eye.width / 2.0, part.y + eye.y + eye.height / 2.0);
    const double distance = cv::norm(middle - expected);
    if (distance >= nearest) continue;
    nearest = distance;
    best = middle;
  }
  return best;
}

}  // namespace

Cascades::Cascades(const std::filesystem::path& folder)
    : face_(loaded(folder, "haarcascade_frontalface_alt2.xml")),
      eye_(loaded(folder, "haarcascade_eye_tree_eyeglasses.xml")),
      profile_(loaded(folder, "haarcascade_profileface.xml")) {}

std::vector<Found> Cascades::faces(const cv::Mat& grey, int smallest) {
  std::vector<cv::Rect> boxes;
  face_.detectMultiScale(grey, boxes, 1.15, 4, 0, {smallest, smallest});
  std::vector<Found> found;
  found.reserve(boxes.size());
  for (const cv::Rect& box : boxes) found.push_back(with_eyes(grey, box));
  return found;
}

bool Cascades::profile(const cv::Mat& grey, int smallest) {
  std::vector<cv::Rect> boxes;
  profile_.detectMultiScale(grey, boxes, 1.15, 5, 0, {smallest, smallest});
  if (!boxes.empty()) return true;
  cv::Mat mirrored;
  cv::flip(grey, mirrored, 1);
  profile_.detectMultiScale(mirrored, boxes, 1.15, 5, 0, {smallest, smallest});
  return !boxes.empty();
}

Found Cascades::with_eyes(const cv::Mat& grey, const cv::Rect& box) {
  const double width = box.width;
  Found found{{box.x + width / 2, box.y + kEyesDown * width, kEyesApart * width, 0}, Found::By::kBox};
  const double scale = kFaceWidth / width;
  if (scale > 3) return found;  // too small: eyes of six pixels tell nothing
  cv::Mat face;
  cv::resize(grey(box), face, {kFaceWidth, kFaceWidth}, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  const int half = kFaceWidth / 2;
  const int top = kFaceWidth * 15 / 100;
  const int tall = kFaceWidth * 47 / 100;
  const double eye_y = kEyesDown * kFaceWidth;
  const double away = kEyesApart / 2 * kFaceWidth;
  const auto left = eye_in(eye_, face, {0, top, half + 6, tall}, {half - away, eye_y});
  const auto right = eye_in(eye_, face, {half - 6, top, half + 6, tall}, {half + away, eye_y});
  if (!left || !right) return found;
  const cv::Point2d between = *right - *left;
  const double apart = cv::norm(between) / scale;
  if (apart < 0.28 * width || apart > 0.55 * width) return found;
  const cv::Point2d middle = (*left + *right) * (0.5 / scale);
  return {{box.x + middle.x, box.y + middle.y, apart, std::atan2(between.y, between.x)}, Found::By::kEyes};
}

}  // namespace face
