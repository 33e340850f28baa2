#include "mv/scenes.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/full_prompt.h"

namespace mv {

void check_idea(const std::string& idea) {
  base::require_text(idea, "the idea", kLongestIdea);
  if (base::trimmed(idea).empty()) {
    throw base::Error(base::ErrorKind::kUsage, "the idea is empty; say in a sentence what the film shows");
  }
}

void check_character(const std::string& character) {
  base::require_text(character, "the character", kLongestCharacter);
  if (base::trimmed(character).empty()) {
    throw base::Error(base::ErrorKind::kUsage,
                      "the character is empty; say in a few words who is in the film");
  }
}

void check_number_of_scenes(std::int64_t scenes) {
  if (scenes >= 1 && scenes <= kMostScenes) return;
  throw base::Error(base::ErrorKind::kOutOfRange,
                    fmt::format("{} scenes are not possible; ask for 1 to {}", scenes, kMostScenes));
}

namespace {

void tell(const Studio& studio, const SceneRequest& request, const Flavor& flavor) {
  const StepLog steps = studio.steps();
  if (!steps.is_on()) return;
  const SceneValues values = values_of(request, flavor);
  steps.write(Step::kRequestArgsReceived, {{"idea", request.idea},
                                           {"character_description", request.character_description},
                                           {"number_of_scenes", request.number_of_scenes},
                                           {"config_flavor", flavor.name}});
  steps.write(Step::kDefaultsApplied, {{"character_characteristics", values.character_characteristics},
                                       {"video_type", values.video_type},
                                       {"video_characteristics", values.video_characteristics},
                                       {"camera_angle", values.camera_angle},
                                       {"seed", request.seed}});
  steps.write(Step::kFullPrompt, {{"prompt", full_scene_prompt(request, flavor)}});
}

}  // namespace

Story write_scenes(const Studio& studio, SceneWriter& writer, const SceneRequest& request,
                   const Flavor& flavor, Commission& commission) {
  check_idea(request.idea);
  check_character(request.character_description);
  check_number_of_scenes(request.number_of_scenes);
  for (const ConfigType type :
       {ConfigType::kParameters, ConfigType::kScenePrompts, ConfigType::kBuiltinScenes}) {
    studio.flavors.select(flavor.name, type);  // says so under MV_DEBUG_MODE
  }
  tell(studio, request, flavor);
  Story story = writer.write(request, flavor, commission);
  if (story.scenes.size() != static_cast<std::size_t>(request.number_of_scenes)) {
    throw base::Error(base::ErrorKind::kInternal,
                      fmt::format("the scene writer gave {} scenes where {} were asked for",
                                  story.scenes.size(), request.number_of_scenes));
  }
  return story;
}

}  // namespace mv
