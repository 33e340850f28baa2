#include "providers/openai/openai_image_maker.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "mv/full_prompt.h"
#include "mv/prices.h"
#include "providers/hosted/ask_paid.h"
#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/picture_type.h"
#include "providers/hosted/received.h"
#include "providers/openai/openai_answer.h"
#include "providers/openai/openai_model.h"

namespace providers {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// What the catalogue's prices of pictures are reckoned for.
constexpr const char* kQuality = "medium";
constexpr std::uintmax_t kMostReference = 50U << 20;  // bytes: more is refused there
constexpr int kOwnStep = 64;  // pixels: what the models of own servers fold into one, at most

// One of the model's own sizes where the catalogue lists them, else nearly the one that is asked for.
std::string picture_size(const mv::ImageRequest& request, const mv::Model& model) {
  std::string listed = nearest_aspect(request.width, request.height, model.resolutions);
  if (!listed.empty()) return listed;
  const auto whole = [](int side) { return std::max(kOwnStep, (side + kOwnStep / 2) / kOwnStep * kOwnStep); };
  return fmt::format("{}x{}", whole(request.width), whole(request.height));
}

// Flavors say it in Imagen's words. OpenAI has two levels; the middle one is its usual.
void set_moderation(json::object& body, const mv::ImageRequest& request, const mv::Model& model,
                    std::vector<std::string>& notes) {
  const std::string level = base::lower(request.safety_filter_level);
  if (level == "block_only_high")
    body["moderation"] = "low";
  else if (!level.empty() && level != "block_medium_and_above")
    notes.push_back(fmt::format("{} has no safety level \"{}\"; its own was used", model.id,
                                base::printable(request.safety_filter_level)));
}

// What is sent, as JSON.
json::object picture_body(const mv::ImageRequest& request, const mv::Flavor& flavor, const mv::Model& model,
                          std::vector<std::string>& notes) {
  std::string prompt = mv::full_image_prompt(request.character_description, flavor);
  if (!request.negative_prompt.empty()) prompt += "\n\nAvoid: " + request.negative_prompt;
  json::object body{
      {"model", model.id}, {"prompt", prompt}, {"n", 1}, {"size", picture_size(request, model)}};
  if (model.wire == kPlainWire) {
    body["response_format"] = "b64_json";
    body["seed"] = openai_seed(request.seed);
    return body;
  }
  body["quality"] = kQuality;
  body["output_format"] = "png";
  set_moderation(body, request, model, notes);
  return body;
}

json::object picture_inputs(const json::object& body, const std::vector<fs::path>& references) {
  json::object inputs = body;
  for (const char* constant : {"model", "n", "response_format", "output_format"}) inputs.erase(constant);
  json::array names;
  for (const fs::path& picture : references) names.emplace_back(picture.filename().string());
  if (!names.empty()) inputs["references"] = std::move(names);
  return inputs;
}

// As many as the model takes; a note tells of the others.
std::vector<fs::path> taken_references(const mv::ImageRequest& request, const mv::Model& model,
                                       std::vector<std::string>& notes) {
  const auto most = static_cast<std::size_t>(model.reference_images);
  if (request.references.size() <= most) return request.references;
  notes.push_back(
      most == 0 ? fmt::format("{} takes no reference picture; it was left out", model.id)
                : fmt::format("{} takes {} reference pictures; the others were left out", model.id, most));
  return {request.references.begin(), request.references.begin() + model.reference_images};
}

// The same fields as a form, with the pictures beside them.
net::Form edit_form(const json::object& body, const std::vector<fs::path>& references) {
  std::vector<net::FormPart> parts;
  for (const auto& [name, value] : body) {
    parts.push_back({.name = name,
                     .content = value.is_string() ? std::string(value.get_string()) : json::serialize(value),
                     .filename = "",
                     .content_type = ""});
  }
  for (const fs::path& picture : references) {
    std::string bytes = base::read_text(picture, kMostReference);
    std::string kind = picture_type_of(bytes);
    parts.push_back({.name = "image[]",
                     .content = std::move(bytes),
                     .filename = picture.filename().string(),
                     .content_type = std::move(kind)});
  }
  return net::form_of(parts);
}

}  // namespace

std::string OpenaiImageMaker::version() const {
  // The settings' model goes before the one that requests name.
  return shop_.model.empty() ? "openai-image 1" : "openai-image 1 " + shop_.model;
}

mv::Made OpenaiImageMaker::make(const mv::ImageRequest& request, const mv::Flavor& flavor,
                                const std::filesystem::path& out, mv::Commission& commission) {
  const mv::Model model =
      openai_model(shop_.client, shop_.catalog, mv::Work::kImage, shop_.model, request.model);
  std::vector<std::string> notes;
  json::object body = picture_body(request, flavor, model, notes);
  const std::vector<fs::path> references = taken_references(request, model, notes);
  if (!references.empty()) body.erase("moderation");  // edits have no such field
  const mv::RunPlan plan =
      run_plan(model, fmt::format("image {}", request.number),
               mv::image_price(model, static_cast<int>(references.size())), picture_inputs(body, references));
  PaidAsking paid{
      .vendor = shop_.client.names(),
      .request = references.empty() ? shop_.client.image_generation(json::serialize(body))
                                    : shop_.client.image_edit(edit_form(body, references)),
      // Throws the refusal itself: its status may say something else than what is meant.
      .words = [&](const net::ApiReply& reply) -> std::string { throw shop_.client.refusal_in(reply); },
      .check =
          [&](const std::filesystem::path& file) {
            return read_openai_picture(file, model, plan.estimate).facts;
          }};
  paid.request.most_time = model.most_time;
  paid.request.most_silence = model.most_time;
  paid.request.most_bytes = kMostOpenaiPicture;
  const Answered answered = ask_paid(paid, plan, commission);
  receive(answered.run, commission, [&] {
    const OpenaiPicture picture = read_openai_picture(answered.body, model, plan.estimate);
    // Never committed: it goes with this object.
    const base::PendingFile received(out.parent_path() / "songreel-picture");
    if (picture.link.empty())
      base::write_text(received.path(), picture.bytes);
    else
      fetch_output(shop_.fetcher, shop_.client.names(), picture.link, received.path(), commission);
    keep_as_png(shop_.media, shop_.client.names(), received.path(), out, answered.run, commission.cancel());
  });
  return {.model = model.id, .notes = std::move(notes)};
}

}  // namespace providers
