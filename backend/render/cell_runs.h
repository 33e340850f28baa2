#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/pixels.h"

namespace render {

// Which parts of a picture are worth touching. A cell (x, y) stands for the four texels that bilinear
// sampling between x and x + 1, y and y + 1 reads. Runs of one row are sorted and leave out what is fully
// transparent.
class CellRuns {
 public:
  struct Run {
    std::int32_t begin = 0;  // cells, half open
    std::int32_t end = 0;
    bool opaque = false;
  };

  CellRuns() = default;
  explicit CellRuns(const base::Pixels& pixels);

  std::span<const Run> row(int y) const;
  // The longest opaque run of the row; empty (begin == end) where there is none.
  Run longest_opaque(int y) const { return longest_[static_cast<std::size_t>(y)]; }

 private:
  void scan_row(const base::Pixels& pixels, int y);
  void add(Run run, std::size_t first_of_row);

  std::vector<Run> runs_;
  std::vector<std::size_t> first_;  // of each cell row, and one past the last
  std::vector<Run> longest_;
};

}  // namespace render
