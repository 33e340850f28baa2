#pragma once

#include <span>
#include <vector>

#include "mouth/phone_hearer.h"

namespace mouth {

// A stressed syllable: the head moves a little with it.
struct Stress {
  timing::Flicks time{0};  // the vowel's begin
  float strength = 0;      // 0 … 1
  bool operator==(const Stress&) const = default;
};

struct Syllable {
  timing::Flicks vowel{0};  // its begin
  float level = 0;          // of the voice in it, 0 … 1
  timing::Flicks length{0};
};

// The vowels of one stretch; `level` has a value for each frame.
std::vector<Syllable> syllables_of(const PhoneChances& chances, std::span<const float> level);

// Syllables that are clearly louder or longer than their neighbours, never two within a quarter of a second.
std::vector<Stress> stresses_of(std::span<const Syllable> syllables);

}  // namespace mouth
