#pragma once

#include <memory>
#include <string>

namespace mv {

// parameters.yaml
struct SceneParameters {
  std::string character_characteristics;
  int number_of_scenes = 4;
  std::string video_type;
  std::string video_characteristics;
  std::string camera_angle;
};

// image_params.yaml
struct ImageParameters {
  std::string model, aspect_ratio, safety_filter_level, person_generation, output_format;
  std::string video_model, video_aspect_ratio;
  int video_duration = 8;  // seconds
  bool video_generate_audio = true;
  std::string video_person_generation;
  std::string video_rules_template;
};

struct SceneGrammar;  // builtin_scenes.yaml, see scene_grammar.h

// One look: prompts and parameters, complete (fallbacks already applied). Immutable and shared.
struct Flavor {
  std::string name;
  std::string description;  // the first comment line of parameters.yaml, for people
  SceneParameters parameters;
  std::string scene_generation_prompt;     // scene_prompts.yaml
  std::string character_reference_prompt;  // image_prompts.yaml
  ImageParameters image;
  std::shared_ptr<const SceneGrammar> grammar;
  std::string fingerprint;  // hash of the builtin_scenes.yaml in effect: with another one, other pictures
};

}  // namespace mv
