#include "providers/builtin/phrase_finder.h"

#include <algorithm>
#include <array>

namespace providers {
namespace {

// Shorter runs between placeholders ("on a", "side street") stand in many texts.
constexpr std::size_t kShortestRun = 3;

// How far a negation reaches within its clause: "without a band or a crowd".
constexpr std::size_t kNegationReach = 5;

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || c == '\'' || u > 127;
}

bool ends_clause(char c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n';
}

std::string lower_word(std::string_view word) {
  while (word.starts_with('\'')) word.remove_prefix(1);
  while (word.ends_with('\'')) word.remove_suffix(1);
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool negates(const std::string& word) {
  constexpr std::array<std::string_view, 9> kNegations = {"no",      "not",   "without", "never",  "nor",
                                                          "neither", "avoid", "isn't",   "instead"};
  return std::find(kNegations.begin(), kNegations.end(), word) != kNegations.end();
}

bool is_negated(const std::vector<Word>& words, std::size_t first) {
  for (std::size_t back = 1; back <= kNegationReach && back <= first; ++back) {
    const Word& word = words[first - back];
    if (word.clause != words[first].clause) return false;
    // "nothing but", "not only in the rain": what follows is meant after all.
    if (word.text == "only" || word.text == "just") return false;
    if (negates(word.text)) return true;
  }
  return false;
}

bool matches(const std::vector<std::string>& pattern, const std::vector<Word>& words, std::size_t first) {
  if (first + pattern.size() > words.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (words[first + i].text != pattern[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  int clause = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word_byte(text[i])) {
      if (ends_clause(text[i])) ++clause;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    std::string word = lower_word(text.substr(i, end - i));
    if (word == "but") ++clause;
    if (!word.empty()) words.push_back({.text = std::move(word), .begin = i, .clause = clause});
    i = end;
  }
  return words;
}

void PhraseFinder::add(Pattern pattern) {
  if (pattern.words.empty()) return;
  std::vector<Pattern>& row = by_first_word_[pattern.words.front()];
  row.push_back(std::move(pattern));
}

void PhraseFinder::add_phrase(Topic topic, std::size_t entry, std::string_view phrase) {
  Pattern pattern{.topic = topic, .entry = entry, .source = Source::kWords, .words = {}};
  for (Word& word : split_words(phrase)) pattern.words.push_back(std::move(word.text));
  add(std::move(pattern));
}

void PhraseFinder::add_text(Topic topic, std::size_t entry, std::string_view text) {
  std::vector<Pattern> runs;
  while (true) {
    const std::size_t open = text.find('{');
    Pattern run{.topic = topic, .entry = entry, .source = Source::kText, .words = {}};
    for (Word& word : split_words(text.substr(0, open))) run.words.push_back(std::move(word.text));
    runs.push_back(std::move(run));
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    text.remove_prefix(close + 1);
  }
  const auto longest = std::max_element(runs.begin(), runs.end(), [](const Pattern& a, const Pattern& b) {
    return a.words.size() < b.words.size();
  });
  const std::size_t enough = std::min(kShortestRun, longest->words.size());
  for (Pattern& run : runs) {
    if (run.words.size() >= enough) add(std::move(run));
  }
}

std::vector<Found> PhraseFinder::find(const std::vector<Word>& words) const {
  std::vector<Found> all;
  for (std::size_t first = 0; first < words.size(); ++first) {
    const auto row = by_first_word_.find(words[first].text);
    if (row == by_first_word_.end()) continue;
    for (const Pattern& pattern : row->second) {
      if (!matches(pattern.words, words, first)) continue;
      all.push_back({.topic = pattern.topic,
                     .entry = pattern.entry,
                     .source = pattern.source,
                     .first = first,
                     .count = pattern.words.size(),
                     .negated = pattern.source == Source::kWords && is_negated(words, first)});
    }
  }
  // Drop what lies inside a longer find: sweep with the furthest end of all finds that began earlier (or
  // here, longer).
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    return a.first != b.first ? a.first < b.first : a.count > b.count;
  });
  std::vector<Found> kept;
  std::size_t end = 0, longest_first = 0, longest_count = 0;
  for (const Found& found : all) {
    const bool same = found.first == longest_first && found.count == longest_count;
    if (!same && found.first + found.count <= end) continue;
    kept.push_back(found);
    if (found.first + found.count > end) {
      end = found.first + found.count;
      longest_first = found.first;
      longest_count = found.count;
    }
  }
  return kept;
}

}  // namespace providers
