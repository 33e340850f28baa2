#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace base {

// A picture in memory as painter, encoder and PNG writer pass it on: rows from the top, one 32-bit word a
// pixel, 0xAARRGGBB with colour premultiplied by alpha (Cairo's ARGB32, libav's BGRA on little-endian).
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> words;  // width * height, no padding

  Pixels() = default;
  Pixels(int w, int h)
      : width(w), height(h), words(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}

  std::uint32_t* row(int y) {
    return words.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  const std::uint32_t* row(int y) const {
    return words.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  bool empty() const { return words.empty(); }
};

}  // namespace base
