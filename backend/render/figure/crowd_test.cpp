#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "render/figure/figure.h"

namespace render {
namespace {

Moment moment_at(double seconds, double energy) {
  Moment m{.time = timing::from_seconds(seconds), .seconds = seconds, .energy = energy};
  m.beats = seconds * 2;
  m.beat_phase = m.beats - std::floor(m.beats);
  return m;
}

StageContext at_night() {
  StageContext context;
  context.shot.time = TimeOfDay::kNight;
  context.shot.crowd = true;
  context.shot.seed = 3;
  context.palette = palette_for(context.shot);
  return context;
}

constexpr Stage::CrowdArea kArea{.near_y = 0.4};

base::Pixels painted(std::vector<Actor>& rows, const Moment& moment, double scale = 360) {
  base::Pixels frame(640, 360);
  std::fill(frame.words.begin(), frame.words.end(), 0xFFFFFFFFU);
  for (Actor& row : rows) row.item->paint(frame, {.scale = scale, .x0 = 320, .y0 = 180}, moment);
  return frame;
}

int top_of(const base::Pixels& frame) {
  for (int y = 0; y < frame.height; ++y) {
    for (int x = 0; x < frame.width; ++x) {
      if (frame.row(y)[x] != 0xFFFFFFFFU) return y;
    }
  }
  return frame.height;
}

TEST(Crowd, RowsComeFromFarToNear) {
  const std::vector<Actor> rows = build_crowd(kArea, at_night());
  ASSERT_GE(rows.size(), 6U);
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_LT(rows[i].depth, rows[i - 1].depth);
  EXPECT_DOUBLE_EQ(rows.front().depth, kArea.far_depth);
  EXPECT_DOUBLE_EQ(rows.back().depth, kArea.near_depth);
}

TEST(Crowd, FillsTheFrameBelowItsHeads) {
  std::vector<Actor> rows = build_crowd(kArea, at_night());
  const base::Pixels frame = painted(rows, moment_at(0.1, 0.5));
  int white = 0;
  for (int y = 320; y < 360; ++y)
    white += static_cast<int>(std::count(frame.row(y), frame.row(y) + 640, 0xFFFFFFFFU));
  EXPECT_LT(white, 640 * 40 / 100);
}

TEST(Crowd, RaisesItsArmsWhenTheSongIsLoud) {
  std::vector<Actor> rows = build_crowd(kArea, at_night());
  Moment loud = moment_at(1.25, 1.0);
  loud.onset = 1;
  // Arms reach a quarter of a person's height over the heads: 0.12 * 360 * 0.2 = 9 pixels in the last row.
  EXPECT_LE(top_of(painted(rows, loud)) + 6, top_of(painted(rows, moment_at(1.25, 0.05))));
}

TEST(Crowd, LooksTheSameInAnyOrderOfFramesAndScales) {
  std::vector<Actor> first = build_crowd(kArea, at_night());
  std::vector<Actor> second = build_crowd(kArea, at_night());
  const base::Pixels straight = painted(first, moment_at(2, 0.7), 400);
  painted(second, moment_at(9, 0.2), 250);
  painted(second, moment_at(4, 1.0), 800);
  EXPECT_EQ(straight.words, painted(second, moment_at(2, 0.7), 400).words);
}

TEST(Crowd, StaysInsideTheFrameAtEveryScale) {
  std::vector<Actor> rows = build_crowd(kArea, at_night());
  for (const double scale : {20.0, 90.0, 333.0, 1500.0}) painted(rows, moment_at(0.3, 0.9), scale);
}

}  // namespace
}  // namespace render
