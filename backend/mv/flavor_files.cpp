#include "mv/flavor_files.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "mv/limits.h"
#include "mv/prompt_template.h"

namespace mv {
namespace {

constexpr int kLongestSeconds = static_cast<int>(kLongestClip / std::chrono::seconds(1));

constexpr std::array<std::string_view, 7> kScenePlaceholders = {
    "idea",       "character_description", "character_characteristics", "number_of_scenes", "camera_angle",
    "video_type", "video_characteristics"};
constexpr std::array<std::string_view, 1> kImagePlaceholders = {"character_description"};
constexpr std::array<std::string_view, 1> kRulePlaceholders = {"aspect_ratio"};

// Reads a template; one with an unknown placeholder would only fail when used, so it is refused here.
void read_template(YamlMap& map, std::string_view key, std::span<const std::string_view> allowed,
                   std::string& value, ProblemList& problems) {
  std::string text;
  if (!map.read(key, text)) return;
  const TemplateScan scan = scan_template(text);
  // A block text begins on the line after its key, a plain one on the key's own line.
  const int first = map.line(key) + (text.find('\n') != std::string::npos ? 1 : 0);
  bool sound = true;
  for (const Placeholder& placeholder : scan.placeholders) {
    if (std::find(allowed.begin(), allowed.end(), placeholder.name) != allowed.end()) continue;
    problems.add(
        first + placeholder.line,
        fmt::format("\"{}\" uses the unknown placeholder {{{}}}", key, placeholder.name),
        fmt::format("use {{{}}} or double the braces to mean them literally", fmt::join(allowed, "}, {")));
    sound = false;
  }
  if (!scan.fault.empty()) {
    problems.add(first + scan.fault_line, fmt::format("\"{}\" has {}", key, scan.fault),
                 "double braces that are meant literally");
    sound = false;
  }
  if (sound) value = std::move(text);
}

}  // namespace

void read_parameters(const YAML::Node& root, Flavor& flavor, ProblemList& problems) {
  YamlMap map(root, "", problems);
  SceneParameters& parameters = flavor.parameters;
  map.read("character_characteristics", parameters.character_characteristics);
  map.read_integer("number_of_scenes", 1, kMostScenes, parameters.number_of_scenes);
  map.read("video_type", parameters.video_type);
  map.read("video_characteristics", parameters.video_characteristics);
  map.read("camera_angle", parameters.camera_angle);
  map.report_unknown_keys();
}

void read_scene_prompts(const YAML::Node& root, Flavor& flavor, ProblemList& problems) {
  YamlMap map(root, "", problems);
  read_template(map, "scene_generation_prompt", kScenePlaceholders, flavor.scene_generation_prompt, problems);
  map.report_unknown_keys();
}

void read_image_params(const YAML::Node& root, Flavor& flavor, ProblemList& problems) {
  YamlMap map(root, "", problems);
  ImageParameters& image = flavor.image;
  map.read("model", image.model);
  map.read("aspect_ratio", image.aspect_ratio);
  map.read("safety_filter_level", image.safety_filter_level);
  map.read("person_generation", image.person_generation);
  map.read("output_format", image.output_format);
  map.read("video_model", image.video_model);
  map.read("video_aspect_ratio", image.video_aspect_ratio);
  map.read_integer("video_duration", 1, kLongestSeconds, image.video_duration);
  map.read("video_generate_audio", image.video_generate_audio);
  map.read("video_person_generation", image.video_person_generation);
  read_template(map, "video_rules_template", kRulePlaceholders, image.video_rules_template, problems);
  map.report_unknown_keys();
}

void read_image_prompts(const YAML::Node& root, Flavor& flavor, ProblemList& problems) {
  YamlMap map(root, "", problems);
  read_template(map, "character_reference_prompt", kImagePlaceholders, flavor.character_reference_prompt,
                problems);
  map.report_unknown_keys();
}

}  // namespace mv
