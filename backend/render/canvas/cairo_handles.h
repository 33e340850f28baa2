#pragma once

#include <memory>

#include <cairo.h>

#include "base/pixels.h"

namespace render {

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct FreePattern {
  void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Context = std::unique_ptr<cairo_t, FreeContext>;
using Pattern = std::unique_ptr<cairo_pattern_t, FreePattern>;

// Cairo's image surfaces want writable memory even where they are only read.
inline Surface surface_over(const base::Pixels& pixels) {
  auto* data = reinterpret_cast<unsigned char*>(const_cast<std::uint32_t*>(pixels.words.data()));
  return Surface(cairo_image_surface_create_for_data(data, CAIRO_FORMAT_ARGB32, pixels.width, pixels.height,
                                                     pixels.width * 4));
}

}  // namespace render
