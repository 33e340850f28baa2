#include "face/smooth.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace face {
namespace {

double on_the_way(double from, double to, double part) {
  return from + (to - from) * part;
}

// Quadratic fits to 7 and 5 neighbours; nearer the ends, nothing is known that would better a value.
std::vector<double> without_jitter(const std::vector<double>& values) {
  constexpr std::array<double, 4> kSeven{7 / 21.0, 6 / 21.0, 3 / 21.0, -2 / 21.0};
  constexpr std::array<double, 4> kFive{17 / 35.0, 12 / 35.0, -3 / 35.0, 0};
  std::vector<double> smooth = values;
  const std::size_t count = values.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t room = std::min({i, count - 1 - i, std::size_t{3}});
    if (room < 2) continue;
    const auto& weights = room == 3 ? kSeven : kFive;
    smooth[i] = weights[0] * values[i];
    for (std::size_t k = 1; k <= room; ++k) smooth[i] += weights[k] * (values[i - k] + values[i + k]);
  }
  return smooth;
}

// A mean weighted like a bell, `width` frames to half its height.
std::vector<double> slowly(const std::vector<double>& values, int width) {
  std::vector<double> smooth(values.size());
  const auto count = static_cast<int>(values.size());
  for (int i = 0; i < count; ++i) {
    double sum = 0;
    double weights = 0;
    for (int k = std::max(0, i - 3 * width); k <= std::min(count - 1, i + 3 * width); ++k) {
      const double off = static_cast<double>(k - i) / width;
      const double weight = std::exp(-0.7 * off * off);
      sum += weight * values[static_cast<std::size_t>(k)];
      weights += weight;
    }
    smooth[static_cast<std::size_t>(i)] = sum / weights;
  }
  return smooth;
}

template <class Get, class Filter>
void apply(std::span<Glance> glances, Get get, Filter filter) {
  std::vector<double> values;
  values.reserve(glances.size());
  for (Glance& glance : glances) values.push_back(get(glance));
  values = filter(values);
  for (std::size_t i = 0; i < glances.size(); ++i) get(glances[i]) = values[i];
}

}  // namespace

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Glance between(const Glance& from, const Glance& to, double part) {
  Glance glance = part < 0.5 ? from : to;
  glance.pose = {on_the_way(from.pose.x, to.pose.x, part), on_the_way(from.pose.y, to.pose.y, part),
                 on_the_way(from.pose.eyes, to.pose.eyes, part),
                 on_the_way(from.pose.roll, to.pose.roll, part)};
  glance.lip_x = on_the_way(from.lip_x, to.lip_x, part);
  glance.lip_y = on_the_way(from.lip_y, to.lip_y, part);
  glance.jaw = on_the_way(from.jaw, to.jaw, part);
  glance.line = on_the_way(from.line, to.line, part);
  glance.light = on_the_way(from.light, to.light, part);
  return glance;
}

void smooth(std::span<Glance> glances) {
  const auto a_little = [](const std::vector<double>& values) { return without_jitter(values); };
  const auto much = [](const std::vector<double>& values) { return slowly(values, 4); };
  apply(
      glances, [](Glance& g) -> double& { return g.pose.x; }, a_little);
  apply(
      glances, [](Glance& g) -> double& { return g.pose.y; }, a_little);
  apply(
      glances, [](Glance& g) -> double& { return g.pose.roll; }, a_little);
  apply(
      glances, [](Glance& g) -> double& { return g.pose.eyes; }, much);
  apply(
      glances, [](Glance& g) -> double& { return g.lip_x; }, much);
  apply(
      glances, [](Glance& g) -> double& { return g.lip_y; }, much);
  apply(
      glances, [](Glance& g) -> double& { return g.jaw; }, a_little);
  apply(
      glances, [](Glance& g) -> double& { return g.light; }, much);
}

void follow_line(std::span<Glance> glances, double usual, const std::vector<bool>& shut) {
  constexpr double kMost = 0.06;  // eyes' distances; further away it is another line
  constexpr double kUnknown =
      0.02;                  // weight of frames that do not show it: where all do so, nothing is corrected
  constexpr int kWidth = 3;  // frames
  std::vector<double> weighted(glances.size());
  std::vector<double> weights(glances.size(), kUnknown);
  for (std::size_t i = 0; i < glances.size(); ++i) {
    const double off = glances[i].line - usual;
    if (!shut[i] || std::abs(off) > kMost) continue;
    weighted[i] = off;
    weights[i] = 1;
  }
  weighted = slowly(weighted, kWidth);
  weights = slowly(weights, kWidth);
  for (std::size_t i = 0; i < glances.size(); ++i) glances[i].line = weighted[i] / weights[i];
}

}  // namespace face
