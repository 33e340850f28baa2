#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timing/flicks.h"

namespace mouth {

struct LyricsWord {
  std::string text;                    // lower case, ASCII letters and apostrophes; letters with accents lost
                                       // them; empty for a word of another script, which only takes time
  std::optional<timing::Flicks> time;  // where it begins, as far as the file says so
  bool operator==(const LyricsWord&) const = default;
};

struct LyricsLine {
  std::optional<timing::TimeRange>
      range;                      // from its time to the next line's; the last one's end is Flicks::max
  std::vector<LyricsWord> words;  // may be empty: in LRC, the line before is over then
  bool operator==(const LyricsLine&) const = default;
};

// What is sung. Either all lines have times, sorted (LRC), or none (plain text).
struct Lyrics {
  std::vector<LyricsLine> lines;
  bool timed() const { return !lines.empty() && lines.front().range.has_value(); }
  bool operator==(const Lyrics&) const = default;
};

constexpr std::size_t kLongestLyrics = 256 * 1024;  // bytes; the longest songs stay under 30 kB

// Reads plain text or LRC: [mm:ss.xx] before a line, several for a line that is repeated, <mm:ss.xx> before
// words, [offset:±ms] (positive: everything earlier), other tags skipped. In plain text, lines such as
// "[Chorus]" are headings. Numbers become words. Source: "LRC (file format)", Wikipedia; enhanced LRC is A2
// Media Player's. Throws Error{kEmpty} for a text without a word, Error{kTooLong}, Error{kInvalidText} for
// what is not UTF-8 or not text.
Lyrics parse_lyrics(std::string_view text);

}  // namespace mouth
