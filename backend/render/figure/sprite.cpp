#include "render/figure/sprite.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

// Two channels at a time: 0x00XX00YY.
constexpr std::uint32_t kPair = 0x00FF00FFU;

// a + (b - a) * weight / 256 for the four channels of a word; weight 0 … 256.
std::uint32_t between(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
  const std::uint32_t low = ((a & kPair) * (256 - weight) + (b & kPair) * weight) >> 8 & kPair;
  const std::uint32_t high = (((a >> 8) & kPair) * (256 - weight) + ((b >> 8) & kPair) * weight) & ~kPair;
  return low | high;
}

std::uint32_t over(std::uint32_t above, std::uint32_t below) {
  const std::uint32_t rest = 256 - ((above >> 24) + (above >> 31));
  const std::uint32_t low = ((below & kPair) * rest >> 8) & kPair;
  const std::uint32_t high = (((below >> 8) & kPair) * rest) & ~kPair;
  return above + (low | high);
}

struct Steps {
  int start = 0;  // frame column (or line) of the first pixel
  int count = 0;
  std::int32_t at = 0;  // sprite position of it, 16.16; sprites are under 2048 pixels wide
  std::int32_t step = 0;
};

// Where the sprite's columns [first, last) come to lie between 0 and `limit`; every position has a neighbour
// within `size`.
Steps steps_over(double origin, double scale, int first, int last, int limit, int size) {
  const double half = 0.5;
  const double low = std::max(0.0, origin + std::max(first, 1) * scale);
  const double high = std::min(static_cast<double>(limit), origin + std::min(last, size - 1) * scale);
  Steps s;
  s.start = static_cast<int>(std::ceil(low));
  s.step = static_cast<std::int32_t>(65536 / scale);
  s.at = static_cast<std::int32_t>(((s.start + half - origin) / scale - half) * 65536);
  s.count = std::max(0, static_cast<int>(std::floor(high)) - s.start);
  const std::int64_t room = (static_cast<std::int64_t>(size - 1) << 16) - 1 - s.at;
  if (room < 0) s.count = 0;
  if (s.count > 0) s.count = static_cast<int>(std::min<std::int64_t>(s.count, room / s.step + 1));
  return s;
}

void lay_line(std::uint32_t* out, const Steps& s, const std::uint32_t* upper, const std::uint32_t* lower,
              std::uint32_t weight) {
  std::int32_t at = s.at;
  for (int i = 0; i < s.count; ++i, at += s.step) {
    const std::int32_t column = at >> 16;
    std::uint32_t mixed = upper[column];
    // Cut paper is flat: most places have nothing to blend.
    if (mixed != upper[column + 1] || mixed != lower[column] || mixed != lower[column + 1]) {
      const auto side = static_cast<std::uint32_t>((at >> 8) & 0xFF);
      const std::uint32_t up = between(mixed, upper[column + 1], side);
      mixed = between(up, between(lower[column], lower[column + 1], side), weight);
    }
    const std::uint32_t alpha = mixed >> 24;
    if (alpha == 255) {
      out[s.start + i] = mixed;
    } else if (alpha != 0) {
      out[s.start + i] = over(mixed, out[s.start + i]);
    }
  }
}

}  // namespace

Sprite make_sprite(base::Pixels pixels, Point anchor) {
  Sprite sprite{.pixels = std::move(pixels), .anchor = anchor, .runs = {}};
  sprite.runs.reserve(static_cast<std::size_t>(sprite.pixels.height));
  for (int y = 0; y < sprite.pixels.height; ++y) {
    const std::uint32_t* row = sprite.pixels.row(y);
    const std::uint32_t* end = row + sprite.pixels.width;
    const auto seen = [](std::uint32_t word) { return (word >> 24) != 0; };
    const std::uint32_t* first = std::find_if(row, end, seen);
    const std::uint32_t* last = end;
    while (last > first && !seen(*(last - 1))) --last;
    sprite.runs.push_back({static_cast<int>(first - row), static_cast<int>(last - row)});
  }
  return sprite;
}

void lay(base::Pixels& frame, const Sprite& sprite, Point place, double scale, double bottom) {
  const base::Pixels& from = sprite.pixels;
  const double left = place.x - sprite.anchor.x * scale;
  const double top = place.y - sprite.anchor.y * scale;
  if (left > frame.width || left + from.width * scale < 0 || top > frame.height) return;
  const Steps lines =
      steps_over(top, scale, 0, static_cast<int>(from.height * bottom), frame.height, from.height);
  std::int32_t at = lines.at;
  for (int i = 0; i < lines.count; ++i, at += lines.step) {
    const std::int32_t line = at >> 16;
    const Sprite::Run& a = sprite.runs[static_cast<std::size_t>(line)];
    const Sprite::Run& b = sprite.runs[static_cast<std::size_t>(line) + 1];
    const int first = std::min(a.first, b.first);
    const int last = std::max(a.last, b.last);
    if (first >= last) continue;
    const Steps columns = steps_over(left, scale, first - 1, last + 1, frame.width, from.width);
    lay_line(frame.row(lines.start + i), columns, from.row(line), from.row(line + 1),
             static_cast<std::uint32_t>((at >> 8) & 0xFF));
  }
}

}  // namespace render
