#pragma once

#include "timing/flicks.h"

namespace render {

// A stressed syllable: the singer's head moves a little with it.
struct Stress {
  timing::Flicks time{0};  // where its vowel begins
  double strength = 0;     // 0 … 1
};

}  // namespace render
