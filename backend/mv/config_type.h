#pragma once

#include <array>
#include <string>
#include <string_view>

namespace mv {

// The five files of a flavor.
enum class ConfigType { kParameters, kScenePrompts, kImageParams, kImagePrompts, kBuiltinScenes };

inline constexpr std::array kConfigTypes = {ConfigType::kParameters, ConfigType::kScenePrompts,
                                            ConfigType::kImageParams, ConfigType::kImagePrompts,
                                            ConfigType::kBuiltinScenes};

// "scene_prompts": the name in log events; the file is this plus ".yaml".
constexpr std::string_view name_of(ConfigType type) {
  switch (type) {
    case ConfigType::kParameters:
      return "parameters";
    case ConfigType::kScenePrompts:
      return "scene_prompts";
    case ConfigType::kImageParams:
      return "image_params";
    case ConfigType::kImagePrompts:
      return "image_prompts";
    case ConfigType::kBuiltinScenes:
      return "builtin_scenes";
  }
  return {};
}

inline std::string file_of(ConfigType type) {
  return std::string(name_of(type)) + ".yaml";
}

}  // namespace mv
