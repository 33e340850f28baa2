#include "mouth/level_shapes.h"

#include <algorithm>
#include <array>

namespace mouth {
namespace {

using timing::MouthShape;

constexpr std::array kByLevel = {MouthShape::kX, MouthShape::kB, MouthShape::kC, MouthShape::kD};
// The level from which each of them holds. Going down, a shape stays until the level is this much below.
constexpr std::array kFrom = {0.0F, 0.12F, 0.4F, 0.7F};
constexpr float kStickiness = 0.08F;
constexpr float kRise = 0.35F;        // share of the way to a higher level in 10 ms: there within 60 ms
constexpr float kFall = 0.12F;        // a mouth closes more slowly than it opens
constexpr std::size_t kShortest = 8;  // frames; nobody flaps faster than every 80 ms

}  // namespace

std::vector<MouthShape> follow_level(std::span<const float> level) {
  std::vector<MouthShape> shapes;
  shapes.reserve(level.size());
  float soft = 0;
  std::size_t now = 0;
  std::size_t since = kShortest;
  for (const float value : level) {
    soft += (value > soft ? kRise : kFall) * (value - soft);
    std::size_t wanted = now;
    while (wanted + 1 < kFrom.size() && soft >= kFrom[wanted + 1]) ++wanted;
    while (wanted > 0 && soft < kFrom[wanted] - kStickiness) --wanted;
    if (++since >= kShortest && wanted != now) {
      now = wanted;
      since = 0;
    }
    shapes.push_back(kByLevel[now]);
  }
  return shapes;
}

}  // namespace mouth
