#include "providers/builtin/vocabulary.h"

#include <algorithm>
#include <array>
#include <map>

namespace providers {
namespace {

// The writer's own text settles a topic against any number of single words: it is what the description was
// made from.
constexpr double kTextWeight = 1000;

template <class Entry>
void add_entries(PhraseFinder& finder, Topic topic, const std::vector<Entry>& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (const std::string& word : entries[i].words) finder.add_phrase(topic, i, word);
    for (const std::string& text : entries[i].texts) finder.add_text(topic, i, text);
  }
}

void add_all(PhraseFinder& finder, Topic topic, std::size_t entry, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) finder.add_text(topic, entry, text);
}

bool is_preposition(std::string_view word) {
  constexpr std::array<std::string_view, 6> kPrepositions = {"in", "on", "at", "along", "near", "under"};
  return std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end();
}

// "on Route 66" → "Route 66"; "the Alps" → "Alps".
std::string_view bare_name(std::string_view name) {
  const std::size_t space = name.find(' ');
  if (space != std::string_view::npos && is_preposition(name.substr(0, space))) name.remove_prefix(space + 1);
  if (name.starts_with("the ")) name.remove_prefix(4);
  return name;
}

}  // namespace

std::optional<std::size_t> Reading::best(Topic topic) const {
  std::map<std::size_t, double> weights;
  double later = 0;
  for (const Found& found : founds_) {
    if (found.topic != topic || found.negated) continue;
    const double weight =
        (found.source == Source::kText ? kTextWeight : 1.0) * static_cast<double>(found.count);
    // The first mention outweighs one later mention of something else, not two.
    weights[found.entry] += weight * (1 + 0.5 / (1 + later));
    later += 1;
  }
  if (weights.empty()) return std::nullopt;
  return std::max_element(weights.begin(), weights.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<std::size_t> Reading::mentioned(Topic topic) const {
  std::vector<std::size_t> entries;
  for (const Found& found : founds_) {
    if (found.topic != topic || found.negated) continue;
    if (std::find(entries.begin(), entries.end(), found.entry) == entries.end())
      entries.push_back(found.entry);
  }
  return entries;
}

bool Reading::has(Topic topic) const {
  return std::any_of(founds_.begin(), founds_.end(),
                     [&](const Found& f) { return f.topic == topic && !f.negated; });
}

bool Reading::denies(Topic topic) const {
  return std::any_of(founds_.begin(), founds_.end(),
                     [&](const Found& f) { return f.topic == topic && f.negated; });
}

Vocabulary::Vocabulary(const mv::SceneGrammar& grammar) : grammar_(grammar) {
  add_places();
  add_times_and_weathers();
  add_texts();
}

void Vocabulary::add_places() {
  add_entries(finder_, Topic::kPlace, grammar_.places);
  for (std::size_t i = 0; i < grammar_.places.size(); ++i) {
    const mv::GrammarPlace& place = grammar_.places[i];
    for (const std::string& hint : place.hints) finder_.add_phrase(Topic::kPlaceHint, i, hint);
    for (const std::string& name : place.names) {
      const bool has_preposition = is_preposition(std::string_view(name).substr(0, name.find(' ')));
      finder_.add_phrase(Topic::kPlaceName, place_names_.size(), bare_name(name));
      place_names_.push_back({.place = i, .where = has_preposition ? name : "in " + name});
    }
    add_all(finder_, Topic::kNothing, 0, place.details);
    add_all(finder_, Topic::kNothing, 0, place.lights);
    for (const auto& [action, texts] : place.doing) {
      const mv::GrammarAction* entry = mv::find_entry(grammar_.actions, action);
      if (entry)
        add_all(finder_, Topic::kAction, static_cast<std::size_t>(entry - grammar_.actions.data()), texts);
    }
  }
}

void Vocabulary::add_times_and_weathers() {
  add_entries(finder_, Topic::kTime, grammar_.times);
  for (std::size_t i = 0; i < grammar_.times.size(); ++i) {
    add_all(finder_, Topic::kTime, i, grammar_.times[i].window_texts);
    add_all(finder_, Topic::kTime, i, grammar_.times[i].lights);
    add_all(finder_, Topic::kTime, i, grammar_.times[i].window_lights);
  }
  add_entries(finder_, Topic::kWeather, grammar_.weathers);
  for (std::size_t i = 0; i < grammar_.weathers.size(); ++i) {
    for (const std::string& word : grammar_.weathers[i].ground) finder_.add_phrase(Topic::kWeather, i, word);
    add_all(finder_, Topic::kWeather, i, grammar_.weathers[i].window_texts);
    add_all(finder_, Topic::kWeather, i, grammar_.weathers[i].lights);
  }
}

void Vocabulary::add_texts() {
  add_entries(finder_, Topic::kMood, grammar_.moods);
  add_entries(finder_, Topic::kAction, grammar_.actions);
  for (std::size_t i = 0; i < grammar_.actions.size(); ++i)
    add_all(finder_, Topic::kAction, i, grammar_.actions[i].face_texts);
  add_entries(finder_, Topic::kLook, grammar_.looks);
  add_entries(finder_, Topic::kSize, grammar_.sizes);
  add_entries(finder_, Topic::kMove, grammar_.moves);
  add_entries(finder_, Topic::kFocus, grammar_.focuses);
  for (const std::string& word : grammar_.crowd_words) finder_.add_phrase(Topic::kCrowd, 0, word);
  for (const std::string& word : grammar_.band_words) finder_.add_phrase(Topic::kBand, 0, word);
  for (const std::string& word : grammar_.show_words) finder_.add_phrase(Topic::kShow, 0, word);
  for (const std::string& phrase : grammar_.ignored) finder_.add_phrase(Topic::kNothing, 0, phrase);
  const mv::GrammarTexts& texts = grammar_.texts;
  add_all(finder_, Topic::kCrowd, 0, texts.crowd);
  add_all(finder_, Topic::kNothing, 0, texts.no_crowd);
  for (const auto* list : {&texts.band, &texts.band_close, &texts.band_focus})
    add_all(finder_, Topic::kBand, 0, *list);
  for (const auto* list : {&texts.openings, &texts.close_openings, &texts.focus_openings, &texts.styles,
                           &texts.angles, &texts.themes}) {
    add_all(finder_, Topic::kNothing, 0, *list);
  }
}

Reading Vocabulary::read(std::string_view text) const {
  return Reading(finder_.find(split_words(text)));
}

}  // namespace providers
