#include "face/follower.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "face/lip_line.h"

namespace face {
namespace {

constexpr double kViewEyes =
    44;  // pixels between the eyes in the view; finer steps gain nothing that is seen
constexpr Grid kCoarse{-1.1, -0.6, 1.1, 1.3, 1 / 9.0};
constexpr Grid kFine{-1.0, -0.5, 1.0, 0.72, 1 / 28.0};
constexpr double kSure = 0.86;     // correlation above which a frame needs no new likeness
constexpr double kAccepted = 0.6;  // and below which the face counts as lost
constexpr std::size_t kMostKnown = 8;
constexpr std::size_t kMostSamples = 40;

// What moves with the upper lip, and with the lower one, of this mouth.
double line_of(const MouthModel& mouth) {
  return std::clamp(mouth.centre.y, 0.85, 1.25);
}
Grid lip_grid(const MouthModel& mouth) {
  return {-0.42, line_of(mouth) - 0.42, 0.42, line_of(mouth) - 0.04, 1 / 30.0};
}
Grid chin_grid(const MouthModel& mouth) {
  return {-0.32, line_of(mouth) + 0.08, 0.32, line_of(mouth) + 0.5, 1 / 30.0};
}

Pose shifted(const Pose& pose, double x, double y) {
  const Place place = to_picture(pose, {x, y});
  return {place.x, place.y, pose.eyes, pose.roll};
}

Cells cells_of(const cv::Mat& mouth) {
  cv::Mat small;
  cv::resize(mouth, small, {kCellColumns, kCellRows}, 0, 0, cv::INTER_AREA);
  Cells cells;
  std::copy(small.datastart, small.dataend, cells.begin());
  return cells;
}

}  // namespace

Follower::Follower(std::int64_t first_frame, const cv::Mat& picture, const Found& found)
    : first_frame_(first_frame), pose_(found.pose) {
  const View view(picture, pose_, kViewEyes);
  fit_lip_line(sample(view.colour(), view.inside(pose_), kMouthGrid), mouth_);
  Glance glance{.seen = true, .pose = pose_, .likeness = 1};
  remember(view, view.inside(pose_), glance);
  measure(view, known_.front(), glance);
  glances_.push_back(glance);
  keep_sample(view, view.inside(pose_), glance);
  count(found);
}

Pose Follower::expected() const {
  return {pose_.x + speed_.x, pose_.y + speed_.y, pose_.eyes, pose_.roll};
}

Aligned Follower::against(const Likeness& known, const View& view, const Pose& start) const {
  Aligned rough = align(view.grey(), known.coarse, kCoarse, start, Freedom::kSimilarity);
  if (rough.likeness < kAccepted) {  // it leapt: look around
    for (double x = -0.5; x <= 0.5; x += 0.25) {
      for (double y = -0.5; y <= 0.5; y += 0.25) {
        const Pose pose = shifted(start, x, y);
        const double alike = likeness(sample_evenly(view.grey(), pose, kCoarse), known.coarse);
        if (alike > rough.likeness) rough = {pose, alike};
      }
    }
    rough = align(view.grey(), known.coarse, kCoarse, rough.pose, Freedom::kSimilarity);
  }
  return align(view.grey(), known.fine, kFine, rough.pose, Freedom::kSimilarity);
}

// Finds the face near `start` (in the view) by what is known of it, and notes the glance.
bool Follower::recognise(const View& view, const Pose& start) {
  Aligned best = against(known_[current_], view, start);
  for (std::size_t i = 0; i < known_.size() && best.likeness < kSure; ++i) {
    if (i == current_) continue;
    const Aligned other = against(known_[i], view, best.likeness > kAccepted ? best.pose : start);
    if (other.likeness <= best.likeness) continue;
    best = other;
    current_ = i;
  }
  const Pose outside = view.outside(best.pose);
  const double growth = outside.eyes / pose_.eyes;
  if (best.likeness < kAccepted || growth < 0.75 || growth > 1.33) return false;
  Glance& glance = glances_.back();
  glance.seen = true;
  glance.pose = outside;
  glance.likeness = best.likeness;
  measure(view, known_[current_], glance);
  if (best.likeness < kSure && known_.size() < kMostKnown) {
    remember(view, best.pose, glance);
    current_ = known_.size() - 1;
  }
  keep_sample(view, best.pose, glance);
  return true;
}

void Follower::follow(const cv::Mat& picture) {
  const bool was_seen = glances_.back().seen;
  const Pose before = pose_;
  glances_.push_back({});
  const Pose start = was_seen ? expected() : pose_;
  const View view(picture, start, kViewEyes);
  if (!recognise(view, view.inside(start))) {
    speed_ = {};
    return;
  }
  pose_ = glances_.back().pose;
  if (was_seen) speed_ = {0.6 * (pose_.x - before.x), 0.6 * (pose_.y - before.y), 0, 0};
}

bool Follower::could_be(const Found& found) const {
  const double ratio = found.pose.eyes / pose_.eyes;
  const double apart = std::hypot(found.pose.x - pose_.x, found.pose.y - pose_.y);
  return ratio > 0.6 && ratio < 1.6 && apart < (last().seen ? 0.8 : 3.0) * pose_.eyes;
}

void Follower::confirm(const cv::Mat& picture, const Found& found) {
  if (!last().seen) {
    pose_ = found.pose;
    speed_ = {};
    const View view(picture, pose_, kViewEyes);
    if (!recognise(view, view.inside(pose_))) {
      // Somebody we do not know, or the same face turned or lit otherwise: its look is learnt anew.
      Glance& glance = glances_.back();
      glance = {.seen = true, .pose = pose_, .likeness = kAccepted};
      if (known_.size() == kMostKnown) known_.erase(known_.begin() + 1);
      remember(view, view.inside(pose_), glance);
      current_ = known_.size() - 1;
      measure(view, known_[current_], glance);
    }
    pose_ = glances_.back().pose;
  }
  count(found);
}

void Follower::count(const Found& found) {
  ++hits_;
  if (found.by == Found::By::kEyes) ++by_eyes_;
}

void Follower::measure(const View& view, const Likeness& known, Glance& glance) const {
  const Pose inside = view.inside(glance.pose);
  const double before_x = glances_.size() < 2 ? 0 : glances_[glances_.size() - 2].lip_x;
  const double before_y = glances_.size() < 2 ? 0 : glances_[glances_.size() - 2].lip_y;
  const double before_jaw = glances_.size() < 2 ? 0 : glances_[glances_.size() - 2].jaw;
  // A likeness was sampled where lip and chin were then, so that only the change since is measured.
  const auto shift = [&](const cv::Mat& patch, const Grid& grid, double x, double y) {
    const Pose start = shifted(inside, x, y);
    const Aligned found = align(view.grey(), patch, grid, start, Freedom::kShift);
    const bool trusted = found.likeness > 0.5;
    return to_face(inside, trusted ? Place{found.pose.x, found.pose.y} : Place{start.x, start.y});
  };
  const Place lip = shift(known.lip, lip_grid(mouth_), before_x - known.lip_x, before_y - known.lip_y);
  glance.lip_x = known.lip_x + lip.x;
  glance.lip_y = known.lip_y + lip.y;
  const Place chin = shift(known.chin, chin_grid(mouth_), lip.x, before_jaw - known.jaw);
  glance.jaw = known.jaw + chin.y;
  glance.light = cv::mean(sample(view.grey(), inside, kFine))[0];
  const Pose mouth = shifted(inside, glance.lip_x, glance.lip_y);
  glance.line = lip_line_below(sample(view.colour(), mouth, kMouthGrid), mouth_);
  glance.cells = cells_of(sample(view.colour(), mouth, {-0.7, 0.7, 0.7, 1.75, 1 / 16.0}));
}

void Follower::remember(const View& view, const Pose& inside, const Glance& glance) {
  Likeness known;
  known.coarse = sample_evenly(view.grey(), inside, kCoarse);
  known.fine = sample_evenly(view.grey(), inside, kFine);
  known.lip = sample_evenly(view.grey(), inside, lip_grid(mouth_));
  known.chin = sample_evenly(view.grey(), inside, chin_grid(mouth_));
  known.lip_x = glance.lip_x;
  known.lip_y = glance.lip_y;
  known.jaw = glance.jaw;
  known_.push_back(known);
}

// Every n-th frame; n doubles when there are enough, so that the samples always span the whole clip.
void Follower::keep_sample(const View& view, const Pose& inside, const Glance& glance) {
  const auto frame = static_cast<std::int64_t>(glances_.size()) - 1;
  if (frame < sample_next_) return;
  sample_next_ = frame + sample_every_;
  if (samples_.size() == kMostSamples) {
    for (std::size_t i = 0; 2 * i < samples_.size(); ++i) samples_[i] = samples_[2 * i];
    samples_.resize(samples_.size() / 2);
    sample_every_ *= 2;
  }
  const Pose mouth = shifted(inside, glance.lip_x, glance.lip_y);
  samples_.push_back({glance.jaw - glance.lip_y, sample(view.colour(), mouth, kMouthGrid)});
}

}  // namespace face
