#include "render/finish.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "render/blur.h"
#include "render/compositor.h"
#include "render/lanes.h"

namespace render {
namespace {

using lanes::I16x8;
using lanes::U16x8;

constexpr int kBloomReduction = 8;
constexpr int kTile = 256;
// Brightness from which a pixel begins to bloom, and the standard deviation of the halo in map pixels of a
// frame of 720 lines.
constexpr int kBloomFrom = 150;
constexpr double kHalo = 2.4;

// A grade as one curve a channel: exponent, then lifted blacks and a softened white.
struct Grade {
  double gamma_red = 1, gamma_green = 1, gamma_blue = 1;
  double black_red = 0, black_green = 0, black_blue = 0;
  double white_red = 1, white_green = 1, white_blue = 1;
  double contrast = 0.16;  // of the S-curve
  double vignette = 0.24;  // darkening in the corners
  double bloom = 0.42;
  double saturation = 1;  // of everything, people included; 0 is grey
};

Grade grade_of(Look look, const Palette& palette) {
  // Shadows take a little of the scene's own shadow colour, which ties all pieces together.
  Grade grade{.black_red = 0.030 * palette.shadow.red + 0.004,
              .black_green = 0.030 * palette.shadow.green + 0.004,
              .black_blue = 0.045 * palette.shadow.blue + 0.008};
  switch (look) {
    case Look::kNatural:
      break;
    case Look::kNoir:
      grade.contrast = 0.42;
      grade.saturation = 0.12;
      grade.vignette = 0.40;
      grade.bloom = 0.5;
      break;
    case Look::kNeon:
      grade.bloom = 0.60;
      grade.vignette = 0.30;
      grade.gamma_blue = 0.95;
      break;
    case Look::kPastel:
      grade.contrast = 0.02;
      grade.vignette = 0.12;
      grade.bloom = 0.5;
      grade.black_red += 0.05;
      grade.black_green += 0.04;
      grade.black_blue += 0.06;
      break;
    case Look::kVintage:
      grade.contrast = 0.08;
      grade.vignette = 0.34;
      grade.gamma_red = 0.95;
      grade.gamma_blue = 1.07;
      grade.black_red += 0.045;
      grade.black_green += 0.03;
      grade.white_blue = 0.90;
      grade.white_green = 0.97;
      break;
  }
  return grade;
}

std::uint32_t graded(int value, double gamma, double black, double white, double contrast) {
  double v = std::pow(value / 255.0, gamma);
  // S-curve through (0,0), (½,½), (1,1) with slope 1 + contrast in the middle; the shoulder keeps lights
  // soft.
  v += contrast * (v * v * (3 - 2 * v) - v) * 2;
  v = black + (white - black) * v;
  return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0, 1.0) * 255));
}

}  // namespace

Finish::Finish(const Shot& shot, const Palette& palette, int width, int height)
    : width_(width), seed_(base::mix_seed(shot.seed, "grain")) {
  const Grade g = grade_of(shot.look, palette);
  bloom_strength_ = static_cast<int>(g.bloom * 256);
  saturation_ = static_cast<int>(g.saturation * 256);
  for (int i = 0; i < 256; ++i) {
    const auto at = static_cast<std::size_t>(i);
    red_[at] = graded(i, g.gamma_red, g.black_red, g.white_red, g.contrast) << 16 | 0xFF000000U;
    green_[at] = graded(i, g.gamma_green, g.black_green, g.white_green, g.contrast) << 8;
    blue_[at] = graded(i, g.gamma_blue, g.black_blue, g.white_blue, g.contrast);
  }
  // Two map pixels of border, so that every frame pixel has four neighbours in the map.
  map_ = base::Pixels((width + kBloomReduction - 1) / kBloomReduction + 3,
                      (height + kBloomReduction - 1) / kBloomReduction + 3);
  for (int y = 0; y < map_.height; ++y) {
    for (int x = 0; x < map_.width; ++x) {
      const double dx = (x - 1 + 0.5) * kBloomReduction / width * 2 - 1;
      const double dy = (y - 1 + 0.5) * kBloomReduction / height * 2 - 1;
      const double r = std::min(1.0, (dx * dx + dy * dy) / 2);
      vignette_.push_back(
          static_cast<std::uint8_t>(std::lround(255 * (1 - g.vignette * r * r * (3 - 2 * r)))));
    }
  }
  spread_.resize(static_cast<std::size_t>(width) + 8);
  base::Random random(seed_);
  grain_.reserve(static_cast<std::size_t>(kTile) * kTile * 4);
  for (int i = 0; i < kTile * kTile; ++i) {
    // The sum of two dice has about the spread of film grain: mostly 0 and ±1, seldom ±2.
    const auto value =
        static_cast<std::int16_t>(static_cast<int>(random.index(3)) + static_cast<int>(random.index(3)) - 2);
    grain_.insert(grain_.end(), {value, value, value, 0});
  }
}

