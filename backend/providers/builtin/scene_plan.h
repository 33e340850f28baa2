#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "mv/makers.h"
#include "providers/builtin/idea_reader.h"
#include "providers/builtin/lead_words.h"

namespace providers {

// One scene as it is meant, before it is told. Pointers are into the grammar.
struct PlannedScene {
  const mv::ArcStage* stage = nullptr;
  mv::ShotChoice shot;
  std::string move;
  const mv::GrammarAction* action = nullptr;
  const mv::GrammarEntry* mood = nullptr;
  const mv::GrammarPlace* place = nullptr;
  const StoryPart* part = nullptr;  // the part of the idea that it tells
  bool crowd = false;
  bool band = false;
};

// A film as it is meant. It points into the idea too.
struct FilmPlan {
  std::vector<PlannedScene> scenes;
  const mv::GrammarTime* time = nullptr;
  const mv::GrammarWeather* weather = nullptr;
  const mv::GrammarEntry* look = nullptr;
  bool audience = false;  // some scenes have one, so the others must not
};

// Picks among items so that all come before any comes twice.
class FairPicker {
 public:
  explicit FairPicker(base::Random& random) : random_(random) {}

  // One of the least used; `items` must not be empty. `name` is what is counted.
  const std::string& pick(const std::vector<std::string>& items);

 private:
  base::Random& random_;
  std::map<std::string, int, std::less<>> used_;
};

bool is_close(std::string_view size);

// How many of `count` scenes show an audience, from the share a flavor asks for: as near as whole numbers
// allow. Film of one: none.
struct CrowdRange {
  int low = 0;
  int high = 0;
};
CrowdRange crowd_range(const mv::GrammarRules& rules, bool idea_has_crowd, int count);

// Lays a film out by the grammar's arc and rules: stages, shots, places, actions, audience.
FilmPlan plan_film(const mv::SceneRequest& request, const Idea& idea, const LeadWords& lead,
                   const Vocabulary& vocabulary, base::Random random);

}  // namespace providers
