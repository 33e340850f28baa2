#pragma once

#include <cstddef>

#include "timing/flicks.h"

namespace mv {

// The limits of a film, wherever its numbers come from: the command line, a flavor, a film's record.
constexpr int kMostScenes = 500;
constexpr timing::Flicks kShortestClip{timing::Flicks::period::den / 2};
constexpr timing::Flicks kLongestClip{60 * timing::Flicks::period::den};

constexpr std::size_t kLongestIdea = 16'384;  // bytes; a page of text has about 3 000
constexpr std::size_t kLongestCharacter = 8'192;

}  // namespace mv
