#include "mouth/shapes.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "mouth/phone_context.h"

namespace mouth {
namespace {

using namespace std::chrono_literals;

char letter(timing::MouthShape shape) {
  return "ABCDEFGHX"[index_of(shape)];
}

// What animators draw for each phone, at its begin and at its end.
TEST(Shapes, EveryPhoneHasTheShapeThatAnimatorsGiveIt) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"AA", "DD"}, {"AE", "CC"}, {"EH", "CC"}, {"AO", "EE"}, {"ER", "EE"}, {"UW", "FF"}, {"W", "FF"},
      {"F", "GG"},  {"V", "GG"},  {"L", "HH"},  {"M", "AA"},  {"B", "AA"},  {"P", "AA"},  {"S", "BB"},
      {"IY", "BB"}, {"AY", "DB"}, {"AW", "DE"}, {"EY", "CB"}, {"OW", "EF"}, {"OY", "EB"}, {"SIL", "XX"}};
  for (const auto& [name, expected] : cases) {
    const Phone phone = *phone_named(name);
    EXPECT_EQ(letter(shape_of(phone, 0)), expected[0]) << name;
    EXPECT_EQ(letter(shape_of(phone, 2)), expected[1]) << name;
  }
}

TEST(Shapes, ADiphthongTurnsIntoItsSecondShapeInItsLastThird) {
  const PhoneSpan ow{{1s, 1300ms}, Phone::kOW};
  EXPECT_EQ(letter(shape_at(ow, 1s)), 'E');
  EXPECT_EQ(letter(shape_at(ow, 1190ms)), 'E');
  EXPECT_EQ(letter(shape_at(ow, 1210ms)), 'F');
  EXPECT_EQ(letter(shape_at(ow, 1299ms)), 'F');
}

TEST(Shapes, ChancesOfPhonesWithTheSameShapeAddUp) {
  StateScores phones{};
  phones[static_cast<std::size_t>(Phone::kM) * kThirds] = 0.3F;
  phones[static_cast<std::size_t>(Phone::kB) * kThirds + 1] = 0.25F;
  phones[static_cast<std::size_t>(Phone::kAA) * kThirds] = 0.45F;
  const std::vector chances = {shape_chances(phones)};
  EXPECT_FLOAT_EQ(chances[0][index_of(timing::MouthShape::kA)], 0.55F);
  EXPECT_EQ(letter(likeliest_shapes(chances)[0]), 'A');  // although AA is the likeliest phone
}

TEST(Shapes, InContextTheChancesStillSumToOneAndAClearPhoneKeepsItsShape) {
  PhoneChances phones;
  std::vector<float> level;
  for (const Phone phone : {Phone::kSilence, Phone::kAA, Phone::kM, Phone::kUW, Phone::kSilence}) {
    for (int i = 0; i < 20; ++i) {
      StateScores frame{};
      frame[static_cast<std::size_t>(phone) * kThirds + 1] = 1;
      phones.frames.push_back(frame);
      level.push_back(phone == Phone::kSilence ? 0.0F : 0.8F);
    }
  }
  const auto chances = shape_chances_in_context(phones, level);
  ASSERT_EQ(chances.size(), 100U);
  for (const ShapeChances& frame : chances) {
    float sum = 0;
    for (const float chance : frame) sum += chance;
    EXPECT_NEAR(sum, 1, 1e-4);
  }
  const auto shapes = likeliest_shapes(chances);
  EXPECT_EQ(letter(shapes[10]), 'X');
  EXPECT_EQ(letter(shapes[30]), 'D');
  EXPECT_EQ(letter(shapes[50]), 'A');
  EXPECT_EQ(letter(shapes[70]), 'F');
}

TEST(Shapes, InContextTheRoomAndTheMicrophoneDoNotCount) {
  PhoneChances phones{.frames = std::vector<StateScores>(20), .cepstra = std::vector<Cepstra>(20)};
  for (std::size_t i = 0; i < 20; ++i) phones.cepstra[i][1] = static_cast<float>(i);
  const auto before = shape_chances_in_context(phones, {});
  for (Cepstra& frame : phones.cepstra) frame[0] += 7;
  const auto after = shape_chances_in_context(phones, {});
  for (std::size_t i = 0; i < 20; ++i) {
    for (std::size_t shape = 0; shape < kShapes; ++shape)
      EXPECT_NEAR(after[i][shape], before[i][shape], 1e-3);
  }
}

TEST(Shapes, NothingGivesNothing) {
  EXPECT_TRUE(likeliest_shapes({}).empty());
  EXPECT_TRUE(shape_chances_in_context({}, {}).empty());
}

}  // namespace
}  // namespace mouth
