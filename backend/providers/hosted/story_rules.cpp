#include "providers/hosted/story_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/text.h"

namespace providers {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 6> kNegations = {"no", "without", "not", "never", "nor", "neither"};
constexpr std::size_t kNegationReach = 4;  // words: "no single member of the audience"
// In binary fractions 0.3 * 10 is not always 3.
constexpr double kRounding = 1e-9;

// The words of one clause after the other: "no rain, a crowd" has a crowd.
std::vector<Words> clauses_of(const std::string& text) {
  std::vector<Words> clauses;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(".,;:!?\n", begin), text.size());
    clauses.push_back(base::words_of(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return clauses;
}

bool is_negated(const Words& clause, std::size_t at) {
  for (std::size_t i = at - std::min(at, kNegationReach); i < at; ++i) {
    if (std::find(kNegations.begin(), kNegations.end(), clause[i]) != kNegations.end()) return true;
  }
  return false;
}

bool says(const Words& clause, const Words& phrase) {
  if (phrase.empty()) return false;
  auto from = clause.begin();
  for (;;) {
    const auto found = std::search(from, clause.end(), phrase.begin(), phrase.end());
    if (found == clause.end()) return false;
    if (!is_negated(clause, static_cast<std::size_t>(found - clause.begin()))) return true;
    from = found + 1;
  }
}

bool says_any(const std::string& text, const std::vector<Words>& phrases) {
  const std::vector<Words> clauses = clauses_of(text);
  return std::any_of(clauses.begin(), clauses.end(), [&](const Words& clause) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const Words& phrase) { return says(clause, phrase); });
  });
}

std::vector<Words> phrases_of(const std::vector<std::string>& texts) {
  std::vector<Words> phrases;
  phrases.reserve(texts.size());
  for (const std::string& text : texts) phrases.push_back(base::words_of(text));
  return phrases;
}

// The description without the character's, which every scene repeats: "a fan of old cars" is no audience.
std::string without_character(const mv::Scene& scene, const std::string& character) {
  std::string text = base::lower(scene.description);
  const std::string known = base::lower(base::trimmed(character));
  if (known.empty()) return text;
  for (std::size_t at = text.find(known); at != std::string::npos; at = text.find(known, at))
    text.replace(at, known.size(), "the character");
  return text;
}

bool is_close_up(const mv::SceneGrammar& grammar, const std::string& size) {
  const mv::GrammarEntry* entry = mv::find_entry(grammar.sizes, size);
  const std::string& paint = entry != nullptr ? entry->paint : size;
  return paint == "close_up" || paint == "extreme_close_up";
}

// All ways to say one of the sizes of a required close-up; none where none is required.
std::vector<Words> close_up_phrases(const mv::SceneGrammar& grammar) {
  std::vector<Words> phrases;
  for (const mv::RequiredShot& shot : grammar.rules.require) {
    for (const std::string& size : shot.sizes) {
      const mv::GrammarEntry* entry = mv::find_entry(grammar.sizes, size);
      if (entry == nullptr || !is_close_up(grammar, size)) continue;
      for (const auto* texts : {&entry->words, &entry->texts}) {
        const std::vector<Words> more = phrases_of(*texts);
        phrases.insert(phrases.end(), more.begin(), more.end());
      }
    }
  }
  return phrases;
}

std::string audience_rule(int found, int count, const mv::GrammarRules& rules) {
  const int least = std::max(1, static_cast<int>(std::ceil(rules.crowd_min * count - kRounding)));
  const int most = std::max(least, static_cast<int>(std::floor(rules.crowd_max * count + kRounding)));
  if (found >= least && found <= most) return "";
  const std::string wanted = least == most ? fmt::format("{}", least) : fmt::format("{} to {}", least, most);
  return fmt::format("an audience is in {} of the {} scenes, not in {}", found, count, wanted);
}

}  // namespace

std::vector<std::string> broken_rules(const std::vector<mv::Scene>& scenes, const mv::SceneGrammar& grammar,
                                      const std::string& character) {
  std::vector<std::string> broken;
  if (grammar.rules.crowd_max <= 0) return broken;
  const std::vector<Words> crowd = phrases_of(grammar.crowd_words);
  const std::vector<Words> close_up = close_up_phrases(grammar);
  int crowds = 0;
  bool has_close_up = close_up.empty();
  for (const mv::Scene& scene : scenes) {
    const std::string text = without_character(scene, character);
    crowds += says_any(text, crowd) ? 1 : 0;
    has_close_up = has_close_up || says_any(text, close_up);
  }
  if (!has_close_up) broken.emplace_back("none of the scenes is a close-up");
  std::string audience = audience_rule(crowds, static_cast<int>(scenes.size()), grammar.rules);
  if (!audience.empty()) broken.push_back(std::move(audience));
  return broken;
}

}  // namespace providers
