#include "providers/builtin/picture_palette.h"

#include <gtest/gtest.h>

namespace providers {
namespace {

// A figure with a red top over dark blue trousers on a bright green backdrop.
base::Pixels figure_on_green() {
  base::Pixels picture(60, 60);
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 60; ++x) {
      std::uint32_t color = 0xFF30D040;
      if (x > 18 && x < 42 && y > 10 && y < 35) color = 0xFFC02020;
      if (x > 20 && x < 40 && y >= 35 && y < 54) color = 0xFF101840;
      picture.row(y)[x] = color;
    }
  }
  return picture;
}

TEST(PicturePalette, TakesTheFiguresColoursAndNotTheBackdrops) {
  render::Character character;
  dress_in_colours_of(character, figure_on_green());
  EXPECT_GT(character.top_color.red, 0.6);
  EXPECT_LT(character.top_color.green, 0.3);
  EXPECT_LT(character.bottom_color.red, 0.2);
  EXPECT_GT(character.bottom_color.blue, 0.15);
}

TEST(PicturePalette, LeavesTheFigureAsItIsForAnEmptyPicture) {
  render::Character character;
  const render::Character before = character;
  dress_in_colours_of(character, base::Pixels(32, 32));
  EXPECT_EQ(character, before);
}

}  // namespace
}  // namespace providers
