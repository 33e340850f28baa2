#include "mouth/lyrics.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mouth/lyrics_words.h"

namespace mouth {
namespace {

using timing::Flicks;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::int64_t kMillisecond = Flicks::period::den / 1000;
constexpr std::int64_t kLongestOffset = 10LL * 60 * 1000;  // ms; more is no offset, but a mistake
constexpr std::size_t kMostLines = 20'000;                 // with repetitions
constexpr std::size_t kMostWords = 100'000;

// Digits only, few of them.
std::optional<std::int64_t> whole(std::string_view text, std::size_t most_digits) {
  std::int64_t number = 0;
  if (text.empty() || text.size() > most_digits || text.front() == '-') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "mm:ss", "mm:ss.x" … "mm:ss.xxx", "mm:ss:xx", each with more digits of minutes for long sounds.
std::optional<Flicks> time_of(std::string_view tag) {
  const std::size_t colon = tag.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::size_t dot = tag.find_first_of(".:", colon + 1);
  const auto minutes = whole(tag.substr(0, colon), 4);
  const auto seconds = whole(tag.substr(colon + 1, dot == std::string_view::npos ? dot : dot - colon - 1), 2);
  if (!minutes || !seconds || *seconds >= 60) return std::nullopt;
  std::int64_t milliseconds = (*minutes * 60 + *seconds) * 1000;
  if (dot != std::string_view::npos) {
    const std::string_view digits = tag.substr(dot + 1);
    const auto part = whole(digits, 3);
    if (!part) return std::nullopt;
    milliseconds += *part * (digits.size() == 1 ? 100 : digits.size() == 2 ? 10 : 1);
  }
  return Flicks(milliseconds * kMillisecond);
}

std::optional<Flicks> offset_of(std::string_view tag) {
  constexpr std::string_view kName = "offset:";
  if (!base::lower(tag).starts_with(kName)) return std::nullopt;
  std::string_view text = base::trimmed(tag.substr(kName.size()));
  const bool later = text.starts_with('-');
  if (later || text.starts_with('+')) text.remove_prefix(1);
  const auto milliseconds = whole(text, 7);
  if (!milliseconds || *milliseconds > kLongestOffset) return std::nullopt;
  return Flicks(*milliseconds * kMillisecond * (later ? 1 : -1));
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '#';
  });
}

void add_words(std::string_view text, std::optional<Flicks> time, std::vector<LyricsWord>& words) {
  for (std::string& word : spoken_words(text)) {
    words.push_back({std::move(word), time});
    time.reset();
  }
}

// A line without its leading tags: words, some with <mm:ss.xx> before them.
std::vector<LyricsWord> words_of_line(std::string_view text) {
  std::vector<LyricsWord> words;
  std::optional<Flicks> time;
  while (!text.empty()) {
    const std::size_t open = text.find('<');
    add_words(text.substr(0, open), time, words);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open + 1);
    const std::size_t close = text.find('>');
    time = close == std::string_view::npos ? std::nullopt : time_of(text.substr(0, close));
    if (time) text.remove_prefix(close + 1);
  }
  return words;
}

struct Reader {
  std::vector<LyricsLine> timed, plain;
  Flicks offset{0};
  std::size_t words = 0;

  void read_line(std::string_view line);
  Lyrics lyrics();
};

void Reader::read_line(std::string_view line) {
  line = base::trimmed(line);
  std::vector<Flicks> times;
  bool tagged = false;
  while (line.starts_with('[')) {
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos) break;
    const std::string_view tag = base::trimmed(line.substr(1, close - 1));
    const auto time = time_of(tag);
    const auto moved = offset_of(tag);
    if (moved) offset = *moved;
    if (time) times.push_back(*time);
    // [ar:…] and its like; without a time before it, [Chorus] is a heading, and "[hey] you" is sung.
    const bool label = is_name(tag.substr(0, tag.find(':'))) && tag.find(':') != std::string_view::npos;
    const bool heading = close + 1 == line.size();
    if (!time && !label && !heading) break;
    tagged = true;
    line = base::trimmed(line.substr(close + 1));
  }
  std::vector<LyricsWord> found = words_of_line(line);
  words += found.size() * std::max<std::size_t>(1, times.size());
  if (words > kMostWords || timed.size() + plain.size() + times.size() > kMostLines)
    throw base::Error(base::ErrorKind::kTooLong, "the lyrics have more words than any song");
  for (const Flicks time : times) timed.push_back({timing::TimeRange{time, time}, found});
  if (times.empty() && !(tagged && found.empty()) && !found.empty()) plain.push_back({std::nullopt, found});
}

Lyrics Reader::lyrics() {
  if (timed.empty()) return {std::move(plain)};
  std::stable_sort(timed.begin(), timed.end(),
                   [](const auto& a, const auto& b) { return a.range->start < b.range->start; });
  for (std::size_t i = 0; i < timed.size(); ++i) {
    const bool last = i + 1 == timed.size();
    timed[i].range->end = last ? Flicks::max() : std::max(Flicks(0), timed[i + 1].range->start + offset);
    timed[i].range->start = std::max(Flicks(0), timed[i].range->start + offset);
    for (LyricsWord& word : timed[i].words) {
      if (word.time) word.time = std::max(Flicks(0), *word.time + offset);
    }
  }
  return {std::move(timed)};
}

bool has_words(const Lyrics& lyrics) {
  return std::any_of(lyrics.lines.begin(), lyrics.lines.end(),
                     [](const LyricsLine& line) { return !line.words.empty(); });
}

}  // namespace

Lyrics parse_lyrics(std::string_view text) {
  base::require_text(text, "the lyrics", kLongestLyrics);
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.find('\0') != std::string_view::npos)
    throw base::Error(base::ErrorKind::kInvalidText, "the lyrics are not a text file");
  Reader reader;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    reader.read_line(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  Lyrics lyrics = reader.lyrics();
  if (!has_words(lyrics)) throw base::Error(base::ErrorKind::kEmpty, "the lyrics have no words");
  return lyrics;
}

}  // namespace mouth
