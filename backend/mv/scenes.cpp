#include "mv/scenes.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

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

std::vector<Scene> write_scenes(const Studio& studio, const SceneRequest& request, const Flavor& flavor,
                                base::CancelToken cancel) {
  check_idea(request.idea);
  check_character(request.character_description);
  check_number_of_scenes(request.number_of_scenes);
  for (const ConfigType type :
       {ConfigType::kParameters, ConfigType::kScenePrompts, ConfigType::kBuiltinScenes}) {
    studio.flavors.select(flavor.name, type);  // says so under MV_DEBUG_MODE
  }
  std::vector<Scene> scenes = studio.scene_writer.write(request, flavor, cancel);
  if (scenes.size() != static_cast<std::size_t>(request.number_of_scenes)) {
    throw base::Error(base::ErrorKind::kInternal,
                      fmt::format("the scene writer gave {} scenes where {} were asked for", scenes.size(),
                                  request.number_of_scenes));
  }
  return scenes;
}

}  // namespace mv
