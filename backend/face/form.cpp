#include "face/form.h"

#include <algorithm>
#include <array>

namespace face {
namespace {

using timing::Flicks;
using timing::MouthShape;

constexpr double kBlendSeconds = 0.04;  // to each side of a border
constexpr double kCloseSeconds = 0.06;  // before and after a closed mouth
constexpr int kSamples = 20;

MouthShape shape_at(const timing::Timeline<MouthShape>& shapes, Flicks time) {
  const auto* entry = shapes.at(time);
  return entry == nullptr ? MouthShape::kX : entry->value;
}

double softened(double part) {
  const double p = std::clamp(part, 0.0, 1.0);
  return p * p * (3 - 2 * p);
}

// 0 while the lips must touch, 1 from 60 ms away on.
double away_from_closed(const timing::Timeline<MouthShape>& shapes, Flicks time) {
  const Flicks reach = timing::from_seconds(kCloseSeconds);
  double nearest = kCloseSeconds;
  const auto& entries = shapes.entries();
  auto entry =
      std::ranges::lower_bound(entries, time - reach, {}, [](const auto& each) { return each.range.end; });
  for (; entry != entries.end() && entry->range.start < time + reach; ++entry) {
    if (entry->value != MouthShape::kA) continue;
    if (entry->range.contains(time)) return 0;
    const Flicks away = time < entry->range.start ? entry->range.start - time : time - entry->range.end;
    nearest = std::min(nearest, timing::to_seconds(away));
  }
  return softened(nearest / kCloseSeconds);
}

}  // namespace

MouthForm form_of(MouthShape shape) {
  switch (shape) {
    case MouthShape::kA:
      return {.press = 1};
    case MouthShape::kB:
      return {.open = 0.15, .width = 1.02, .teeth = 0.7};
    case MouthShape::kC:
      return {.open = 0.4, .round = 0.15, .teeth = 0.65, .tongue = 0.3};
    case MouthShape::kD:
      return {.open = 0.64, .width = 0.93, .round = 0.35, .teeth = 0.5, .tongue = 0.3};
    case MouthShape::kE:
      return {.open = 0.46, .width = 0.84, .round = 0.8, .teeth = 0.15, .tongue = 0.15};
    case MouthShape::kF:
      return {.open = 0.27, .width = 0.74, .round = 1};
    case MouthShape::kG:
      return {.open = 0.13, .round = 0.3, .teeth = 1};
    case MouthShape::kH:
      return {.open = 0.36, .round = 0.2, .teeth = 0.5, .tongue = 1};
    case MouthShape::kX:
      return {};
  }
  return {};
}

MouthForm blend(const MouthForm& from, const MouthForm& to, double part) {
  const auto mix = [part](double a, double b) { return a + (b - a) * part; };
  return {mix(from.open, to.open),   mix(from.width, to.width),   mix(from.round, to.round),
          mix(from.teeth, to.teeth), mix(from.tongue, to.tongue), mix(from.press, to.press)};
}

MouthForm form_at(const timing::Timeline<MouthShape>& shapes, Flicks time) {
  MouthForm form;
  double weights = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double off = (2.0 * i + 1) / kSamples - 1;  // -1 … 1
    const double weight = 1 - std::abs(off);
    weights += weight;
    form = blend(form, form_of(shape_at(shapes, time + timing::from_seconds(off * kBlendSeconds))),
                 weight / weights);
  }
  form.open *= away_from_closed(shapes, time);
  return form;
}

}  // namespace face
