#pragma once

#include <cstdint>
#include <vector>

#include "base/pixels.h"
#include "render/cell_runs.h"

namespace render {

enum class Blend {
  kOver,    // premultiplied source-over (Porter & Duff, "Compositing Digital Images", 1984)
  kScreen,  // light: 1 − (1 − source)(1 − behind), which brightens like addition but never clips
};

// Where a picture lies in the frame: frame position = scale * picture position + (x, y), pixel corners at
// whole numbers on both sides.
struct Placement {
  double scale = 1;
  double x = 0;
  double y = 0;
};

// One interval of columns a row that later, nearer and opaque pieces will cover: nothing need be drawn there.
class HiddenRows {
 public:
  struct Interval {
    std::int32_t begin = 0;
    std::int32_t end = 0;
  };

  HiddenRows() = default;
  explicit HiddenRows(int height) : rows_(static_cast<std::size_t>(height)) {}

  // Adds what an opaque, unfaded picture at `placement` covers of a frame `width` wide.
  void add(const base::Pixels& pixels, const CellRuns& runs, const Placement& placement, int width);
  Interval at(int y) const { return rows_.empty() ? Interval{} : rows_[static_cast<std::size_t>(y)]; }

 private:
  std::vector<Interval> rows_;
};

// Draws `pixels` into `frame`, scaled and moved, with bilinear filtering in integers: bit-identical on every
// machine. `opacity` is 0 … 256. `hidden` may be null. Draws only where four texels exist: pictures carry a
// border of one transparent texel where their edge may be seen.
void composite(base::Pixels& frame, const base::Pixels& pixels, const CellRuns& runs,
               const Placement& placement, Blend blend, int opacity, const HiddenRows* hidden);

// One row of `pixels` at fixed height `v` (16.16, texel centres), read at `count` positions from `u` in steps
// of `du` (16.16): the sampler behind `composite`, for those who blend in their own way. All positions must
// lie in cells. `line` is working memory.
void sample_row(const base::Pixels& pixels, std::int64_t v, std::int64_t u, std::int64_t du, int count,
                std::vector<std::uint16_t>& line, std::uint32_t* out);

}  // namespace render
