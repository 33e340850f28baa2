#include "mouth/rules.h"

#include <algorithm>

namespace mouth {
namespace {

using timing::MouthShape;
using enum timing::MouthShape;

constexpr std::size_t kLongestPause = 20;  // frames; 200 ms, the bound between a pause and a rest
constexpr std::size_t kVisible = 5;        // 50 ms: at 24 frames a second at least one frame falls into it
constexpr std::size_t kLongVowel = 12;     // 120 ms
constexpr std::size_t kVibrato = 4;        // an intrusion of 40 ms or less
constexpr std::size_t kAhead = 2;          // 20 ms
constexpr std::size_t kTweenFrames = 3;    // 30 ms
constexpr std::size_t kTweenable = 16;     // 160 ms: four fifths of the shape stay

constexpr float kNothingLeft = 0.15F;  // level; 25 dB below the loudest
constexpr float kMayBeClosure = 0.2F;  // chance of A in or beside a silence; measured on bench/mouth's voices

bool is_open(MouthShape shape) {
  return shape != kA && shape != kX;
}
// Shapes of vowels, which can be held; G and H are single touches of lip and tongue.
bool can_be_held(MouthShape shape) {
  return shape == kB || shape == kC || shape == kD || shape == kE || shape == kF;
}

void fill(ShapeRow& row, std::size_t begin, std::size_t end, MouthShape shape) {
  std::fill(row.shapes.begin() + static_cast<std::ptrdiff_t>(begin),
            row.shapes.begin() + static_cast<std::ptrdiff_t>(end), shape);
}

// The greatest in or at most three frames beside a run.
float chance_of_closure(const ShapeRow& row, const Run& run) {
  float most = 0;
  const std::size_t end = std::min(row.chances.size(), run.end + 3);
  for (std::size_t i = run.begin - std::min<std::size_t>(run.begin, 3); i < end; ++i) {
    most = std::max(most, row.chances[i][index_of(kA)]);
  }
  return most;
}

MouthShape between(MouthShape from, MouthShape to) {
  const auto are = [&](MouthShape a, MouthShape b) {
    return (from == a && to == b) || (from == b && to == a);
  };
  if (are(kA, kD) || are(kX, kD) || are(kB, kD) || are(kG, kD)) return kC;
  if (are(kC, kF) || are(kD, kF) || are(kH, kF)) return kE;
  return to;
}

}  // namespace

std::vector<Run> runs_of(std::span<const MouthShape> shapes) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (runs.empty() || runs.back().shape != shapes[i]) runs.push_back({i, i, shapes[i]});
    runs.back().end = i + 1;
  }
  return runs;
}

void hold_through_silence(ShapeRow& row) {
  const std::vector<Run> runs = runs_of(row.shapes);
  for (std::size_t i = 1; i + 1 < runs.size(); ++i) {
    const Run& run = runs[i];
    if (run.shape != kX) continue;
    const bool lips = run.length() <= kLongestPause && chance_of_closure(row, run) > kMayBeClosure;
    fill(row, run.begin, run.end, lips ? kA : runs[i - 1].shape);
  }
}

void rest_in_gaps(ShapeRow& row) {
  const std::size_t known = std::min(row.chances.size(), row.level.size());
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= known; ++i) {
    // What stands in `shapes` may be held already.
    if (i < known && row.chances[i][index_of(kX)] > 0.5F && row.level[i] <= kNothingLeft) continue;
    if (i - begin > kLongestPause) fill(row, begin, i, kX);
    begin = i + 1;
  }
}

void close_lips(ShapeRow& row) {
  for (const Run& run : runs_of(row.shapes)) {
    if (run.shape != kA || run.length() >= kVisible) continue;
    const std::size_t missing = kVisible - run.length();
    const std::size_t begin = run.begin - std::min(run.begin, missing / 2);
    fill(row, begin, std::min(begin + kVisible, row.shapes.size()), kA);
  }
}

void drop_flickers(ShapeRow& row) {
  for (std::size_t i = 1; i + 1 < row.shapes.size(); ++i) {
    const MouthShape before = row.shapes[i - 1];
    if (row.shapes[i] != before && row.shapes[i] != row.shapes[i + 1]) row.shapes[i] = before;
  }
}

void hold_sustained(ShapeRow& row) {
  const std::vector<Run> runs = runs_of(row.shapes);
  for (std::size_t i = 1; i + 1 < runs.size(); ++i) {
    const Run& before = runs[i - 1];
    const Run& after = runs[i + 1];
    if (runs[i].length() <= kVibrato && can_be_held(runs[i].shape) && before.shape == after.shape &&
        can_be_held(before.shape) && before.length() + after.length() >= kLongVowel) {
      fill(row, runs[i].begin, runs[i].end, before.shape);
    }
  }
}

void anticipate_vowels(ShapeRow& row) {
  for (const Run& run : runs_of(row.shapes)) {
    if ((run.shape != kE && run.shape != kF) || run.begin <= kAhead) continue;
    bool consonant = true;
    for (std::size_t i = run.begin - kAhead - 1; i < run.begin; ++i) consonant &= row.shapes[i] == kB;
    if (consonant) fill(row, run.begin - kAhead, run.begin, run.shape);
  }
}

void tween(ShapeRow& row) {
  const std::vector<Run> runs = runs_of(row.shapes);
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const Run& from = runs[i - 1];
    const Run& to = runs[i];
    const MouthShape shape = between(from.shape, to.shape);
    if (shape == to.shape) continue;
    // Never taken from a closure or a rest, which would open them.
    if (is_open(from.shape) && from.length() >= kTweenable && from.length() >= to.length()) {
      fill(row, to.begin - kTweenFrames, to.begin, shape);
    } else if (is_open(to.shape) && to.length() >= kTweenable) {
      fill(row, to.begin, to.begin + kTweenFrames, shape);
    }
  }
}

const std::array<NamedRule, kRuleCount> kRules = {{
    {Rule::kHoldThroughSilence, "hold-through-silence", hold_through_silence},
    {Rule::kRestInGaps, "rest-in-gaps", rest_in_gaps},
    {Rule::kCloseLips, "close-lips", close_lips},
    {Rule::kDropFlickers, "drop-flickers", drop_flickers},
    {Rule::kHoldSustained, "hold-sustained", hold_sustained},
    {Rule::kAnticipateVowels, "anticipate-vowels", anticipate_vowels},
    {Rule::kTween, "tween", tween},
}};

void apply(Rules rules, ShapeRow& row) {
  for (const NamedRule& rule : kRules) {
    if (rules.test(static_cast<std::size_t>(rule.rule))) rule.apply(row);
  }
}

}  // namespace mouth
