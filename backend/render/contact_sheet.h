#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/pixels.h"

namespace render {

struct SheetCell {
  base::Pixels picture;
  std::string caption;  // UTF-8; up to two lines, then an ellipsis
};

// Pictures in a dark sheet of `columns` columns, row by row, each with its caption below, under a title (none
// when empty). All pictures are shown at the size of the largest; smaller ones stand in the middle of their
// place. Throws Error{kOutOfRange} without cells or columns.
base::Pixels contact_sheet(std::span<const SheetCell> cells, int columns, std::string_view title);

}  // namespace render