void Finish::measure_bloom(const base::Pixels& frame) {
  std::size_t at = 0;
  for (int y = 0; y < map_.height; ++y) {
    const int from_y = std::clamp((y - 1) * kBloomReduction, 0, frame.height - 1);
    const int to_y = std::clamp(y * kBloomReduction, from_y + 1, frame.height);
    std::uint32_t* out = map_.row(y);
    for (int x = 0; x < map_.width; ++x, ++at) {
      const int from_x = std::clamp((x - 1) * kBloomReduction, 0, frame.width - 1);
      const int to_x = std::clamp(x * kBloomReduction, from_x + 1, frame.width);
      // Every second row is enough: the halo is far wider than a row.
      std::uint32_t red = 0, green = 0, blue = 0, count = 0;
      for (int fy = from_y; fy < to_y; fy += 2) {
        const std::uint32_t* row = frame.row(fy);
        for (int fx = from_x; fx < to_x; ++fx) {
          red += (row[fx] >> 16) & 0xFF;
          green += (row[fx] >> 8) & 0xFF;
          blue += row[fx] & 0xFF;
        }
        count += static_cast<std::uint32_t>(to_x - from_x);
      }
      const std::uint32_t brightest = std::max({red, green, blue}) / count;
      std::uint32_t word = 0;
      if (brightest > kBloomFrom) {
        const std::uint32_t share =
            (brightest - kBloomFrom) * static_cast<std::uint32_t>(bloom_strength_) / (255 - kBloomFrom);
        const auto part = [&](std::uint32_t sum) { return sum / count * share >> 8; };
        word = part(red) << 16 | part(green) << 8 | part(blue);
      }
      out[x] = word;
    }
  }
  blur(map_, kHalo * frame.height / 720.0, Beyond::kEdge);
  for (std::size_t i = 0; i < map_.words.size(); ++i) {
    map_.words[i] = (map_.words[i] & 0xFFFFFF) | static_cast<std::uint32_t>(vignette_[i]) << 24;
  }
}

// Towards the luma of BT.709, in place.
void Finish::fade_row(std::uint32_t* row) const {
  for (int x = 0; x < width_; ++x) {
    const int red = static_cast<int>((row[x] >> 16) & 0xFF);
    const int green = static_cast<int>((row[x] >> 8) & 0xFF);
    const int blue = static_cast<int>(row[x] & 0xFF);
    const int luma = (54 * red + 183 * green + 19 * blue) >> 8;
    const auto faded = [&](int value) {
      return static_cast<std::uint32_t>(luma + (value - luma) * saturation_ / 256);
    };
    row[x] = 0xFF000000U | faded(red) << 16 | faded(green) << 8 | faded(blue);
  }
}

void Finish::grade_row(std::uint32_t* row) const {
  for (int x = 0; x < width_; ++x) {
    const std::uint32_t w = row[x];
    row[x] = red_[(w >> 16) & 0xFF] | green_[(w >> 8) & 0xFF] | blue_[w & 0xFF];
  }
}

void Finish::finish_row(std::uint32_t* row, int y, std::int64_t frame_number) {
  // Map position of this row and of the first pixel, between map pixel centres, 16.16.
  constexpr std::int64_t kStep = 65536 / kBloomReduction;
  const std::int64_t v = y * kStep + kStep / 2 + 65536 / 2;
  sample_row(map_, v, kStep / 2 + 65536 / 2, kStep, width_, line_, spread_.data());
  int x = 0;
  for (; x + 2 <= width_; x += 2) {
    lanes::store_pair(row + x,
                      lanes::screen(lanes::load_pair(spread_.data() + x), lanes::load_pair(row + x)));
  }
  if (x < width_) {
    std::uint32_t pair[2] = {row[x], 0};
    lanes::store_pair(pair, lanes::screen(lanes::load_pair(spread_.data() + x), lanes::load_pair(pair)));
    row[x] = pair[0];
  }
  if (saturation_ < 256) fade_row(row);
  grade_row(row);
  add_grain(row, y, frame_number);
}

void Finish::add_grain(std::uint32_t* row, int y, std::int64_t frame_number) {
  // The tile lies somewhere else in each frame.
  base::Random random(seed_ + static_cast<std::uint64_t>(frame_number) * 77);
  const int shift_x = static_cast<int>(random.index(kTile / 2)) * 2;
  const int shift_y = static_cast<int>(random.index(kTile));
  const std::int16_t* tile = grain_.data() + static_cast<std::size_t>((y + shift_y) % kTile) * kTile * 4;
  const auto finished = [&](int x, const std::uint32_t* from) {
    const U16x8 weight = lanes::alphas(lanes::load_pair(spread_.data() + x));
    const U16x8 dimmed = lanes::times_255(lanes::load_pair(from), weight);
    const I16x8 sum =
        reinterpret_cast<I16x8>(dimmed) + lanes::load<I16x8>(tile + 4 * ((x + shift_x) % kTile));
    const I16x8 low = sum < 0 ? I16x8{} : sum;
    return reinterpret_cast<U16x8>(low > 255 ? I16x8{255, 255, 255, 255, 255, 255, 255, 255} : low) |
           U16x8{0, 0, 0, 255, 0, 0, 0, 255};
  };
  int x = 0;
  for (; x + 2 <= width_; x += 2) lanes::store_pair(row + x, finished(x, row + x));
  if (x < width_) {
    std::uint32_t pair[2] = {row[x], 0};
    lanes::store_pair(pair, finished(x, pair));
    row[x] = pair[0];
  }
}

void Finish::apply(base::Pixels& frame, std::int64_t frame_number) {
  measure_bloom(frame);
  for (int y = 0; y < frame.height; ++y) finish_row(frame.row(y), y, frame_number);
}

}  // namespace render
