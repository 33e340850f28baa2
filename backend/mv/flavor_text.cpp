#include "mv/flavor_text.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace mv {
namespace {

class Listing {
 public:
  void file(std::string_view name) { text_ += fmt::format("\n{}\n", name); }

  template <class Value>
  void value(std::string_view key, const Value& value) {
    text_ += fmt::format("  {}: {}\n", key, value);
  }

  void prompt(std::string_view key, std::string_view value) {
    text_ += fmt::format("  {}:\n", key);
    while (!value.empty()) {
      const std::size_t end = std::min(value.find('\n'), value.size());
      text_ += fmt::format("    {}\n", value.substr(0, end));
      value.remove_prefix(std::min(end + 1, value.size()));
    }
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

std::string describe(const Flavor& flavor) {
  Listing listing;
  listing.file("parameters.yaml");
  listing.value("number_of_scenes", flavor.parameters.number_of_scenes);
  listing.value("video_type", flavor.parameters.video_type);
  listing.value("camera_angle", flavor.parameters.camera_angle);
  listing.prompt("video_characteristics", flavor.parameters.video_characteristics);
  listing.prompt("character_characteristics", flavor.parameters.character_characteristics);
  listing.file("scene_prompts.yaml");
  listing.prompt("scene_generation_prompt", flavor.scene_generation_prompt);
  listing.file("image_prompts.yaml");
  listing.prompt("character_reference_prompt", flavor.character_reference_prompt);
  const ImageParameters& image = flavor.image;
  listing.file("image_params.yaml");
  listing.value("model", image.model);
  listing.value("aspect_ratio", image.aspect_ratio);
  listing.value("safety_filter_level", image.safety_filter_level);
  listing.value("person_generation", image.person_generation);
  listing.value("output_format", image.output_format);
  listing.value("video_model", image.video_model);
  listing.value("video_aspect_ratio", image.video_aspect_ratio);
  listing.value("video_duration", image.video_duration);
  listing.value("video_generate_audio", image.video_generate_audio);
  listing.value("video_person_generation", image.video_person_generation);
  listing.prompt("video_rules_template", image.video_rules_template);
  return fmt::format("{}: {}\n{}", flavor.name, flavor.description, listing.take());
}

}  // namespace mv
