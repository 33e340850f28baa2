#include "providers/builtin/idea_reader.h"

#include <algorithm>
#include <array>

namespace providers {
namespace {

// Long enough for a sentence, short enough to stand inside another one.
constexpr std::size_t kQuoteBytes = 90;
// An idea is a few sentences; of a pasted novel, the beginning says what it is about.
constexpr std::size_t kReadBytes = 20'000;

// One line, single spaces, double quotes made single.
std::string one_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 127) c = ' ';
    if (c == '"') c = '\'';
    if (c == ' ' && (line.empty() || line.back() == ' ')) continue;
    line += c;
  }
  return line;
}

std::string quote_of(std::string_view idea) {
  std::string quote = one_line(idea.substr(0, 4 * kQuoteBytes));
  const bool cut = quote.size() > kQuoteBytes || idea.size() > 4 * kQuoteBytes;
  if (cut && quote.size() > kQuoteBytes) {
    std::size_t end = quote.rfind(' ', kQuoteBytes);
    if (end == std::string::npos || end < kQuoteBytes / 2) {
      end = kQuoteBytes;
      // Not in the middle of a UTF-8 sequence.
      while (end > 0 && (static_cast<unsigned char>(quote[end]) & 0xC0) == 0x80) --end;
    }
    quote.resize(end);
  }
  while (!quote.empty() && std::string_view(" .,;:!?").find(quote.back()) != std::string_view::npos)
    quote.pop_back();
  return cut && !quote.empty() ? quote + " …" : quote;
}

// In "street musician" or "city kid" the place only says what kind of person it is.
bool is_kind_of_person(std::size_t word, const std::vector<Word>& words) {
  constexpr std::array<std::string_view, 20> kPersons = {
      "boy",    "girl", "kid", "man",    "woman",  "guy",   "lady", "musician", "dancer", "singer",
      "artist", "cat",  "dog", "driver", "worker", "girls", "boys", "kids",     "people", "photographer"};
  return word < words.size() &&
         std::find(kPersons.begin(), kPersons.end(), words[word].text) != kPersons.end();
}

std::vector<const mv::GrammarPlace*> places_in(const Reading& reading, const std::vector<Word>& words,
                                               const mv::SceneGrammar& grammar) {
  std::vector<const mv::GrammarPlace*> firm, loose;
  for (const Found& found : reading.founds()) {
    if (found.topic != Topic::kPlace || found.negated) continue;
    auto& list = is_kind_of_person(found.first + found.count, words) ? loose : firm;
    const mv::GrammarPlace* place = &grammar.places[found.entry];
    if (std::find(list.begin(), list.end(), place) == list.end()) list.push_back(place);
  }
  return firm.empty() ? loose : firm;
}

}  // namespace

Idea read_idea(std::string_view text, const Vocabulary& vocabulary) {
  const mv::SceneGrammar& grammar = vocabulary.grammar();
  const std::vector<Word> words = split_words(text.substr(0, kReadBytes));
  const Reading reading = vocabulary.read(text.substr(0, kReadBytes));
  Idea idea;
  idea.quote = quote_of(text);
  idea.places = places_in(reading, words, grammar);
  if (const auto name = reading.best(Topic::kPlaceName)) {
    const PlaceName& place_name = vocabulary.place_name(*name);
    idea.where = place_name.where;
    // A proper name decides the place only where no place is named: "rooftop in New York" is a rooftop.
    if (idea.places.empty()) idea.places.push_back(&grammar.places[place_name.place]);
  }
  if (const auto entry = reading.best(Topic::kTime)) idea.time = &grammar.times[*entry];
  if (const auto entry = reading.best(Topic::kWeather)) idea.weather = &grammar.weathers[*entry];
  if (const auto entry = reading.best(Topic::kMood)) idea.mood = &grammar.moods[*entry];
  if (const auto entry = reading.best(Topic::kLook)) idea.look = &grammar.looks[*entry];
  for (const std::size_t entry : reading.mentioned(Topic::kAction))
    idea.actions.push_back(&grammar.actions[entry]);
  idea.crowd = reading.has(Topic::kCrowd);
  idea.band = reading.has(Topic::kBand);
  idea.understood = !idea.places.empty() && !idea.actions.empty();
  return idea;
}

}  // namespace providers
