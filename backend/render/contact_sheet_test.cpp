#include "render/contact_sheet.h"

#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "render/canvas/text.h"

namespace render {
namespace {

base::Pixels plain(int width, int height, std::uint32_t word) {
  base::Pixels pixels(width, height);
  std::fill(pixels.words.begin(), pixels.words.end(), word);
  return pixels;
}

TEST(ContactSheet, ShowsEveryPictureWholeAndInOrder) {
  std::vector<SheetCell> cells;
  for (std::uint32_t i = 0; i < 5; ++i)
    cells.push_back({plain(160, 90, 0xFF000000 | (i + 1) << 20), "scene " + std::to_string(i)});
  const base::Pixels sheet = contact_sheet(cells, 3, "A film");
  EXPECT_GT(sheet.width, 3 * 160);
  EXPECT_LT(sheet.width, 4 * 160);
  EXPECT_GT(sheet.height, 2 * 90);
  std::size_t last = 0;
  for (std::uint32_t i = 0; i < 5; ++i) {
    const std::uint32_t word = 0xFF000000 | (i + 1) << 20;
    EXPECT_EQ(std::count(sheet.words.begin(), sheet.words.end(), word), 160 * 90);
    const auto first = static_cast<std::size_t>(std::find(sheet.words.begin(), sheet.words.end(), word) -
                                                sheet.words.begin());
    EXPECT_GT(first, last);
    last = first;
  }
}

TEST(ContactSheet, IsOpaqueWithAnyCaption) {
  const std::vector<SheetCell> cells = {
      {plain(100, 100, 0xFFFFFFFF), "Ünïcödé · 夜の街 · 🎸 " + std::string(5000, 'x')},
      {plain(60, 80, 0xFFFFFFFF), "bad \xff\xfe bytes"},
      {plain(100, 100, 0xFFFFFFFF), ""}};
  const base::Pixels sheet = contact_sheet(cells, 2, "");
  for (const std::uint32_t word : sheet.words) ASSERT_EQ(word >> 24, 255U);
}

TEST(ContactSheet, OfAnyNumberOfPicturesIsSmallEnoughToDraw) {
  for (const double aspect : {16.0 / 9, 9.0 / 16, 1.0, 4.0, 0.25}) {
    for (const int count : {1, 4, 40, 160, 400, 500}) {
      const SheetLayout layout = sheet_layout(count, aspect, std::nullopt);
      const int height = static_cast<int>(layout.picture_width / aspect + 0.5);
      const int rows = (count + layout.columns - 1) / layout.columns;
      EXPECT_GE(layout.picture_width, 160) << count << ' ' << aspect;
      EXPECT_LT(rows * (height + height / 24 + 60), 32'767) << count << ' ' << aspect;
      EXPECT_LT(layout.columns * layout.picture_width * 1.1, 32'767) << count << ' ' << aspect;
    }
  }
  EXPECT_EQ(sheet_layout(12, 16.0 / 9, std::nullopt).columns, 4);
  EXPECT_EQ(sheet_layout(12, 16.0 / 9, std::nullopt).picture_width, 480);
  EXPECT_EQ(sheet_layout(2, 16.0 / 9, std::nullopt).columns, 2);
  EXPECT_EQ(sheet_layout(40, 1, 1).columns, 1);
}

TEST(ContactSheet, ThatWouldBeTooLongIsRefusedWithAReason) {
  const std::vector<SheetCell> cells(400, SheetCell{plain(2, 90, 0xFFFFFFFF), ""});
  try {
    contact_sheet(cells, 1, "");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kOutOfRange);
  }
}

TEST(ContactSheet, RefusesToShowNothing) {
  EXPECT_THROW(contact_sheet({}, 3, ""), base::Error);
  const std::vector<SheetCell> one = {{plain(10, 10, 0xFFFFFFFF), ""}};
  EXPECT_THROW(contact_sheet(one, 0, ""), base::Error);
}

TEST(Text, StaysWithinTheLinesItWasGiven) {
  const TextStyle one{.size = 12, .most_lines = 1};
  const TextStyle two{.size = 12, .most_lines = 2};
  const std::string words = "one two three four five six seven eight nine ten eleven twelve";
  EXPECT_GT(text_height(120, words, two), 1.7 * text_height(120, words, one));
  EXPECT_LE(text_height(120, words + words, two), text_height(120, words, two));
}

}  // namespace
}  // namespace render
