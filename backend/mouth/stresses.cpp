#include "mouth/stresses.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "mouth/shapes.h"

namespace mouth {
namespace {

using namespace std::chrono_literals;

constexpr timing::Flicks kShortest = 40ms;     // a vowel below this is none
constexpr timing::Flicks kApart = 250ms;       // a head nods no faster
constexpr timing::Flicks kNeighbourhood = 2s;  // to each side
constexpr double kJustStressed = 0.1;          // over the neighbours' mean, relative
constexpr double kFullyStressed = 0.6;
constexpr double kLongest = 1.5;  // a vowel twice as long counts half as much again, and no more

double weight_of(const Syllable& syllable, timing::Flicks usual) {
  const double longer = timing::to_seconds(syllable.length) / std::max(0.01, timing::to_seconds(usual));
  return syllable.level * std::min(kLongest, std::sqrt(std::max(0.25, longer)));
}

// Sums over the syllables around one.
struct Neighbours {
  timing::Flicks lengths{0};
  double levels = 0;
  int count = 0;

  void add(const Syllable& syllable, int times) {
    lengths += syllable.length * times;
    levels += static_cast<double>(syllable.level) * times;
    count += times;
  }
};

}  // namespace

std::vector<Syllable> syllables_of(const PhoneChances& chances, std::span<const float> level) {
  std::vector<Syllable> syllables;
  for (const PhoneSpan& span : most_likely(chances)) {
    if (!is_vowel(span.phone) || span.range.duration() < kShortest) continue;
    const auto first = static_cast<std::size_t>((span.range.start - chances.start) / kFrame);
    const auto end =
        std::min(level.size(), static_cast<std::size_t>((span.range.end - chances.start) / kFrame));
    float most = 0;
    for (std::size_t i = first; i < end; ++i) most = std::max(most, level[i]);
    syllables.push_back({.vowel = span.range.start, .level = most, .length = span.range.duration()});
  }
  return syllables;
}

std::vector<Stress> stresses_of(std::span<const Syllable> syllables) {
  std::vector<Stress> stresses;
  Neighbours near;
  std::size_t first = 0;
  std::size_t end = 0;
  for (const Syllable& syllable : syllables) {
    while (end < syllables.size() && syllables[end].vowel - syllable.vowel <= kNeighbourhood) {
      near.add(syllables[end++], 1);
    }
    while (syllable.vowel - syllables[first].vowel > kNeighbourhood) near.add(syllables[first++], -1);
    if (near.count < 2 || near.levels <= 0) continue;  // nothing to compare with
    const double usual = near.levels / near.count;
    const double over = weight_of(syllable, near.lengths / near.count) / usual - 1;
    if (over < kJustStressed) continue;
    const Stress stress{.time = syllable.vowel,
                        .strength = static_cast<float>(std::min(1.0, over / kFullyStressed))};
    if (stresses.empty() || stress.time - stresses.back().time >= kApart) {
      stresses.push_back(stress);
    } else if (stress.strength > stresses.back().strength) {
      stresses.back() = stress;
    }
  }
  return stresses;
}

}  // namespace mouth
