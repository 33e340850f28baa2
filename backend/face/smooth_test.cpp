#include "face/smooth.h"

#include <cmath>

#include <gtest/gtest.h>

namespace face {
namespace {

std::vector<Glance> glances(int count) {
  std::vector<Glance> all(static_cast<std::size_t>(count));
  for (Glance& glance : all) glance = {.seen = true, .pose = {100, 100, 60, 0}};
  return all;
}

TEST(Smooth, KeepsAHeadsOwnMovement) {
  std::vector<Glance> all = glances(60);
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i].pose.x = 100 + 40 * std::sin(static_cast<double>(i) / 24 * 3);
  std::vector<Glance> smoothed = all;
  smooth(smoothed);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_NEAR(smoothed[i].pose.x, all[i].pose.x, 0.05) << i;
}

TEST(Smooth, TakesJitterOutWithoutDelay) {
  std::vector<Glance> all = glances(41);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].lip_y = i % 2 == 0 ? 0.01 : -0.01;
  smooth(all);
  for (std::size_t i = 6; i + 6 < all.size(); ++i) EXPECT_NEAR(all[i].lip_y, 0, 0.001) << i;
}

TEST(Smooth, LeavesRunsOfOneOrTwoFramesWhole) {
  for (const int count : {0, 1, 2}) {
    std::vector<Glance> all = glances(count);
    smooth(all);
    for (const Glance& glance : all) EXPECT_NEAR(glance.pose.x, 100, 1e-9);
  }
}

TEST(FollowLine, TakesTheLineFromFramesWithShutLipsAlone) {
  std::vector<Glance> all = glances(40);
  std::vector<bool> shut(all.size(), true);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].line = 0.03;
    if (i % 4 == 1) {  // open: what was found there is another line
      all[i].line = 0.055;
      shut[i] = false;
    }
  }
  follow_line(all, 0.01, shut);
  for (std::size_t i = 4; i + 4 < all.size(); ++i) EXPECT_NEAR(all[i].line, 0.02, 0.001) << i;
}

TEST(FollowLine, CorrectsNothingWhereLipsAreNeverShut) {
  std::vector<Glance> all = glances(20);
  for (Glance& glance : all) glance.line = 0.04;
  follow_line(all, 0, std::vector<bool>(all.size(), false));
  for (const Glance& glance : all) EXPECT_EQ(glance.line, 0);
}

TEST(MedianOf, IsZeroForNothing) {
  EXPECT_EQ(median_of({}), 0);
  EXPECT_EQ(median_of({3, 1, 2}), 2);
}

}  // namespace
}  // namespace face
