#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace providers {

// A word of a text: lower-case, with the clause it stands in (clauses end at punctuation and at "but").
struct Word {
  std::string text;
  std::size_t begin = 0;  // byte offset in the original
  int clause = 0;
};

std::vector<Word> split_words(std::string_view text);

// What a phrase speaks of.
enum class Topic {
  kPlace,
  kPlaceName,
  kPlaceHint,
  kTime,
  kWeather,
  kMood,
  kAction,
  kLook,
  kSize,
  kMove,
  kFocus,
  kCrowd,
  kBand,
  kShow,
  kNothing
};

enum class Source {
  kWords,  // somebody's own word for it
  kText,   // a text that the writer says
};

struct Found {
  Topic topic = Topic::kNothing;
  std::size_t entry = 0;  // index in the grammar's list of that topic
  Source source = Source::kWords;
  std::size_t first = 0;  // index of its first word
  std::size_t count = 0;  // how many words
  bool negated = false;   // "no crowd", "without any rain"
};

// Finds many phrases in a text at once, in time linear in the text. A phrase inside a longer one does not
// count: "rain forest" is no rain.
class PhraseFinder {
 public:
  void add_phrase(Topic topic, std::size_t entry, std::string_view phrase);
  // A text with {placeholders}: each run of words between them counts, if it is long enough to be told apart.
  void add_text(Topic topic, std::size_t entry, std::string_view text);

  // In the order of their first words.
  std::vector<Found> find(const std::vector<Word>& words) const;

 private:
  struct Pattern {
    Topic topic;
    std::size_t entry;
    Source source;
    std::vector<std::string> words;
  };
  void add(Pattern pattern);

  std::unordered_map<std::string, std::vector<Pattern>> by_first_word_;
};

}  // namespace providers
