#pragma once

#include <map>
#include <string>
#include <vector>

#include "providers/builtin/prose.h"
#include "providers/builtin/scene_plan.h"

namespace providers {

// Tells planned scenes in words. One teller tells one film, so that its texts come round fairly.
class SceneTeller {
 public:
  SceneTeller(const mv::SceneRequest& request, const mv::Flavor& flavor, const Idea& idea,
              const LeadWords& lead, const mv::SceneGrammar& grammar, const FilmPlan& film,
              base::Random random);

  // Scenes must be told in order. With `quote`, the idea's own words are woven in.
  mv::Scene tell(const PlannedScene& scene, bool quote);

 private:
  using Values = std::map<std::string, std::string, std::less<>>;

  std::string description(const PlannedScene& scene, bool with_theme);
  std::string negative(const PlannedScene& scene);

  void set_lead(Values& values);
  void set_place_and_time(const PlannedScene& scene, Values& values);
  void set_action(const PlannedScene& scene, Values& values);
  void set_company(const PlannedScene& scene, Values& values);
  std::string opening(const PlannedScene& scene, const Values& values);
  std::string light(const PlannedScene& scene);
  std::string camera(const PlannedScene& scene, const Values& values);
  std::string theme(const Values& values);

  // One of the texts, fairly, with its placeholders filled; nothing of nothing.
  std::string say(const std::vector<std::string>& texts, const Values& values);

  const mv::SceneRequest& request_;
  const Idea& idea_;
  const LeadWords& lead_;
  const mv::SceneGrammar& grammar_;
  const FilmPlan& film_;
  base::Random random_;
  FairPicker fair_;
  Prose prose_;
  std::string character_, quote_, where_, video_type_, video_characteristics_, manner_,
      angle_;               // marks or plain
  std::string place_text_;  // with `same_words`, the one place text of the film
};

}  // namespace providers
