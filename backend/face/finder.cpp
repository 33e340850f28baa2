#include "face/finder.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <string>

#include "base/error.h"
#include "face/cascades.h"
#include "face/follower.h"
#include "face/settle.h"
#include "face/view.h"

namespace face {
namespace {

constexpr int kSearchWidth = 640;              // the picture is searched at this width …
constexpr int kCloseWidth = 1280;              // … and, where nothing is found, at times at this one
constexpr int kSmallestSought = 24;            // pixels there; the cascade was trained on 20
constexpr std::int64_t kSearchEvery = 12;      // frames; half a second at 24 fps
constexpr std::int64_t kSearchAgainEvery = 4;  // while a face that was there is lost
constexpr std::size_t kMostFaces = 4;
constexpr double kSmallestEyes = 20;  // pixels between the eyes; below, a mouth has no twenty pixels

Found enlarged(const Found& found, double scale) {
  Found big = found;
  big.pose.x = (found.pose.x + 0.5) / scale - 0.5;
  big.pose.y = (found.pose.y + 0.5) / scale - 0.5;
  big.pose.eyes = found.pose.eyes / scale;
  return big;
}

}  // namespace

class FaceFinder::Search {
 public:
  Search(const std::filesystem::path& cascades, ActiveSpeaker speaker)
      : cascades_(cascades), speaker_(speaker) {}

  void look(const base::Pixels& frame) {
    take_size(frame);
    const cv::Mat picture = as_mat(frame);
    for (Follower& face : gathered_.faces) face.follow(picture);
    if (gathered_.frames >= next_search_) search(picture);
    ++gathered_.frames;
  }

  FaceTrack finish() const { return settle(gathered_, speaker_); }

 private:
  void take_size(const base::Pixels& frame) {
    if (gathered_.frames == 0) {
      gathered_.width = frame.width;
      gathered_.height = frame.height;
    }
    if (frame.empty() || frame.width != gathered_.width || frame.height != gathered_.height)
      throw base::Error(base::ErrorKind::kInternal, "The frames of a clip are not all of one size.");
  }

  void search(const cv::Mat& picture) {
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_BGRA2GRAY);
    ++gathered_.searches;
    std::vector<Found> found = faces_in(grey, kSearchWidth);
    if (found.empty() && gathered_.searches % 3 == 1) found = faces_in(grey, kCloseWidth);
    const auto too_small = [](const Found& f) { return f.pose.eyes < kSmallestEyes; };
    const bool only_tiny = !found.empty() && std::ranges::all_of(found, too_small);
    std::erase_if(found, too_small);
    if (only_tiny) ++gathered_.tiny;
    if (found.empty() && !only_tiny && seen_now() == 0 && gathered_.searches % 2 == 1) {
      ++gathered_.profile_searches;
      if (profile_in(grey)) ++gathered_.profiles;
    }
    for (const Found& one : found) assign(picture, one);
    const bool lost = seen_now() == 0 && !gathered_.faces.empty();
    next_search_ = gathered_.frames + (lost ? kSearchAgainEvery : kSearchEvery);
  }

  std::size_t seen_now() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(gathered_.faces, [](const Follower& f) { return f.last().seen; }));
  }

  static double reduce(const cv::Mat& grey, int width, cv::Mat& small) {
    const double scale = std::min(1.0, static_cast<double>(width) / std::max(grey.cols, grey.rows));
    if (scale < 1) {
      cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
    } else {
      small = grey;
    }
    return static_cast<double>(small.cols) / grey.cols;
  }

  std::vector<Found> faces_in(const cv::Mat& grey, int width) {
    cv::Mat small;
    const double scale = reduce(grey, width, small);
    std::vector<Found> found = cascades_.faces(small, kSmallestSought);
    for (Found& one : found) one = enlarged(one, scale);
    return found;
  }

  bool profile_in(const cv::Mat& grey) {
    cv::Mat small;
    reduce(grey, kSearchWidth, small);
    return cascades_.profile(small, 2 * kSmallestSought);
  }

  // A finding is one of the faces that we follow, or a new one.
  void assign(const cv::Mat& picture, const Found& found) {
    Follower* nearest = nullptr;
    double distance = 0;
    for (Follower& face : gathered_.faces) {
      if (!face.could_be(found)) continue;
      const double apart = std::hypot(found.pose.x - face.last_pose().x, found.pose.y - face.last_pose().y) +
                           (face.last().seen ? 0 : found.pose.eyes);
      if (nearest != nullptr && apart >= distance) continue;
      nearest = &face;
      distance = apart;
    }
    if (nearest != nullptr) {
      nearest->confirm(picture, found);
    } else if (gathered_.faces.size() < kMostFaces) {
      gathered_.faces.emplace_back(gathered_.frames, picture, found);
    }
  }

  Cascades cascades_;
  ActiveSpeaker speaker_;
  Gathered gathered_;
  std::int64_t next_search_ = 0;
};

FaceFinder::FaceFinder(const std::filesystem::path& cascades, ActiveSpeaker speaker)
    : search_(std::make_unique<Search>(cascades, speaker)) {}
FaceFinder::~FaceFinder() = default;
FaceFinder::FaceFinder(FaceFinder&&) noexcept = default;
FaceFinder& FaceFinder::operator=(FaceFinder&&) noexcept = default;

void FaceFinder::look(const base::Pixels& frame) {
  search_->look(frame);
}
FaceTrack FaceFinder::finish() {
  return search_->finish();
}

}  // namespace face
