#include "face/form.h"

#include <gtest/gtest.h>

namespace face {
namespace {

using timing::from_seconds;
using timing::MouthShape;

timing::Timeline<MouthShape> open_closed_open() {
  timing::Timeline<MouthShape> shapes;
  shapes.append({from_seconds(0), from_seconds(1)}, MouthShape::kD);
  shapes.append({from_seconds(1), from_seconds(1.05)}, MouthShape::kA);
  shapes.append({from_seconds(1.05), from_seconds(2)}, MouthShape::kC);
  return shapes;
}

TEST(MouthForm, IsTheShapesOwnAwayFromBorders) {
  const auto shapes = open_closed_open();
  EXPECT_DOUBLE_EQ(form_at(shapes, from_seconds(0.5)).open, form_of(MouthShape::kD).open);
  EXPECT_DOUBLE_EQ(form_at(shapes, from_seconds(1.5)).open, form_of(MouthShape::kC).open);
}

TEST(MouthForm, IsShutForTheWholeOfAClosureHoweverShort) {
  const auto shapes = open_closed_open();
  for (double time = 1; time < 1.05; time += 0.005)
    EXPECT_EQ(form_at(shapes, from_seconds(time)).open, 0) << time;
}

TEST(MouthForm, ChangesSteadily) {
  const auto shapes = open_closed_open();
  for (double time = 0; time < 2; time += 0.001) {
    const double step =
        form_at(shapes, from_seconds(time + 0.001)).open - form_at(shapes, from_seconds(time)).open;
    EXPECT_LT(std::abs(step), 0.1) << time;  // a frame at 24 fps lasts 42 of these steps
  }
}

TEST(MouthForm, RestsInGapsAndOutsideTheSong) {
  const timing::Timeline<MouthShape> none;
  EXPECT_EQ(form_at(none, from_seconds(3)).open, 0);
  EXPECT_EQ(form_at(open_closed_open(), from_seconds(5)).open, 0);
}

TEST(MouthForm, TellsTheShapesApart) {
  EXPECT_GT(form_of(MouthShape::kD).open, form_of(MouthShape::kC).open);
  EXPECT_GT(form_of(MouthShape::kC).open, form_of(MouthShape::kB).open);
  EXPECT_LT(form_of(MouthShape::kF).width, form_of(MouthShape::kE).width);
  EXPECT_LT(form_of(MouthShape::kE).width, form_of(MouthShape::kD).width);
  EXPECT_EQ(form_of(MouthShape::kA).open, 0);
}

}  // namespace
}  // namespace face
