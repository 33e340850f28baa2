#include "providers/gemini/gemini_image_maker.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "mv/full_prompt.h"
#include "mv/prices.h"
#include "providers/gemini/gemini_answer.h"
#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"
#include "providers/hosted/result_bytes.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr std::chrono::seconds kMostDrawing{300};
// Flavors say it in Imagen's words; https://ai.google.dev/gemini-api/docs/safety-settings has these.
constexpr std::array<std::string_view, 3> kSafetyLevels = {"BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE",
                                                           "BLOCK_ONLY_HIGH"};
constexpr std::array<const char*, 4> kHarms = {"HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_HATE_SPEECH",
                                               "HARM_CATEGORY_SEXUALLY_EXPLICIT",
                                               "HARM_CATEGORY_DANGEROUS_CONTENT"};

// What is asked for, as it is recorded and as it is sent.
struct DrawingOrder {
  std::string prompt, aspect_ratio, safety_level;  // "": the model's own
  std::int64_t seed = 0;
  std::vector<std::string> notes;
};

std::string upper(std::string text) {
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return text;
}

DrawingOrder drawing_order(const mv::ImageRequest& request, const mv::Flavor& flavor,
                           const mv::Model& model) {
  DrawingOrder order;
  order.prompt = mv::full_image_prompt(request.character_description, flavor);
  if (!request.negative_prompt.empty()) order.prompt += "\n\nAvoid: " + request.negative_prompt;
  order.aspect_ratio = nearest_aspect(request.width, request.height, model.aspect_ratios);
  order.seed = gemini_seed(request.seed);
  const std::string level = upper(request.safety_filter_level);
  if (std::find(kSafetyLevels.begin(), kSafetyLevels.end(), level) != kSafetyLevels.end())
    order.safety_level = level;
  else if (!level.empty())
    order.notes.push_back(fmt::format("{} has no safety level \"{}\"; its own was used", model.id,
                                      base::printable(request.safety_filter_level)));
  return order;
}

json::object drawing_body(const DrawingOrder& order) {
  json::object config{{"responseModalities", json::array{"IMAGE"}}, {"seed", order.seed}};
  if (!order.aspect_ratio.empty()) config["imageConfig"] = json::object{{"aspectRatio", order.aspect_ratio}};
  json::object body{
      {"contents", json::array{json::object{{"role", "user"},
                                            {"parts", json::array{json::object{{"text", order.prompt}}}}}}},
      {"generationConfig", std::move(config)}};
  if (!order.safety_level.empty()) {
    json::array settings;
    for (const char* harm : kHarms)
      settings.push_back(json::object{{"category", harm}, {"threshold", order.safety_level}});
    body["safetySettings"] = std::move(settings);
  }
  return body;
}

json::object drawing_inputs(const DrawingOrder& order) {
  json::object inputs{{"prompt", order.prompt}, {"seed", order.seed}};
  if (!order.aspect_ratio.empty()) inputs["aspect_ratio"] = order.aspect_ratio;
  if (!order.safety_level.empty()) inputs["safety_level"] = order.safety_level;
  return inputs;
}

}  // namespace

mv::Made GeminiImageMaker::make(const mv::ImageRequest& request, const mv::Flavor& flavor,
                                const std::filesystem::path& out, mv::Commission& commission) {
  const mv::Model& model = gemini_model(shop_.catalog, mv::Work::kImage, request.model);
  const DrawingOrder order = drawing_order(request, flavor, model);
  const mv::RunPlan plan =
      run_plan(model, fmt::format("image {}", request.number), mv::image_price(model), drawing_inputs(order));
  PaidAsking paid{
      .vendor = gemini_names(),
      .request = shop_.client.post(gemini_model_path(model.id) + ":generateContent", drawing_body(order)),
      // Throws the refusal itself: its status may say something else than what is meant.
      .words = [](const net::ApiReply& reply) -> std::string { throw gemini_refusal(reply); },
      .check =
          [&](const std::filesystem::path& body) {
            return read_gemini_answer(body, GeminiWork::kPicture, model, plan.estimate).facts;
          }};
  paid.request.most_time = std::min<std::chrono::seconds>(kMostDrawing, model.most_time);
  paid.request.most_silence = paid.request.most_time;
  paid.request.most_bytes = kMostGeminiAnswer;
  const Answered answered = ask_paid(paid, plan, commission);
  receive(answered.run, commission, [&] {
    // Never committed: it goes with this object.
    const base::PendingFile received(out.parent_path() / "songreel-picture");
    write_result(received.path(),
                 read_gemini_answer(answered.body, GeminiWork::kPicture, model, plan.estimate).picture);
    keep_as_png(shop_.media, gemini_names(), received.path(), out, answered.run, commission.cancel());
  });
  return {.model = model.id, .notes = order.notes};
}

}  // namespace providers
