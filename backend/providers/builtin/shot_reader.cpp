#include "providers/builtin/shot_reader.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/random.h"
#include "base/text.h"
#include "providers/builtin/scene_plan.h"
#include "render/names.h"

namespace providers {
namespace {

// Blanks keep their length, so that words on both sides stay apart and clauses stay what they are.
void blank(std::string& text, std::size_t at, std::size_t length) {
  for (std::size_t i = at; i < at + length && i < text.size(); ++i) {
    if (text[i] != '.' && text[i] != ',') text[i] = ' ';
  }
}

std::string without_character(std::string_view description, std::string_view character) {
  std::string text(description);
  const std::string_view name = base::trimmed(character);
  if (name.empty()) return text;
  const std::string lower_text = base::lower(text), lower_name = base::lower(name);
  for (std::size_t at = lower_text.find(lower_name); at != std::string::npos;
       at = lower_text.find(lower_name, at + name.size())) {
    blank(text, at, name.size());
  }
  return text;
}

// What stands in double quotes is a sign, a title or the idea's own words: it is talked about, not seen.
std::string without_quotes(std::string text) {
  constexpr std::size_t kLongestQuote = 200;
  for (std::size_t open = text.find('"'); open != std::string::npos;) {
    const std::size_t close = text.find('"', open + 1);
    if (close == std::string::npos) break;
    if (close - open <= kLongestQuote) blank(text, open, close - open + 1);
    open = text.find('"', close + 1);
  }
  return text;
}

template <class Enum, class Entry>
void set(Enum& value, const Reading& reading, Topic topic, const std::vector<Entry>& entries) {
  const auto entry = reading.best(topic);
  if (!entry) return;
  if (const auto named = render::from_name<Enum>(entries[*entry].paint)) value = *named;
}

// What a negative description forbids outright: items that name a thing and nothing else ("crowd", "heavy
// rain").
struct Forbidden {
  bool crowd = false, band = false, weather = false;
};

Forbidden forbidden_by(std::string_view negative, const Vocabulary& vocabulary, render::Weather weather) {
  constexpr std::array<std::string_view, 8> kFillers = {"no",     "any", "heavy", "light",
                                                        "people", "the", "a",     "visible"};
  Forbidden forbidden;
  while (!negative.empty()) {
    const std::size_t comma = negative.find_first_of(",;.\n");
    const std::string_view item = negative.substr(0, comma);
    std::size_t words = 0;
    for (const Word& word : split_words(item)) {
      if (std::find(kFillers.begin(), kFillers.end(), word.text) == kFillers.end()) ++words;
    }
    const Reading reading = vocabulary.read(item);
    for (const Found& found : reading.founds()) {
      if (found.count < words) continue;
      if (found.topic == Topic::kCrowd) forbidden.crowd = true;
      if (found.topic == Topic::kBand) forbidden.band = true;
      if (found.topic == Topic::kWeather) {
        const auto named =
            render::from_name<render::Weather>(vocabulary.grammar().weathers[found.entry].paint);
        if (named == weather) forbidden.weather = true;
      }
    }
    if (comma == std::string_view::npos) break;
    negative.remove_prefix(comma + 1);
  }
  return forbidden;
}

std::optional<std::size_t> place_of(const Reading& reading, const Vocabulary& vocabulary) {
  if (const auto place = reading.best(Topic::kPlace)) return place;
  if (const auto name = reading.best(Topic::kPlaceName)) return vocabulary.place_name(*name).place;
  return reading.best(Topic::kPlaceHint);
}

const mv::GrammarPlace* usual_place(const mv::SceneGrammar& grammar) {
  if (const auto* fixed = mv::find_entry(grammar.places, grammar.rules.place)) return fixed;
  if (!grammar.rules.neutral_places.empty()) {
    if (const auto* neutral = mv::find_entry(grammar.places, grammar.rules.neutral_places.front()))
      return neutral;
  }
  return &grammar.places.front();
}

render::CameraMove usual_move(std::uint64_t seed) {
  constexpr std::array kMoves = {render::CameraMove::kPushIn, render::CameraMove::kPanRight,
                                 render::CameraMove::kPanLeft, render::CameraMove::kOrbit,
                                 render::CameraMove::kPullOut};
  base::Random random(base::mix_seed(seed, "usual move"));
  return kMoves[random.index(kMoves.size())];
}

}  // namespace

ShotReader::ShotReader(std::shared_ptr<const mv::SceneGrammar> grammar)
    : grammar_(std::move(grammar)), vocabulary_(*grammar_) {}

render::Shot ShotReader::read(const ShotText& text) const {
  const mv::SceneGrammar& grammar = *grammar_;
  const std::string bare = without_character(text.description, text.character);
  Reading reading = vocabulary_.read(without_quotes(bare));
  // A prompt that stands in quotes as a whole is no quotation.
  if (!reading.has(Topic::kPlace) && !reading.has(Topic::kAction) && !reading.has(Topic::kSize))
    reading = vocabulary_.read(bare);

  render::Shot shot{.seed = text.seed, .place_seed = text.place_seed};
  const auto entry = place_of(reading, vocabulary_);
  const mv::GrammarPlace& place = entry ? grammar.places[*entry] : *usual_place(grammar);
  shot.setting = render::from_name<render::Setting>(place.paint).value_or(shot.setting);
  shot.look = render::from_name<render::Look>(grammar.rules.look).value_or(shot.look);
  shot.size = render::ShotSize::kMedium;
  shot.move = usual_move(text.seed);
  const bool sealed = place.air == mv::PlaceAir::kSealed;
  const std::vector<std::string>& times =
      sealed || grammar.rules.times.empty() ? place.times : grammar.rules.times;
  if (!times.empty()) {
    const mv::GrammarTime* usual = mv::find_entry(grammar.times, times.front());
    if (usual) shot.time = render::from_name<render::TimeOfDay>(usual->paint).value_or(shot.time);
  }
  set(shot.time, reading, Topic::kTime, grammar.times);
  set(shot.weather, reading, Topic::kWeather, grammar.weathers);
  set(shot.size, reading, Topic::kSize, grammar.sizes);
  set(shot.move, reading, Topic::kMove, grammar.moves);
  set(shot.action, reading, Topic::kAction, grammar.actions);
  set(shot.mood, reading, Topic::kMood, grammar.moods);
  set(shot.look, reading, Topic::kLook, grammar.looks);
  set(shot.focus, reading, Topic::kFocus, grammar.focuses);
  if (sealed) shot.weather = render::Weather::kClear;
  shot.band = reading.has(Topic::kBand) || (grammar.rules.band && !reading.denies(Topic::kBand));
  shot.crowd = reading.has(Topic::kCrowd) || shot.size == render::ShotSize::kOverTheCrowd;

  const Forbidden forbidden = forbidden_by(text.negative, vocabulary_, shot.weather);
  if (forbidden.crowd) shot.crowd = false;
  if (forbidden.band) shot.band = false;
  if (forbidden.weather) shot.weather = render::Weather::kClear;
  return shot;
}

}  // namespace providers
