#pragma once

#include <algorithm>
#include <cstddef>

#include "media/libav/handles.h"

namespace media {

// How a player turns a stream's pictures before showing them, clockwise. Telephones film sideways and say so
// in the file's display matrix.
enum class Turn { kNone, kQuarter, kHalf, kThreeQuarters };

// The nearest quarter of what the stream's display matrix says; mirrors and slants are not followed.
Turn turn_of(const AVStream* stream);

// Whether width and height change places.
inline bool lies_sideways(Turn turn) {
  return turn == Turn::kQuarter || turn == Turn::kThreeQuarters;
}

// One plane of a picture, of bytes or of 32-bit pixels.
template <class Pixel>
struct Plane {
  Pixel* pixels = nullptr;
  std::ptrdiff_t stride = 0;  // in pixels

  Pixel& at(int x, int y) const { return pixels[y * stride + x]; }
};

// Copies a plane of `width` × `height` pixels, turned; the result is `height` wide where it lay sideways.
template <class Pixel>
void copy_turned(Plane<const Pixel> from, int width, int height, Turn turn, Plane<Pixel> to) {
  for (int y = 0; y < height; ++y) {
    if (turn == Turn::kNone) {
      std::copy_n(&from.at(0, y), width, &to.at(0, y));
      continue;
    }
    for (int x = 0; x < width; ++x) {
      const Pixel pixel = from.at(x, y);
      switch (turn) {
        case Turn::kNone:
          break;
        case Turn::kQuarter:
          to.at(height - 1 - y, x) = pixel;
          break;
        case Turn::kHalf:
          to.at(width - 1 - x, height - 1 - y) = pixel;
          break;
        case Turn::kThreeQuarters:
          to.at(y, width - 1 - x) = pixel;
          break;
      }
    }
  }
}

}  // namespace media
