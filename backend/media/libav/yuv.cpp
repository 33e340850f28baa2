#include "media/libav/yuv.h"

#include <algorithm>
#include <array>

namespace media {
namespace {

// BT.709: Y' = 0.2126 R' + 0.7152 G' + 0.0722 B', then 219 steps for luma and 224 for chroma, out of 255,
// times 65536.
constexpr double kScaleLuma = 219.0 / 255.0 * 65536.0;
constexpr double kScaleChroma = 224.0 / 255.0 * 65536.0 / 2.0;
constexpr auto fixed(double value) {
  return static_cast<std::uint16_t>(value + 0.5);
}
constexpr std::uint16_t kYr = fixed(0.2126 * kScaleLuma);
constexpr std::uint16_t kYg = fixed(0.7152 * kScaleLuma);
constexpr std::uint16_t kYb = fixed(0.0722 * kScaleLuma);
// Cb = (B' - Y') / 1.8556, Cr = (R' - Y') / 1.5748; both halves of the divisor are 1 - the own weight.
constexpr std::uint16_t kUr = fixed(0.2126 / 0.9278 * kScaleChroma);
constexpr std::uint16_t kUg = fixed(0.7152 / 0.9278 * kScaleChroma);
constexpr std::uint16_t kUb = fixed(kScaleChroma);
constexpr std::uint16_t kVr = fixed(kScaleChroma);
constexpr std::uint16_t kVg = fixed(0.7152 / 0.7874 * kScaleChroma);
constexpr std::uint16_t kVb = fixed(0.0722 / 0.7874 * kScaleChroma);

// The upper half of a 16-bit product: one instruction for eight pixels at once.
inline std::uint16_t high(std::uint16_t a, std::uint16_t b) {
  return static_cast<std::uint16_t>((std::uint32_t{a} * b) >> 16);
}

// Pieces that stay in the first-level cache between the steps.
constexpr int kPiece = 512;
using Channel = std::array<std::uint16_t, kPiece>;

void luma(const std::uint32_t* words, int count, std::uint8_t* y) {
  for (int i = 0; i < count; ++i) {
    const auto red = static_cast<std::uint16_t>((words[i] >> 8) & 0xFF00);
    const auto green = static_cast<std::uint16_t>(words[i] & 0xFF00);
    const auto blue = static_cast<std::uint16_t>((words[i] & 0xFF) << 8);
    const auto sum =
        static_cast<std::uint16_t>(high(red, kYr) + high(green, kYg) + high(blue, kYb) + (16 << 8) + 128);
    y[i] = static_cast<std::uint8_t>(sum >> 8);
  }
}

void chroma(const std::uint32_t* upper, const std::uint32_t* lower, int count, std::uint8_t* u,
            std::uint8_t* v) {
  Channel red{};
  Channel green{};
  Channel blue{};
  for (int i = 0; i < count; ++i) {
    // Two channels in one word: sums of four 8-bit values need ten bits.
    const std::uint32_t a = upper[2 * i];
    const std::uint32_t b = upper[2 * i + 1];
    const std::uint32_t c = lower[2 * i];
    const std::uint32_t d = lower[2 * i + 1];
    const std::uint32_t red_blue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF);
    const std::uint32_t greens =
        ((a >> 8) & 0xFF) + ((b >> 8) & 0xFF) + ((c >> 8) & 0xFF) + ((d >> 8) & 0xFF);
    red[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>((red_blue >> 16) << 6);
    green[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(greens << 6);
    blue[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>((red_blue & 0xFFFF) << 6);
  }
  for (int i = 0; i < count; ++i) {
    const std::uint16_t r = red[static_cast<std::size_t>(i)];
    const std::uint16_t g = green[static_cast<std::size_t>(i)];
    const std::uint16_t b = blue[static_cast<std::size_t>(i)];
    const auto cb = static_cast<std::uint16_t>((128 << 8) + 128 + high(b, kUb) - high(r, kUr) - high(g, kUg));
    const auto cr = static_cast<std::uint16_t>((128 << 8) + 128 + high(r, kVr) - high(g, kVg) - high(b, kVb));
    u[i] = static_cast<std::uint8_t>(cb >> 8);
    v[i] = static_cast<std::uint8_t>(cr >> 8);
  }
}

}  // namespace

void to_bt709(const std::uint32_t* words, int width, int height, const YuvPlanes& planes) {
  for (int row = 0; row + 1 < height; row += 2) {
    const std::uint32_t* upper = words + static_cast<std::size_t>(row) * static_cast<std::size_t>(width);
    const std::uint32_t* lower = upper + width;
    std::uint8_t* y = planes.y + static_cast<std::size_t>(row) * planes.y_stride;
    std::uint8_t* u = planes.u + static_cast<std::size_t>(row / 2) * planes.uv_stride;
    std::uint8_t* v = planes.v + static_cast<std::size_t>(row / 2) * planes.uv_stride;
    luma(upper, width, y);
    luma(lower, width, y + planes.y_stride);
    for (int from = 0; from < width / 2; from += kPiece) {
      const int count = std::min(kPiece, width / 2 - from);
      chroma(upper + 2 * from, lower + 2 * from, count, u + from, v + from);
    }
  }
}

}  // namespace media
