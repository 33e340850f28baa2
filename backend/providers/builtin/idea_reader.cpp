#include "providers/builtin/idea_reader.h"

#include <algorithm>
#include <array>

namespace providers {
namespace {

// Long enough for a sentence, short enough to stand inside another one.
constexpr std::size_t kQuoteBytes = 90;
// An idea is a few sentences; of a pasted novel, the beginning says what it is about.
constexpr std::size_t kIdeaBytes = 20'000;

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

// The places that words name; else that proper names stand for ("rooftop in New York" is a rooftop); else the
// last one that is hinted at: "a knight plays to a crowd" is about the stage.
std::vector<const mv::GrammarPlace*> places_in(const Reading& reading, const std::vector<Word>& words,
                                               const Vocabulary& vocabulary) {
  const mv::SceneGrammar& grammar = vocabulary.grammar();
  std::vector<const mv::GrammarPlace*> firm, loose;
  const mv::GrammarPlace* hinted = nullptr;
  for (const Found& found : reading.founds()) {
    if (found.negated) continue;
    if (found.topic == Topic::kPlaceHint) hinted = &grammar.places[found.entry];
    if (found.topic != Topic::kPlace) continue;
    auto& list = is_kind_of_person(found.first + found.count, words) ? loose : firm;
    const mv::GrammarPlace* place = &grammar.places[found.entry];
    if (std::find(list.begin(), list.end(), place) == list.end()) list.push_back(place);
  }
  if (!firm.empty()) return firm;
  if (!loose.empty()) return loose;
  if (const auto name = reading.best(Topic::kPlaceName))
    return {&grammar.places[vocabulary.place_name(*name).place]};
  if (hinted) return {hinted};
  return {};
}

bool is_stage(const mv::GrammarPlace& place) {
  return place.paint == "stadium_stage" || place.paint == "club";
}

StoryPart part_of(const Reading& reading, const std::vector<Word>& words, const Vocabulary& vocabulary) {
  StoryPart part;
  part.places = places_in(reading, words, vocabulary);
  for (const std::size_t entry : reading.mentioned(Topic::kAction))
    part.actions.push_back(&vocabulary.grammar().actions[entry]);
  const bool on_stage = !part.places.empty() && is_stage(*part.places.back());
  const bool show = reading.has(Topic::kShow);
  part.crowd = reading.has(Topic::kCrowd) || (show && on_stage && !reading.denies(Topic::kCrowd));
  part.band = reading.has(Topic::kBand) || (show && part.crowd && !reading.denies(Topic::kBand));
  return part;
}

bool is_turn(const std::vector<Word>& words, std::size_t at) {
  const std::string& word = words[at].text;
  if (word == "finally" || word == "until" || word == "afterwards" || word == "eventually") return true;
  if (word != "then" || at == 0) return false;
  // "since then", "now and then", "back then" are no turns.
  const std::string& before = words[at - 1].text;
  if (before == "and" && at > 1 && words[at - 2].text == "now") return false;
  return before != "since" && before != "back" && before != "by" && before != "until";
}

std::vector<StoryPart> parts_of(const Reading& reading, const std::vector<Word>& words,
                                const Vocabulary& vocabulary) {
  std::size_t turn = words.size();
  while (turn > 0 && !is_turn(words, turn - 1)) --turn;
  if (turn == 0) return {};
  std::vector<Found> before, after;
  for (const Found& found : reading.founds()) (found.first < turn ? before : after).push_back(found);
  StoryPart first = part_of(Reading(std::move(before)), words, vocabulary);
  StoryPart last = part_of(Reading(std::move(after)), words, vocabulary);
  const auto says = [](const StoryPart& part) { return !part.places.empty() || !part.actions.empty(); };
  if (!says(first) || !(says(last) || last.crowd)) return {};
  if (last.places.empty() && !first.places.empty()) last.places = {first.places.back()};
  return {std::move(first), std::move(last)};
}

}  // namespace

Idea read_idea(std::string_view text, const Vocabulary& vocabulary) {
  const mv::SceneGrammar& grammar = vocabulary.grammar();
  const std::vector<Word> words = split_words(text.substr(0, kIdeaBytes));
  const Reading reading = vocabulary.read(text.substr(0, kIdeaBytes));
  Idea idea;
  static_cast<StoryPart&>(idea) = part_of(reading, words, vocabulary);
  idea.parts = parts_of(reading, words, vocabulary);
  idea.quote = quote_of(text);
  if (const auto name = reading.best(Topic::kPlaceName)) idea.where = vocabulary.place_name(*name).where;
  if (const auto entry = reading.best(Topic::kTime)) idea.time = &grammar.times[*entry];
  if (const auto entry = reading.best(Topic::kWeather)) idea.weather = &grammar.weathers[*entry];
  if (const auto entry = reading.best(Topic::kMood)) idea.mood = &grammar.moods[*entry];
  if (const auto entry = reading.best(Topic::kLook)) idea.look = &grammar.looks[*entry];
  idea.understood = !idea.places.empty() && !idea.actions.empty();
  idea.known = !idea.places.empty() || !idea.actions.empty() || idea.time || idea.weather;
  return idea;
}

}  // namespace providers
