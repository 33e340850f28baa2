#include "render/blur.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace render {
namespace {

constexpr double kLeastSigma = 0.5;

// Box radii whose three-fold use has the wanted variance: sigma² = Σ ((2r+1)² - 1) / 12.
std::array<int, 3> box_radii(double sigma) {
  const double ideal = (std::sqrt(4 * sigma * sigma + 1) - 1) / 2;
  const int low = static_cast<int>(ideal);
  const auto variance = [](int r) { return ((2 * r + 1) * (2 * r + 1) - 1) / 12.0; };
  const double gap = variance(low + 1) - variance(low);
  const int larger =
      std::clamp(static_cast<int>(std::lround((sigma * sigma - 3 * variance(low)) / gap)), 0, 3);
  return {low + (larger > 0), low + (larger > 1), low + (larger > 2)};
}

// A running mean over `count` items of `channels` bytes that lie `stride` bytes apart.
class BoxPass {
 public:
  BoxPass(int count, int channels, std::size_t stride, Beyond beyond)
      : count_(count),
        channels_(channels),
        stride_(stride),
        beyond_(beyond),
        copy_(static_cast<std::size_t>(count) * static_cast<std::size_t>(channels)) {}

  void run(std::uint8_t* data, int radius) {
    for (int i = 0; i < count_; ++i)
      std::memcpy(&copy_[at(i)], data + position(i), static_cast<std::size_t>(channels_));
    const auto width = static_cast<std::uint32_t>(2 * radius + 1);
    const std::uint32_t inverse = ((1u << 24) + width / 2) / width;
    for (int c = 0; c < channels_; ++c) {
      std::uint32_t sum = 0;
      for (int i = -radius; i <= radius; ++i) sum += value(i, c);
      for (int i = 0; i < count_; ++i) {
        data[position(i) + static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(
            std::min<std::uint64_t>(255, (static_cast<std::uint64_t>(sum) * inverse + (1u << 23)) >> 24));
        sum += value(i + radius + 1, c);
        sum -= value(i - radius, c);
      }
    }
  }

 private:
  std::size_t at(int i) const { return static_cast<std::size_t>(i) * static_cast<std::size_t>(channels_); }
  std::size_t position(int i) const { return static_cast<std::size_t>(i) * stride_; }
  std::uint32_t value(int i, int channel) const {
    if (i < 0 || i >= count_) {
      if (beyond_ == Beyond::kNothing) return 0;
      i = std::clamp(i, 0, count_ - 1);
    }
    return copy_[at(i) + static_cast<std::size_t>(channel)];
  }

  int count_;
  int channels_;
  std::size_t stride_;
  Beyond beyond_;
  std::vector<std::uint8_t> copy_;
};

void blur_bytes(std::uint8_t* bytes, int width, int height, int channels, double sigma, Beyond beyond) {
  if (sigma < kLeastSigma || width <= 0 || height <= 0) return;
  const auto pixel = static_cast<std::size_t>(channels);
  const std::size_t row = static_cast<std::size_t>(width) * pixel;
  BoxPass across(width, channels, pixel, beyond);
  BoxPass down(height, channels, row, beyond);
  for (const int radius : box_radii(sigma)) {
    if (radius == 0) continue;
    for (int y = 0; y < height; ++y) across.run(bytes + static_cast<std::size_t>(y) * row, radius);
    for (int x = 0; x < width; ++x) down.run(bytes + static_cast<std::size_t>(x) * pixel, radius);
  }
}

}  // namespace

void blur(base::Pixels& pixels, double sigma, Beyond beyond) {
  blur_bytes(reinterpret_cast<std::uint8_t*>(pixels.words.data()), pixels.width, pixels.height, 4, sigma,
             beyond);
}

void blur(Plane& plane, double sigma, Beyond beyond) {
  blur_bytes(plane.values.data(), plane.width, plane.height, 1, sigma, beyond);
}

}  // namespace render
