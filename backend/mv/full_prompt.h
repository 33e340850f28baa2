#pragma once

#include <string>

#include "mv/makers.h"

namespace mv {

// What a request says of its scenes, and where it says nothing, the flavor.
struct SceneValues {
  std::string character_characteristics, video_type, video_characteristics, camera_angle;
};
SceneValues values_of(const SceneRequest& request, const Flavor& flavor);

// The flavor's prompts with all values in their places, as a language or image model is given them. The
// built-in makers work from the values and the flavor's grammar instead.
std::string full_scene_prompt(const SceneRequest& request, const Flavor& flavor);
std::string full_image_prompt(const std::string& character, const Flavor& flavor);

}  // namespace mv
