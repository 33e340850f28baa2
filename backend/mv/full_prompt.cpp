#include "mv/full_prompt.h"

#include "mv/prompt_template.h"

namespace mv {

SceneValues values_of(const SceneRequest& request, const Flavor& flavor) {
  const SceneParameters& parameters = flavor.parameters;
  return {.character_characteristics =
              request.character_characteristics.value_or(parameters.character_characteristics),
          .video_type = request.video_type.value_or(parameters.video_type),
          .video_characteristics = request.video_characteristics.value_or(parameters.video_characteristics),
          .camera_angle = request.camera_angle.value_or(parameters.camera_angle)};
}

std::string full_scene_prompt(const SceneRequest& request, const Flavor& flavor) {
  const SceneValues values = values_of(request, flavor);
  return fill_template(flavor.scene_generation_prompt,
                       {{"idea", request.idea},
                        {"character_description", request.character_description},
                        {"character_characteristics", values.character_characteristics},
                        {"number_of_scenes", std::to_string(request.number_of_scenes)},
                        {"camera_angle", values.camera_angle},
                        {"video_type", values.video_type},
                        {"video_characteristics", values.video_characteristics}});
}

std::string full_image_prompt(const std::string& character, const Flavor& flavor) {
  return fill_template(flavor.character_reference_prompt, {{"character_description", character}});
}

}  // namespace mv
