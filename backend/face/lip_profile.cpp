#include "face/lip_profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "face/follower.h"

namespace face {
namespace {

constexpr int kReach = 18;  // steps up and down from the line, 0.02 apart: 0.36 of the eyes' distance
constexpr int kSteps = 2 * kReach + 1;
constexpr double kStep = 0.02;
constexpr double kSpan = 0.45;  // of the half width, to either side

struct Profile {
  std::array<double, kSteps> light{};
  std::array<double, kSteps> red{};
  double skin_light = 0;
  double skin_red = 0;
};

double offset_at(int step) {
  return (step - kReach) * kStep;
}

// Means along curves that follow the line, above and below it.
Profile profile_of(const cv::Mat& mouth, const MouthModel& model) {
  cv::Mat lab;
  mouth.convertTo(lab, CV_32F, 1 / 255.0);
  cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
  const auto at = [&](double x, double y) {
    const int column = std::clamp(cvRound((x - kMouthGrid.left) / kMouthGrid.step), 0, lab.cols - 1);
    const int row = std::clamp(cvRound((y - kMouthGrid.top) / kMouthGrid.step), 0, lab.rows - 1);
    return lab.at<cv::Vec3f>(row, column);
  };
  Profile profile;
  constexpr int kColumns = 21;
  for (int step = 0; step < kSteps; ++step) {
    for (int i = 0; i < kColumns; ++i) {
      const double u = kSpan * (2.0 * i / (kColumns - 1) - 1);
      const cv::Vec3f value = at(model.centre.x + u * model.half_width,
                                 model.centre.y + model.tilt * u + model.bend * u * u + offset_at(step));
      profile.light[static_cast<std::size_t>(step)] += value[0] / kColumns;
      profile.red[static_cast<std::size_t>(step)] += value[1] / kColumns;
    }
  }
  for (const double side : {-1.3, 1.3}) {
    for (double y = -0.1; y <= 0.11; y += 0.05) {
      const cv::Vec3f value = at(model.centre.x + side * model.half_width, model.centre.y + y);
      profile.skin_light += value[0] / 10;
      profile.skin_red += value[1] / 10;
    }
  }
  return profile;
}

// The reddest step between two, both included.
int reddest(const Profile& profile, int from, int to) {
  const auto begin = profile.red.begin();
  return static_cast<int>(std::max_element(begin + from, begin + to + 1) - begin);
}

// Where, from `start` on, redness has fallen half-way to the skin's.
int edge_of_lip(const Profile& profile, int start, int step) {
  const double half = 0.5 * (profile.red[static_cast<std::size_t>(start)] + profile.skin_red);
  int at = start;
  while (at + step >= 0 && at + step < kSteps && profile.red[static_cast<std::size_t>(at)] > half) at += step;
  return at;
}

struct Between {
  int first = 0;
  int last = -1;
};

// The steps between the two lips that are not lips: teeth (paler and less red) or the dark of the mouth.
Between between_lips(const Profile& profile, int upper, int lower) {
  const auto value = [](const std::array<double, kSteps>& of, int step) {
    return of[static_cast<std::size_t>(step)];
  };
  const double lip_red = std::min(value(profile.red, upper), value(profile.red, lower));
  const double lip_light = 0.5 * (value(profile.light, upper) + value(profile.light, lower));
  Between between;
  for (int step = upper + 1; step < lower; ++step) {
    const double red = value(profile.red, step);
    const double light = value(profile.light, step);
    const bool teeth = light > lip_light + 6 && red < 0.5 * (lip_red + profile.skin_red);
    const bool dark = light < 0.55 * lip_light;
    if (!teeth && !dark) continue;
    if (between.last < between.first) between.first = step;
    between.last = step;
  }
  return between;
}

struct Lips {
  int upper = 0;  // the reddest step of each
  int lower = 0;
};

// The lips are the two reddest places with the deepest dip of redness between them, which is teeth; or, of a
// mouth without visible teeth, the reddest places above and below the line.
Lips find_lips(const Profile& profile) {
  Lips lips{reddest(profile, kReach - 9, kReach), reddest(profile, kReach + 1, kReach + 12)};
  double deepest = 4;  // of the a* of Lab; less may be the picture's noise
  for (int middle = kReach - 8; middle <= kReach + 11; ++middle) {
    const int upper = reddest(profile, std::max(0, middle - 10), middle - 1);
    const int lower = reddest(profile, middle + 1, std::min(kSteps - 1, middle + 12));
    if (upper < kReach - 9 || lower > kReach + 16) continue;
    const double red =
        std::min(profile.red[static_cast<std::size_t>(upper)], profile.red[static_cast<std::size_t>(lower)]);
    const double dip = red - profile.red[static_cast<std::size_t>(middle)];
    if (dip <= deepest || profile.red[static_cast<std::size_t>(middle)] > profile.skin_red + 0.4 * dip)
      continue;
    deepest = dip;
    lips = {upper, lower};
  }
  return lips;
}

}  // namespace

void fit_lip_profile(const cv::Mat& mouth, MouthModel& model) {
  const Profile profile = profile_of(mouth, model);
  const auto [upper, lower] = find_lips(profile);
  const bool red_lips = profile.red[static_cast<std::size_t>(upper)] > profile.skin_red + 2.5 &&
                        profile.red[static_cast<std::size_t>(lower)] > profile.skin_red + 2.5;
  if (!red_lips) return;
  model.upper = std::clamp(-offset_at(edge_of_lip(profile, upper, -1)), 0.05, 0.16);
  const Between between = between_lips(profile, upper, lower);
  const double gap = (between.last - between.first + 1) * kStep;
  if (gap < 2.5 * kStep) {
    model.lower = std::clamp(offset_at(edge_of_lip(profile, lower, 1)), 0.07, 0.22);
    return;
  }
  const double corners = model.centre.y + model.bend;
  const double up = offset_at(between.first) - kStep / 2;
  model.centre.y += up;
  model.bend = corners - model.centre.y;
  model.gap = std::min(gap, 0.3);
  model.upper = std::clamp(model.upper + up, 0.05, 0.16);
  model.lower = std::clamp(offset_at(edge_of_lip(profile, lower, 1)) - up - gap, 0.07, 0.22);
}

}  // namespace face
