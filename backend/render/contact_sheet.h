#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/pixels.h"

namespace render {

struct SheetCell {
  base::Pixels picture;
  std::string caption;  // UTF-8; up to two lines, then an ellipsis
};

// How to lay out `count` pictures of one `aspect` (width over height).
struct SheetLayout {
  int columns = 0;
  int picture_width = 0;
};

// Up to four `columns` (unless some are asked for) of pictures 480 wide: four fit a screen of 1920. Many
// pictures get more columns and become smaller, so that the sheet can be drawn and held in memory.
SheetLayout sheet_layout(int count, double aspect, std::optional<int> columns);

// Pictures in a dark sheet of `columns` columns, row by row, each with its caption below, under a title (none
// when empty). All pictures are shown at the size of the largest; smaller ones stand in the middle of their
// place. Throws Error{kOutOfRange} without cells or columns, and for a sheet over 32 767 pixels a side.
base::Pixels contact_sheet(std::span<const SheetCell> cells, int columns, std::string_view title);

}  // namespace render
