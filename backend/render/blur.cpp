#include "render/blur.h"

#include <algorithm>
#include <array>
#include <cmath>

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

// sum · inverse(width) >> 16 is the rounded mean of `width` bytes; sums stay under 2^16 for the radii in use.
std::uint32_t inverse_of(int radius) {
  const auto width = static_cast<std::uint32_t>(2 * radius + 1);
  return (65536 + width / 2) / width;
}

// Byte rows as the passes see them: `channels` neighbouring bytes are one pixel.
struct Rows {
  std::uint8_t* bytes;
  int width;
  int height;
  int channels;
  Beyond beyond;
  std::size_t row_bytes() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  }
  std::uint8_t* row(int y) const { return bytes + static_cast<std::size_t>(y) * row_bytes(); }
};

// Every row a mean over its neighbours above and below; all columns run side by side.
void blur_down(const Rows& rows, int radius) {
  const std::size_t bytes = rows.row_bytes();
  const std::vector<std::uint8_t> copy(rows.bytes,
                                       rows.bytes + bytes * static_cast<std::size_t>(rows.height));
  const std::vector<std::uint8_t> nothing(bytes);
  const auto source = [&](int y) {
    if (rows.beyond == Beyond::kNothing && (y < 0 || y >= rows.height)) return nothing.data();
    return copy.data() + static_cast<std::size_t>(std::clamp(y, 0, rows.height - 1)) * bytes;
  };
  const std::uint32_t inverse = inverse_of(radius);
  std::vector<std::uint32_t> sums(bytes);
  for (int y = -radius; y <= radius; ++y) {
    const std::uint8_t* row = source(y);
    for (std::size_t i = 0; i < bytes; ++i) sums[i] += row[i];
  }
  for (int y = 0; y < rows.height; ++y) {
    std::uint8_t* out = rows.row(y);
    const std::uint8_t* coming = source(y + radius + 1);
    const std::uint8_t* going = source(y - radius);
    for (std::size_t i = 0; i < bytes; ++i) {
      out[i] = static_cast<std::uint8_t>(std::min(255U, (sums[i] * inverse + 32768) >> 16));
      sums[i] += coming[i];
      sums[i] -= going[i];
    }
  }
}

// The same along one row, from a copy with `radius` and one more pixels on each side.
template <int kChannels>
void blur_row(std::uint8_t* out, const std::uint8_t* padded, int width, int radius) {
  const std::uint32_t inverse = inverse_of(radius);
  std::array<std::uint32_t, kChannels> sums{};
  const int span = 2 * radius + 1;
  for (int i = 0; i < span * kChannels; ++i) sums[static_cast<std::size_t>(i % kChannels)] += padded[i];
  for (int x = 0; x < width; ++x) {
    const std::uint8_t* going = padded + x * kChannels;
    const std::uint8_t* coming = going + span * kChannels;
    for (std::size_t c = 0; c < kChannels; ++c) {
      out[c] = static_cast<std::uint8_t>(std::min(255U, (sums[c] * inverse + 32768) >> 16));
      sums[c] += coming[c];
      sums[c] -= going[c];
    }
    out += kChannels;
  }
}

void blur_across(const Rows& rows, int radius) {
  const auto pixel = static_cast<std::size_t>(rows.channels);
  const std::size_t side = static_cast<std::size_t>(radius + 1) * pixel;
  std::vector<std::uint8_t> padded(rows.row_bytes() + 2 * side);
  for (int y = 0; y < rows.height; ++y) {
    std::uint8_t* row = rows.row(y);
    std::copy_n(row, rows.row_bytes(), padded.data() + side);
    if (rows.beyond == Beyond::kEdge) {
      for (std::size_t i = 0; i < side; ++i) {
        padded[i] = row[i % pixel];
        padded[side + rows.row_bytes() + i] = row[rows.row_bytes() - pixel + i % pixel];
      }
    }
    if (rows.channels == 4) {
      blur_row<4>(row, padded.data() + pixel, rows.width, radius);
    } else {
      blur_row<1>(row, padded.data() + pixel, rows.width, radius);
    }
  }
}

void blur_rows(const Rows& rows, double sigma) {
  if (sigma < kLeastSigma || rows.width <= 0 || rows.height <= 0) return;
  for (const int radius : box_radii(sigma)) {
    if (radius == 0) continue;
    blur_across(rows, radius);
    blur_down(rows, radius);
  }
}

}  // namespace

void blur(base::Pixels& pixels, double sigma, Beyond beyond) {
  blur_rows({.bytes = reinterpret_cast<std::uint8_t*>(pixels.words.data()),
             .width = pixels.width,
             .height = pixels.height,
             .channels = 4,
             .beyond = beyond},
            sigma);
}

void blur(Plane& plane, double sigma, Beyond beyond) {
  blur_rows({.bytes = plane.values.data(),
             .width = plane.width,
             .height = plane.height,
             .channels = 1,
             .beyond = beyond},
            sigma);
}

}  // namespace render
