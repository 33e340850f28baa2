#include "mv/flavor_log.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "mv/scene_grammar.h"

namespace mv {
namespace {

using Fields = std::vector<base::LogField>;

Fields values_of(const Flavor& flavor, ConfigType type) {
  const SceneParameters& p = flavor.parameters;
  const ImageParameters& i = flavor.image;
  switch (type) {
    case ConfigType::kParameters:
      return {{"character_characteristics", p.character_characteristics},
              {"number_of_scenes", p.number_of_scenes},
              {"video_type", p.video_type},
              {"video_characteristics", p.video_characteristics},
              {"camera_angle", p.camera_angle}};
    case ConfigType::kScenePrompts:
      return {{"scene_generation_prompt", flavor.scene_generation_prompt}};
    case ConfigType::kImagePrompts:
      return {{"character_reference_prompt", flavor.character_reference_prompt}};
    case ConfigType::kImageParams:
      return {{"model", i.model},
              {"aspect_ratio", i.aspect_ratio},
              {"safety_filter_level", i.safety_filter_level},
              {"person_generation", i.person_generation},
              {"output_format", i.output_format},
              {"video_model", i.video_model},
              {"video_aspect_ratio", i.video_aspect_ratio},
              {"video_duration", i.video_duration},
              {"video_generate_audio", i.video_generate_audio},
              {"video_person_generation", i.video_person_generation},
              {"video_rules_template", i.video_rules_template}};
    case ConfigType::kBuiltinScenes: {
      const SceneGrammar& g = *flavor.grammar;
      return {{"places", g.places.size()}, {"place", g.rules.place},         {"look", g.rules.look},
              {"band", g.rules.band},      {"crowd_min", g.rules.crowd_min}, {"crowd_max", g.rules.crowd_max},
              {"stages", g.arc.size()}};
    }
  }
  return {};
}

// One sentence for each flavor, however much is wrong with it.
std::vector<std::string> sentences_of(const std::vector<FlavorProblem>& problems) {
  std::vector<std::string> sentences;
  for (auto problem = problems.begin(); problem != problems.end();) {
    const auto next = std::find_if(problem + 1, problems.end(), [&](const FlavorProblem& other) {
      return other.flavor.empty() || other.flavor != problem->flavor;
    });
    std::string sentence = describe(*problem);
    if (const auto more = next - problem - 1; more > 0)
      sentence += fmt::format(" (and {} more, see songreel flavors check)", more);
    sentences.push_back(std::move(sentence));
    problem = next;
  }
  return sentences;
}

}  // namespace

void FlavorLog::loaded(const LoadedFlavors& loaded) const {
  if (mode_ == DebugMode::kOff) {
    for (const std::string& sentence : sentences_of(loaded.problems)) log_.warning(sentence);
    return;
  }
  for (const FlavorProblem& problem : loaded.problems) {
    log_.warning("config_flavor_problem", {{"flavor", problem.flavor},
                                           {"file", problem.file},
                                           {"line", problem.line},
                                           {"what", problem.what},
                                           {"advice", problem.advice}});
  }
  for (const LoadedFlavor& one : loaded.flavors) {
    for (const ConfigType type : one.fallbacks) {
      // The fifth file is optional; leaving it out is the usual case and no reason to warn.
      const auto level =
          type == ConfigType::kBuiltinScenes ? base::LogLevel::kDebug : base::LogLevel::kWarning;
      log_.write(
          level, "config_flavor_fallback",
          {{"requested_flavor", one.flavor->name}, {"config_type", name_of(type)}, {"fallback", "default"}});
    }
  }
  std::vector<std::string> names;
  for (const LoadedFlavor& one : loaded.flavors) names.push_back(one.flavor->name);
  log_.info(name_of(Step::kConfigFlavorsDiscovered),
            {{"flavors", fmt::format("['{}']", fmt::join(names, "', '"))}});
  for (const LoadedFlavor& one : loaded.flavors) {
    std::vector<std::string_view> types;
    for (const auto& [type, keys] : one.keys) types.push_back(name_of(type));
    log_.info(
        name_of(Step::kFlavorConfigsAvailable),
        {{"flavor", one.flavor->name}, {"config_types", fmt::format("['{}']", fmt::join(types, "', '"))}});
    for (const auto& [type, keys] : one.keys) {
      log_.info(name_of(Step::kConfigFlavorLoaded),
                {{"flavor", one.flavor->name},
                 {"config_type", name_of(type)},
                 {"config_keys", fmt::format("['{}']", fmt::join(keys, "', '"))}});
    }
  }
}

void FlavorLog::unknown(std::string_view requested, const std::vector<std::string>& names) const {
  if (mode_ == DebugMode::kOff) {
    log_.warning(fmt::format("there is no flavor '{}' (there are {}); the film is made with default",
                             requested, fmt::join(names, ", ")));
    return;
  }
  log_.warning("config_flavor_fallback", {{"requested_flavor", requested}, {"fallback", "default"}});
}

void FlavorLog::selected(const Flavor& flavor, ConfigType type) const {
  if (mode_ == DebugMode::kOff) return;
  log_.info("config_flavor_selected", {{"flavor", flavor.name}, {"config_type", name_of(type)}});
  log_.write(base::LogLevel::kDebug, fmt::format("{}_config", name_of(type)), values_of(flavor, type));
}

}  // namespace mv
