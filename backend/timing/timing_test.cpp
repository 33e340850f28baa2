#include <gtest/gtest.h>

#include "timing/curve.h"
#include "timing/flicks.h"
#include "timing/timeline.h"

namespace timing {
namespace {

TEST(Flicks, HoldFramesAndSamplesAsWholeNumbers) {
  for (const int rate : {24, 25, 30, 60}) EXPECT_EQ(Flicks::period::den % rate, 0) << rate;
  for (const int rate : {8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 192000}) {
    EXPECT_EQ(Flicks::period::den % rate, 0) << rate;
  }
}

TEST(Flicks, DoNotDriftOverTenHours) {
  const std::int64_t frames = 36'000LL * 30;
  EXPECT_EQ(frame_time(frames, FrameRate{30}), Flicks(36'000LL * Flicks::period::den));
  EXPECT_EQ(nearest_sample(frame_time(frames, FrameRate{30}), 44'100), 36'000LL * 44'100);
  EXPECT_EQ(sample_time(36'000LL * 44'100, 44'100), Flicks(36'000LL * Flicks::period::den));
}

TEST(Timeline, CutsWhatIsOverwritten) {
  Timeline<char> line;
  line.set({Flicks(0), Flicks(100)}, 'a');
  line.set({Flicks(40), Flicks(60)}, 'b');
  ASSERT_EQ(line.entries().size(), 3U);
  EXPECT_EQ(line.at(Flicks(39))->value, 'a');
  EXPECT_EQ(line.at(Flicks(40))->value, 'b');
  EXPECT_EQ(line.at(Flicks(60))->value, 'a');
  EXPECT_EQ(line.at(Flicks(100)), nullptr);
  EXPECT_EQ(line.at(Flicks(-1)), nullptr);
}

TEST(Curve, IsLinearBetweenItsPointsAndHoldsItsEnds) {
  const Curve curve{.step = Flicks(10), .values = {0, 1, 3}};
  EXPECT_FLOAT_EQ(curve.at(Flicks(5)), 0.5F);
  EXPECT_FLOAT_EQ(curve.at(Flicks(15)), 2);
  EXPECT_FLOAT_EQ(curve.at(Flicks(-5)), 0);
  EXPECT_FLOAT_EQ(curve.at(Flicks(500)), 3);
  const Curve part = curve.slice({Flicks(10), Flicks(20)});
  EXPECT_EQ(part.values, (std::vector<float>{1, 3}));
}

TEST(Timeline, AppendsInOrderOnly) {
  Timeline<int> line;
  line.append({Flicks(0), Flicks(10)}, 1);
  line.append({Flicks(10), Flicks(10)}, 2);  // empty: nothing
  line.append({Flicks(12), Flicks(20)}, 3);
  ASSERT_EQ(line.entries().size(), 2U);
  EXPECT_EQ(line.at(Flicks(15))->value, 3);
  EXPECT_EQ(line.at(Flicks(11)), nullptr);
  EXPECT_THROW(line.append({Flicks(19), Flicks(30)}, 4), std::invalid_argument);
}

}  // namespace
}  // namespace timing
