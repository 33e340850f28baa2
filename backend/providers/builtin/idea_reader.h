#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "providers/builtin/vocabulary.h"

namespace providers {

// What one part of an idea says of its scenes. Pointers are into the vocabulary's grammar.
struct StoryPart {
  std::vector<const mv::GrammarPlace*> places;  // in the order of the idea; empty: none named
  std::vector<const mv::GrammarAction*> actions;
  bool crowd = false;
  bool band = false;
};

// What an idea says, as far as the vocabulary knows its words. The base is the whole; where the story takes a
// turn ("…, then …"), `parts` is what comes before the last turn and what comes after it, else empty.
struct Idea : StoryPart {
  std::vector<StoryPart> parts;
  std::string where;  // "in Austin", or empty
  const mv::GrammarTime* time = nullptr;
  const mv::GrammarWeather* weather = nullptr;
  const mv::GrammarEntry* mood = nullptr;
  const mv::GrammarEntry* look = nullptr;
  std::string quote;        // its own words, one line, at most about 90 bytes, without double quotes
  bool understood = false;  // both a place and something to do were found: no need to quote it everywhere
  bool known = false;       // a place, a time, a weather or something to do was found
};

Idea read_idea(std::string_view idea, const Vocabulary& vocabulary);

}  // namespace providers
