#include "mv/film_plan.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace mv {
namespace {

using timing::from_seconds;

TEST(FilmPlan, CutsFallOnExactFrames) {
  for (const int rate : {24, 25, 30}) {
    const FilmPlan plan =
        plan_film({.rate = {rate}, .clip_length = from_seconds(7.3), .scenes = 5, .whole_song = {}});
    ASSERT_EQ(plan.cuts().size(), 4U);
    for (const timing::Flicks cut : plan.cuts()) {
      EXPECT_EQ(cut, timing::frame_time(timing::nearest_frame(cut, plan.rate), plan.rate));
    }
  }
}

struct SongCase {
  double song;
  double clip;
  std::size_t clips;
};
class WholeSong : public testing::TestWithParam<SongCase> {};

TEST_P(WholeSong, IsCoveredWithLessThanAFrameToSpare) {
  const auto [song, clip, clips] = GetParam();
  const FilmPlan plan = plan_film(
      {.rate = {24}, .clip_length = from_seconds(clip), .scenes = {}, .whole_song = from_seconds(song)});
  EXPECT_EQ(plan.clip_frames.size(), clips);
  EXPECT_GE(plan.duration(), from_seconds(song));
  EXPECT_LT(plan.duration(), std::max(from_seconds(song), kShortestClip) + timing::frame_time(1, {24}));
  for (const std::int64_t frames : plan.clip_frames)
    EXPECT_GE(timing::frame_time(frames, {24}), kShortestClip);
}

INSTANTIATE_TEST_SUITE_P(Songs, WholeSong,
                         testing::Values(SongCase{64, 8, 8}, SongCase{72.5, 8, 10}, SongCase{72.2, 8, 9},
                                         SongCase{3, 8, 1}, SongCase{0.1, 8, 1}, SongCase{240.001, 8, 30}));

TEST(FilmPlan, RefusesImpossibleNumbers) {
  const auto refuses = [](FilmLength length) {
    try {
      plan_film(length);
      return false;
    } catch (const base::Error& error) {
      return error.kind() == base::ErrorKind::kOutOfRange;
    }
  };
  const timing::Flicks eight = from_seconds(8);
  for (const int scenes : {0, -1, 10'000}) EXPECT_TRUE(refuses({{24}, eight, scenes, {}})) << scenes;
  for (const double seconds : {0.0, 0.4, 61.0, -8.0})
    EXPECT_TRUE(refuses({{24}, from_seconds(seconds), 4, {}}));
  EXPECT_TRUE(refuses({{24}, from_seconds(0.5), {}, from_seconds(3600)}));
  EXPECT_FALSE(refuses({{24}, eight, {}, from_seconds(8 * kMostScenes)}));
  EXPECT_TRUE(refuses({{24}, eight, {}, from_seconds(8 * kMostScenes + 4)}));
}

}  // namespace
}  // namespace mv
