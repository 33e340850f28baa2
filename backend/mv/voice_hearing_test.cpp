#include "mv/voice_hearing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace mv {
namespace {

using timing::Flicks;
using timing::MouthShape;
using timing::TimeRange;

Flicks seconds(double value) {
  return timing::from_seconds(value);
}

mouth::Hearing some_hearing() {
  mouth::Hearing heard;
  heard.confidence = 0.75;
  heard.shapes.append({seconds(0), seconds(1)}, MouthShape::kX);
  heard.shapes.append({seconds(1), seconds(2)}, MouthShape::kD);
  heard.shapes.append({seconds(2), seconds(3)}, MouthShape::kA);
  heard.shapes.append({seconds(3), seconds(4)}, MouthShape::kX);
  heard.singing = {{seconds(1), seconds(3)}};
  heard.stresses = {{seconds(1.25), 0.5F}, {seconds(2.5), 1.0F / 3}};
  return heard;
}

TEST(VoiceHearing, SliceIsMovedToTimeZeroAndCut) {
  const mouth::Hearing part = slice(some_hearing(), {seconds(1.5), seconds(3.5)});
  ASSERT_EQ(part.shapes.entries().size(), 3U);
  EXPECT_EQ(part.shapes.entries()[0].range, (TimeRange{seconds(0), seconds(0.5)}));
  EXPECT_EQ(part.shapes.entries()[0].value, MouthShape::kD);
  EXPECT_EQ(part.shapes.entries()[1].range, (TimeRange{seconds(0.5), seconds(1.5)}));
  EXPECT_EQ(part.shapes.entries()[2].value, MouthShape::kX);
  EXPECT_EQ(part.shapes.entries()[2].range.end, seconds(2));
  EXPECT_THAT(part.singing, testing::ElementsAre(TimeRange{seconds(0), seconds(1.5)}));
  ASSERT_EQ(part.stresses.size(), 1U);
  EXPECT_EQ(part.stresses[0].time, seconds(1));
  EXPECT_EQ(part.confidence, 0.75);
}

TEST(VoiceHearing, SliceRestsWhereTheSongIsOver) {
  const mouth::Hearing part = slice(some_hearing(), {seconds(2), seconds(10)});
  ASSERT_FALSE(part.shapes.empty());
  EXPECT_EQ(part.shapes.entries().back().value, MouthShape::kX);
  EXPECT_EQ(part.shapes.entries().back().range.end, seconds(8));
  EXPECT_TRUE(slice(some_hearing(), {seconds(20), seconds(21)}).singing.empty());
}

TEST(VoiceHearing, KeptFormIsTheSameAgain) {
  const mouth::Hearing heard = some_hearing();
  const mouth::Hearing again = hearing_from_json(hearing_to_json(heard));
  EXPECT_EQ(again.shapes.entries(), heard.shapes.entries());
  EXPECT_EQ(again.singing, heard.singing);
  EXPECT_EQ(again.confidence, heard.confidence);
  EXPECT_EQ(again.by_energy, heard.by_energy);
  ASSERT_EQ(again.stresses.size(), 2U);
  EXPECT_EQ(again.stresses[1].time, heard.stresses[1].time);
  EXPECT_EQ(again.stresses[1].strength, heard.stresses[1].strength);
}

TEST(VoiceHearing, RefusesWhatIsNoKeptForm) {
  for (const char* text : {"", "{}", "[]",
                           R"({"confidence":1,"by_energy":false,"shapes":[[0,1,"Q"]],)"
                           R"("singing":[],"stresses":[]})"}) {
    try {
      hearing_from_json(text);
      ADD_FAILURE() << text;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::kDamaged) << text;
    }
  }
}

}  // namespace
}  // namespace mv
