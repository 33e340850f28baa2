#pragma once

#include <array>
#include <bitset>
#include <span>
#include <string_view>
#include <vector>

#include "mouth/shapes.h"

namespace mouth {

// One stretch in which somebody sings or speaks: a shape each 10 ms, and what was known of it.
struct ShapeRow {
  std::vector<timing::MouthShape> shapes;
  std::vector<ShapeChances> chances;  // as many, or none
  std::vector<float> level;           // of the voice, 0 … 1; as many, or none
};

// What animators know of timing, one rule a function; each works on the row that the one before left.
// The order is that of `kRules`, and each can be switched off, so that the bench can tell its worth.
enum class Rule {
  kHoldThroughSilence,
  kRestInGaps,
  kCloseLips,
  kDropFlickers,
  kHoldSustained,
  kAnticipateVowels,
  kTween,
};
constexpr std::size_t kRuleCount = 7;
using Rules = std::bitset<kRuleCount>;
constexpr Rules kAllRules((1U << kRuleCount) - 1);
constexpr Rules without(Rule rule) {
  return Rules(((1U << kRuleCount) - 1) & ~(1U << static_cast<unsigned>(rule)));
}

// A silence within a stretch is no rest: the last shape stays, through a stop's closure or a breath; or the
// lips close, if that is what may be heard.
void hold_through_silence(ShapeRow& row);
// A silence of more than 200 ms, in which nothing of the voice is left, is one: X.
void rest_in_gaps(ShapeRow& row);
// M, B and P close the lips long enough to be seen at 24 frames a second. (Closing them also where another
// shape is a little likelier in every frame, by the sum of their chances, was measured: not better.)
void close_lips(ShapeRow& row);
// One frame alone between others is noise of the recogniser.
void drop_flickers(ShapeRow& row);
// In a vowel that is held, another open shape for a moment is vibrato, no other sound.
void hold_sustained(ShapeRow& row);
// Lips round before a rounded vowel sounds.
void anticipate_vowels(ShapeRow& row);
// Between a shut or puckered mouth and a wide one, a shape in between, taken from the longer of the two.
void tween(ShapeRow& row);

struct NamedRule {
  Rule rule;
  std::string_view name;
  void (*apply)(ShapeRow&);
};
extern const std::array<NamedRule, kRuleCount> kRules;

void apply(Rules rules, ShapeRow& row);

// Neighbouring frames of one shape.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;  // exclusive
  timing::MouthShape shape = timing::MouthShape::kX;
  std::size_t length() const { return end - begin; }
};
std::vector<Run> runs_of(std::span<const timing::MouthShape> shapes);

}  // namespace mouth
