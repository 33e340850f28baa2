#include "mouth/sound.h"

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace mouth {

namespace {

void copy_with_zeros(std::span<const float> from, std::int64_t first, std::span<float> to) {
  const auto size = static_cast<std::int64_t>(from.size());
  const auto wanted = static_cast<std::int64_t>(to.size());
  const std::int64_t start = std::clamp<std::int64_t>(first, 0, size);
  const std::int64_t end = std::clamp<std::int64_t>(first + wanted, start, size);
  std::ranges::fill(to, 0.0F);
  std::copy(from.begin() + start, from.begin() + end, to.begin() + std::clamp(start - first, {}, wanted));
}

}  // namespace

SoundInMemory::SoundInMemory(std::vector<float> mono) : left_(std::move(mono)) {}

SoundInMemory::SoundInMemory(std::vector<float> left, std::vector<float> right)
    : left_(std::move(left)), right_(std::move(right)) {
  if (left_.size() != right_.size())
    throw base::Error(base::ErrorKind::kInternal, "the two channels of a sound have different lengths");
}

void SoundInMemory::read(std::int64_t first, std::span<float> left, std::span<float> right) const {
  copy_with_zeros(left_, first, left);
  copy_with_zeros(right_.empty() ? left_ : right_, first, right);
}

}  // namespace mouth
