#include "providers/gemini/gemini_video.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/text.h"
#include "providers/gemini/gemini_shop.h"
#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/picture_type.h"

namespace providers {
namespace {

// A request may have 20 MB in all, and base64 makes four bytes of three
// (https://ai.google.dev/gemini-api/docs/image-understanding).
constexpr std::uintmax_t kMostPicture = 14U << 20;
// Veo makes pictures of a character, and more than 720p, at this length only
// (https://ai.google.dev/gemini-api/docs/video).
constexpr int kVeoFullSeconds = 8;
constexpr const char* kVeoSmallest = "720p";
constexpr const char* kWithPicture = "allow_adult";
constexpr const char* kWithoutPicture = "allow_all";

// Why the model cannot be shown the character's picture; "" when it can.
std::string why_no_picture(const std::filesystem::path& picture, const mv::Model& model, int seconds) {
  if (model.reference_images == 0) return fmt::format("{} takes no picture of the character", model.id);
  if (wire_of(model) == GeminiWire::kOperations && seconds != kVeoFullSeconds)
    return fmt::format("{} takes a character's picture for clips of {} seconds only", model.id,
                       kVeoFullSeconds);
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(picture, error);
  if (error || size > kMostPicture)
    return fmt::format("the character's picture is over {} MB", kMostPicture >> 20);
  return "";
}

void show_character(mv::ClipRequest& request, const mv::Model& model, GeminiVideoOrder& order) {
  if (!request.character_image) return;
  const std::string why = why_no_picture(*request.character_image, model, order.seconds);
  if (why.empty()) {
    order.picture = request.character_image;
    return;
  }
  order.notes.push_back(why + "; it is described in words");
  request.character_image.reset();
}

void fit_to_veo(const mv::ClipRequest& request, const mv::Model& model, GeminiVideoOrder& order) {
  const auto& sizes = model.resolutions;
  if (order.seconds != kVeoFullSeconds && order.resolution != kVeoSmallest &&
      std::find(sizes.begin(), sizes.end(), kVeoSmallest) != sizes.end()) {
    order.notes.push_back(fmt::format("{} makes {} clips of {} seconds only; this one is {}", model.id,
                                      order.resolution, kVeoFullSeconds, kVeoSmallest));
    order.resolution = kVeoSmallest;
  }
  // Each way takes one value alone; any other would have the whole request refused.
  const std::string wanted = base::lower(request.person_generation);
  if (wanted == (order.picture ? kWithPicture : kWithoutPicture)) order.person_generation = wanted;
  if (wanted == "dont_allow")
    order.notes.push_back(fmt::format("{} cannot be told to show no people", model.id));
}

}  // namespace

GeminiWire wire_of(const mv::Model& model) {
  return model.wire == "operations" ? GeminiWire::kOperations : GeminiWire::kInteractions;
}

GeminiVideoOrder video_order(const mv::ClipRequest& asked, const mv::Model& model) {
  mv::ClipRequest request = asked;
  const FittedClip clip = fitted(request, model);
  GeminiVideoOrder order{.model = model.id,
                         .prompt = "",
                         .negative_prompt = "",
                         .seconds = clip.seconds,
                         .aspect_ratio = clip.aspect_ratio,
                         .resolution = clip.resolution,
                         .picture = std::nullopt,
                         .person_generation = "",
                         .seed = gemini_seed(request.seed),
                         .estimate = clip.estimate,
                         .notes = clip.notes};
  show_character(request, model, order);
  order.prompt = prompt_of(request);
  if (wire_of(model) == GeminiWire::kOperations) {
    order.negative_prompt = request.negative_prompt;
    fit_to_veo(request, model, order);
  } else if (!request.negative_prompt.empty()) {
    order.prompt += "\n\nAvoid: " + request.negative_prompt;
  }
  return order;
}

boost::json::object recorded(const GeminiVideoOrder& order) {
  boost::json::object inputs{{"prompt", order.prompt}, {"seconds", order.seconds}, {"seed", order.seed}};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) inputs[name] = value;
  };
  add("negative_prompt", order.negative_prompt);
  add("aspect_ratio", order.aspect_ratio);
  add("resolution", order.resolution);
  add("person_generation", order.person_generation);
  if (order.picture) add("picture", order.picture->filename().string());
  return inputs;
}

GeminiPicture read_gemini_picture(const std::filesystem::path& file) {
  const std::string bytes = base::read_text(file, kMostPicture);
  return {.mime_type = picture_type_of(bytes), .base64 = base::to_base64(bytes)};
}

}  // namespace providers
