#include "render/paper.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "render/blur.h"

namespace render {
namespace {

constexpr int kTile = 256;  // the grain repeats after so many texels; nobody sees it at 3 %

int channel(std::uint32_t word, int shift) {
  return static_cast<int>((word >> shift) & 0xFF);
}
std::uint32_t word_of(int alpha, int red, int green, int blue) {
  return static_cast<std::uint32_t>(alpha) << 24 | static_cast<std::uint32_t>(red) << 16 |
         static_cast<std::uint32_t>(green) << 8 | static_cast<std::uint32_t>(blue);
}
int byte_of(double v) {
  return static_cast<int>(std::clamp(v, 0.0, 1.0) * 255 + 0.5);
}

Plane noise(double sigma, std::uint64_t seed) {
  Plane plane(kTile, kTile);
  base::Random random(seed);
  for (std::uint8_t& value : plane.values) value = static_cast<std::uint8_t>(random.next() >> 56);
  blur(plane, sigma, Beyond::kEdge);
  return plane;
}

void stretch(Plane& plane) {
  double sum = 0;
  double squares = 0;
  for (const std::uint8_t v : plane.values) {
    sum += v;
    squares += static_cast<double>(v) * v;
  }
  const double count = static_cast<double>(plane.values.size());
  const double mean = sum / count;
  const double deviation = std::max(1.0, std::sqrt(squares / count - mean * mean));
  for (std::uint8_t& v : plane.values) {
    v = static_cast<std::uint8_t>(std::clamp(128 + (v - mean) / deviation * 40, 0.0, 255.0));
  }
}

// Long soft fibres over fine tooth, mean 128.
Plane make_fibre() {
  Plane tooth = noise(0.8, 11);
  Plane cloud = noise(5, 12);
  stretch(tooth);
  stretch(cloud);
  Plane fibre(kTile, kTile);
  for (std::size_t i = 0; i < fibre.values.size(); ++i) {
    fibre.values[i] = static_cast<std::uint8_t>((tooth.values[i] + cloud.values[i]) / 2);
  }
  stretch(fibre);
  return fibre;
}

void add_fibre(base::Pixels& pixels, const PaperLook& look) {
  const Plane fibre = make_fibre();
  const auto step = static_cast<unsigned>(std::max(1.0, look.fibre_scale * 256));
  const int strength = static_cast<int>(look.fibre * 256 + 0.5);
  for (int y = 0; y < pixels.height; ++y) {
    const std::uint8_t* grain = fibre.row(static_cast<int>((static_cast<unsigned>(y) * step >> 8) % kTile));
    std::uint32_t* row = pixels.row(y);
    for (int x = 0; x < pixels.width; ++x) {
      const std::uint32_t word = row[x];
      if (word == 0) continue;
      const int alpha = channel(word, 24);
      const int factor = 65536 + (grain[(static_cast<unsigned>(x) * step >> 8) % kTile] - 128) * strength * 2;
      const auto grained = [&](int shift) { return std::min(alpha, (channel(word, shift) * factor) >> 16); };
      row[x] = word_of(alpha, grained(16), grained(8), grained(0));
    }
  }
}

// Alpha a little towards the light less alpha here: where it falls, the paper's thickness catches the light.
void add_edge(base::Pixels& pixels, const PaperLook& look, const Palette& palette) {
  const int reach = std::max(1, static_cast<int>(std::lround(look.edge)));
  const int to_light = palette.key_direction < 0 ? -reach : reach;
  const Color light = mix(palette.key, palette.rim, 0.5);
  const int strength = static_cast<int>(look.edge_strength * (0.45 + 0.55 * palette.brightness) * 256);
  // Rows from the bottom would read what is already lit: alpha never changes, so any order will do.
  for (int y = reach; y < pixels.height; ++y) {
    std::uint32_t* row = pixels.row(y);
    const std::uint32_t* above = pixels.row(y - reach);
    const int begin = std::max(0, -to_light);
    const int end = std::min(pixels.width, pixels.width - to_light);
    for (int x = begin; x < end; ++x) {
      const int alpha = channel(row[x], 24);
      const int lit = alpha - channel(above[x + to_light], 24);
      if (lit <= 8) continue;
      const int amount = lit * strength >> 8;
      const auto toward = [&](int shift, double target) {
        const int now = channel(row[x], shift);
        return now + (byte_of(target) * alpha / 255 - now) * amount / 255;
      };
      row[x] = word_of(alpha, toward(16, light.red), toward(8, light.green), toward(0, light.blue));
    }
  }
}

void add_shadow(base::Pixels& pixels, const PaperLook& look, const Palette& palette) {
  const int dx = static_cast<int>(std::lround(look.shadow_x));
  const int dy = static_cast<int>(std::lround(look.shadow_y));
  Plane shadow(pixels.width, pixels.height);
  for (int y = 0; y < pixels.height; ++y) {
    const std::uint32_t* from = pixels.row(std::clamp(y - dy, 0, pixels.height - 1));
    std::uint8_t* to = shadow.row(y);
    for (int x = 0; x < pixels.width; ++x) {
      to[x] = static_cast<std::uint8_t>(from[std::clamp(x - dx, 0, pixels.width - 1)] >> 24);
    }
  }
  blur(shadow, look.shadow_blur, Beyond::kEdge);
  const int strength = static_cast<int>(look.shadow * 256);
  const int red = byte_of(palette.shadow.red);
  const int green = byte_of(palette.shadow.green);
  const int blue = byte_of(palette.shadow.blue);
  for (std::size_t i = 0; i < pixels.words.size(); ++i) {
    const std::uint32_t word = pixels.words[i];
    const int free = 255 - channel(word, 24);
    if (free == 0 || shadow.values[i] == 0) continue;
    const int dark = (shadow.values[i] * strength >> 8) * free / 255;
    if (dark == 0) continue;
    pixels.words[i] = word_of(channel(word, 24) + dark, channel(word, 16) + red * dark / 255,
                              channel(word, 8) + green * dark / 255, channel(word, 0) + blue * dark / 255);
  }
}

}  // namespace

void make_paper(base::Pixels& pixels, const PaperLook& look, const Palette& palette) {
  if (look.fibre > 0) add_fibre(pixels, look);
  if (look.edge > 0 && look.edge_strength > 0) add_edge(pixels, look, palette);
  if (look.shadow > 0) add_shadow(pixels, look, palette);
}

}  // namespace render
