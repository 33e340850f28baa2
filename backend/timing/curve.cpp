#include "timing/curve.h"

#include <algorithm>

namespace timing {

float Curve::at(Flicks time) const {
  if (values.empty()) return 0;
  const double position = static_cast<double>(time.count()) / static_cast<double>(step.count());
  if (position <= 0) return values.front();
  const auto index = static_cast<std::size_t>(position);
  if (index + 1 >= values.size()) return values.back();
  const auto fraction = static_cast<float>(position - static_cast<double>(index));
  return values[index] + (values[index + 1] - values[index]) * fraction;
}

Curve Curve::slice(TimeRange range) const {
  Curve part{.step = step, .values = {}};
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(0, range.duration() / step)) + 1;
  part.values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    part.values.push_back(at(range.start + step * static_cast<std::int64_t>(i)));
  }
  return part;
}

}  // namespace timing
