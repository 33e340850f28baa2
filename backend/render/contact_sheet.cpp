#include "render/contact_sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "render/canvas/canvas.h"
#include "render/canvas/text.h"

namespace render {
namespace {

constexpr Color kGround = rgb(0x16171B);
constexpr Color kMat = rgb(0x0C0D10);
constexpr Color kCaption = rgb(0xB9B5AC);
constexpr Color kTitle = rgb(0xF1EDE4);

struct Grid {
  int columns;
  int rows;
  int cell_width;
  int cell_height;
  int gap;      // between cells, and half of it inside them
  int caption;  // height below each picture
  int margin;
  int head;  // height of the title
  int width() const { return 2 * margin + columns * cell_width + (columns - 1) * gap; }
  int height() const { return 2 * margin + head + rows * (cell_height + caption) + (rows - 1) * gap; }
  Box cell(int i) const {
    const double left = margin + (i % columns) * (cell_width + gap);
    const double top = margin + head + (i / columns) * (cell_height + caption + gap);
    return {left, top, left + cell_width, top + cell_height};
  }
};

TextStyle caption_style(int cell_width) {
  return {.size = std::clamp(cell_width / 26.0, 9.0, 18.0), .color = kCaption, .most_lines = 2};
}

Grid lay_out(std::span<const SheetCell> cells, int columns, std::string_view title) {
  Grid grid{};
  grid.columns = std::min(columns, static_cast<int>(cells.size()));
  grid.rows = (static_cast<int>(cells.size()) + grid.columns - 1) / grid.columns;
  for (const SheetCell& cell : cells) {
    grid.cell_width = std::max(grid.cell_width, cell.picture.width);
    grid.cell_height = std::max(grid.cell_height, cell.picture.height);
  }
  grid.gap = std::max(6, grid.cell_width / 24);
  grid.margin = 2 * grid.gap;
  double tallest = 0;
  for (const SheetCell& cell : cells) {
    if (!cell.caption.empty()) {
      tallest = std::max(tallest, text_height(grid.cell_width, cell.caption, caption_style(grid.cell_width)));
    }
  }
  grid.caption = tallest > 0 ? static_cast<int>(tallest) + grid.gap / 2 : 0;
  grid.head = title.empty() ? 0 : grid.cell_width / 9 + grid.gap;
  return grid;
}

constexpr int kPictureWidth = 480;
constexpr int kUsualColumns = 4;
constexpr int kMostColumns = 20;
constexpr int kLongestSide = 32'767;        // Cairo's image surfaces end there
constexpr double kMostPixels = 64'000'000;  // of all pictures together: 256 MB
constexpr int kRoomBelow = 90;              // pixels for two lines of caption, and the gaps around a picture

// Estimated from above, with the sheet's title counted as a row's room.
bool fits(int count, int columns, double width, double aspect) {
  const int rows = (count + columns - 1) / columns;
  return (rows + 1) * (width / aspect + kRoomBelow) < kLongestSide &&
         (columns + 1) * width * 1.1 < kLongestSide;
}

}  // namespace

SheetLayout sheet_layout(int count, double aspect, std::optional<int> columns) {
  SheetLayout layout{.columns = columns.value_or(std::min(kUsualColumns, count))};
  double width = std::min<double>(kPictureWidth, std::sqrt(kMostPixels * aspect / count));
  while (!columns && layout.columns < kMostColumns && !fits(count, layout.columns, width, aspect))
    ++layout.columns;
  while (width > 16 && !fits(count, layout.columns, width, aspect)) width *= 0.95;
  layout.picture_width = static_cast<int>(width) & ~1;
  return layout;
}

base::Pixels contact_sheet(std::span<const SheetCell> cells, int columns, std::string_view title) {
  if (cells.empty() || columns < 1) {
    throw base::Error(base::ErrorKind::kOutOfRange,
                      "a contact sheet needs at least one picture and one column");
  }
  const Grid grid = lay_out(cells, columns, title);
  if (grid.width() > kLongestSide || grid.height() > kLongestSide) {
    throw base::Error(
        base::ErrorKind::kOutOfRange,
        fmt::format("a sheet of {}x{} pixels is too large; ask for fewer pictures or more columns",
                    grid.width(), grid.height()));
  }
  base::Pixels sheet(grid.width(), grid.height());
  {
    Canvas canvas(sheet);
    canvas.paint(kGround);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Box place = grid.cell(static_cast<int>(i));
      const base::Pixels& picture = cells[i].picture;
      canvas.begin();
      canvas.rectangle(place);
      canvas.fill(kMat);
      const double left = place.left + (grid.cell_width - picture.width) / 2;
      const double top = place.top + (grid.cell_height - picture.height) / 2;
      canvas.picture(picture, {left, top, left + picture.width, top + picture.height});
    }
  }
  if (!title.empty()) {
    const double size = std::clamp(grid.cell_width / 13.0, 12.0, 40.0);
    const auto margin = static_cast<double>(grid.margin);
    write_text(sheet, {margin, margin * 0.8, grid.width() - margin, margin + grid.head}, title,
               {.size = size, .color = kTitle, .weight = Weight::kBold});
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Box place = grid.cell(static_cast<int>(i));
    write_text(sheet, {place.left, place.bottom + grid.gap / 4.0, place.right, place.bottom + grid.caption},
               cells[i].caption, caption_style(grid.cell_width));
  }
  return sheet;
}

}  // namespace render
