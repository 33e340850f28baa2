#pragma once

#include <cstdint>
#include <vector>

#include "base/pixels.h"

namespace render {

// One channel of a picture.
struct Plane {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> values;

  Plane() = default;
  Plane(int w, int h)
      : width(w), height(h), values(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
  std::uint8_t* row(int y) {
    return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  const std::uint8_t* row(int y) const {
    return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
};

enum class Beyond {
  kNothing,  // transparent outside: the edge fades
  kEdge,     // the edge goes on outside: no dark rim at a picture's border
};

// Gaussian-like blur of standard deviation `sigma` pixels: three box blurs (Wells, "Efficient synthesis of
// Gaussian filters by cascaded uniform filters", 1986), in integers. Under half a pixel nothing happens.
void blur(base::Pixels& pixels, double sigma, Beyond beyond);
void blur(Plane& plane, double sigma, Beyond beyond);

}  // namespace render
