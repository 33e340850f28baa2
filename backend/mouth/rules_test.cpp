#include "mouth/rules.h"

#include <string>

#include <gtest/gtest.h>

namespace mouth {
namespace {

using timing::MouthShape;

// "B5X12" is five frames of B and twelve of X.
ShapeRow row(const std::string& text) {
  ShapeRow result;
  for (std::size_t i = 0; i < text.size();) {
    const char letter = text[i];
    std::size_t used = 0;
    const int count = std::stoi(text.substr(i + 1), &used);
    const MouthShape shape = letter == 'X' ? MouthShape::kX : static_cast<MouthShape>(letter - 'A');
    result.shapes.insert(result.shapes.end(), static_cast<std::size_t>(count), shape);
    i += 1 + used;
  }
  return result;
}

std::string text(const ShapeRow& row) {
  std::string result;
  for (const Run& run : runs_of(row.shapes)) {
    result += "ABCDEFGHX"[index_of(run.shape)] + std::to_string(run.length());
  }
  return result;
}

std::string after(void (*rule)(ShapeRow&), const std::string& before) {
  ShapeRow changed = row(before);
  rule(changed);
  return text(changed);
}

// Certain of what stands in the row.
void know(ShapeRow& row) {
  for (const MouthShape shape : row.shapes) {
    row.chances.emplace_back()[index_of(shape)] = 1;
    row.level.push_back(shape == MouthShape::kX ? 0.0F : 0.8F);
  }
}

TEST(Rules, TheLastOpenShapeIsHeldThroughASilenceInsideAStretch) {
  EXPECT_EQ(after(hold_through_silence, "X4C10X8B6X3"), "X4C18B6X3");
}

TEST(Rules, ASilenceThatMayBeAClosureClosesTheLips) {
  ShapeRow changed = row("C10X6C10");
  changed.chances.resize(changed.shapes.size());
  changed.chances[12][index_of(MouthShape::kA)] = 0.3F;
  hold_through_silence(changed);
  EXPECT_EQ(text(changed), "C10A6C10");
}

TEST(Rules, TheMouthRestsInEverySilenceOfMoreThan200Milliseconds) {
  ShapeRow changed = row("C10X21C10X20C10");
  know(changed);
  hold_through_silence(changed);
  rest_in_gaps(changed);
  EXPECT_EQ(text(changed), "C10X21C40");
}

TEST(Rules, NoRestWhereTheVoiceStillSounds) {
  ShapeRow changed = row("C10X40C10");
  know(changed);
  changed.level.assign(60, 0.5F);  // the recogniser is deaf for a held note now and then
  hold_through_silence(changed);
  rest_in_gaps(changed);
  EXPECT_EQ(text(changed), "C60");
}

TEST(Rules, AClosureLastsLongEnoughToBeSeenAt24FramesASecond) {
  EXPECT_EQ(after(close_lips, "C10A2C10"), "C9A5C8");
  EXPECT_EQ(after(close_lips, "C10A7C10"), "C10A7C10");
  EXPECT_EQ(after(close_lips, "A1C10"), "A5C6");
  EXPECT_EQ(after(close_lips, "C10A1"), "C8A3");
}

TEST(Rules, OneFrameAloneIsDroppedAndTwoAreNot) {
  EXPECT_EQ(after(drop_flickers, "C10B1C10"), "C21");
  EXPECT_EQ(after(drop_flickers, "C10B2C10"), "C10B2C10");
}

TEST(Rules, AHeldVowelKeepsItsShapeButTongueAndLipTouchesStay) {
  EXPECT_EQ(after(hold_sustained, "D20C3D20"), "D43");
  EXPECT_EQ(after(hold_sustained, "D20A3D20"), "D20A3D20");
  EXPECT_EQ(after(hold_sustained, "D20H3D20"), "D20H3D20");
  EXPECT_EQ(after(hold_sustained, "D20C8D20"), "D20C8D20");
}

TEST(Rules, LipsRoundBeforeTheVowelSounds) {
  EXPECT_EQ(after(anticipate_vowels, "B10F10"), "B8F12");
  EXPECT_EQ(after(anticipate_vowels, "A10F10"), "A10F10");  // the lips are busy
  EXPECT_EQ(after(anticipate_vowels, "B10D10"), "B10D10");
}

TEST(Rules, ATweenIsTakenFromTheLongerShapeAndNeverFromAClosure) {
  EXPECT_EQ(after(tween, "A6D20"), "A6C3D17");
  EXPECT_EQ(after(tween, "D20A6"), "D17C3A6");
  EXPECT_EQ(after(tween, "D20F12"), "D17E3F12");
  EXPECT_EQ(after(tween, "A6D5A6"), "A6D5A6");
  EXPECT_EQ(after(tween, "B20C20"), "B20C20");
}

TEST(Rules, EachCanBeSwitchedOff) {
  ShapeRow changed = row("C10B1C10A2C10");
  apply(without(Rule::kDropFlickers) & without(Rule::kHoldSustained) & without(Rule::kCloseLips), changed);
  EXPECT_EQ(text(changed), "C10B1C10A2C10");
  apply(kAllRules, changed);
  EXPECT_EQ(text(changed), "C20A5C8");
}

TEST(Rules, AnEmptyOrASilentRowIsLeftAlone) {
  EXPECT_EQ(after([](ShapeRow& row) { apply(kAllRules, row); }, "X30"), "X30");
  ShapeRow empty;
  apply(kAllRules, empty);
  EXPECT_TRUE(empty.shapes.empty());
}

}  // namespace
}  // namespace mouth
