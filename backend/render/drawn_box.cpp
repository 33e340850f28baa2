#include "render/drawn_box.h"

#include <algorithm>

namespace render {
namespace {

bool row_is_empty(const base::Pixels& pixels, int y) {
  std::uint32_t any = 0;
  const std::uint32_t* row = pixels.row(y);
  for (int x = 0; x < pixels.width; ++x) any |= row[x];
  return any == 0;
}

}  // namespace

IntBox drawn_box(const base::Pixels& pixels, int margin) {
  IntBox box{.left = pixels.width, .top = pixels.height, .right = 0, .bottom = 0};
  for (int y = 0; y < pixels.height; ++y) {
    if (row_is_empty(pixels, y)) continue;
    const std::uint32_t* row = pixels.row(y);
    int first = 0;
    while (row[first] == 0) ++first;
    int last = pixels.width - 1;
    while (row[last] == 0) --last;
    box = {std::min(box.left, first), std::min(box.top, y), std::max(box.right, last + 1), y + 1};
  }
  if (box.empty()) return {};
  return {std::max(0, box.left - margin), std::max(0, box.top - margin),
          std::min(pixels.width, box.right + margin), std::min(pixels.height, box.bottom + margin)};
}

base::Pixels cut_out(const base::Pixels& pixels, const IntBox& box) {
  if (box.empty()) return {};
  base::Pixels part(box.width(), box.height());
  for (int y = 0; y < part.height; ++y)
    std::copy_n(pixels.row(y + box.top) + box.left, part.width, part.row(y));
  return part;
}

}  // namespace render
