#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mouth/acoustic_model.h"
#include "mouth/pronunciation.h"

namespace mouth {

// A word on the way: how it may be said, and the frames in which it may begin (inclusive).
struct PathWord {
  std::vector<Pronunciation> ways;  // none: nobody knows, any sound will do
  std::int64_t earliest = 0;
  std::int64_t latest = INT64_MAX;
};

struct PhoneFrames {
  Phone phone = Phone::kSilence;
  std::size_t begin = 0;
  std::size_t end = 0;  // exclusive
};

// Where a word was found.
struct PlacedWord {
  std::size_t word = 0;  // its number
  std::vector<PhoneFrames> phones;
  // Mean over its frames of how far its own sounds stay behind the likeliest ones: log-likelihood, 0 or less.
  float behind = 0;
  std::size_t begin() const { return phones.front().begin; }
  std::size_t end() const { return phones.back().end; }
};

enum class PathEnd {
  kAllWords,   // all words are within these frames
  kSomewhere,  // the frames may end before the words do
};

// The likeliest way through the words in their order (Viterbi). Between words, and in place of words that do
// not fit at all, there may be anything: a filler that follows the likeliest sounds at some distance. Source
// of the filler: Bourlard, D'hoore, Boite, "Optimizing recognition and rejection performance in wordspotting
// systems", ICASSP 1994. Words that were skipped are not in the result. Time and memory: frames × letters.
std::vector<PlacedWord> likeliest_path(const AcousticModel& model, std::span<const StateScores> frames,
                                       std::span<const PathWord> words, PathEnd end);

}  // namespace mouth
