#include "providers/gemini/gemini_scene_writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/json.hpp>

#include "mv/prices.h"
#include "providers/gemini/gemini_answer.h"
#include "providers/gemini/gemini_shop.h"
#include "providers/hosted/ask_paid.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/story_schema.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr std::chrono::seconds kMostTalk{600};  // of one answer; models think before they write

json::array contents_of(const std::vector<StoryTurn>& talk) {
  json::array contents;
  for (const StoryTurn& turn : talk)
    contents.push_back(json::object{{"role", turn.who == StoryTurn::Who::kWe ? "user" : "model"},
                                    {"parts", json::array{json::object{{"text", turn.text}}}}});
  return contents;
}

json::object scenes_body(const std::vector<StoryTurn>& talk, const mv::SceneRequest& request) {
  return {
      {"contents", contents_of(talk)},
      {"generationConfig", json::object{{"responseMimeType", "application/json"},
                                        {"responseJsonSchema", story_schema(request.number_of_scenes)},
                                        // With what it thinks.
                                        {"maxOutputTokens", mv::most_scenes_tokens(request.number_of_scenes)},
                                        {"seed", gemini_seed(request.seed)}}}};
}

}  // namespace

mv::Story GeminiSceneWriter::write(const mv::SceneRequest& request, const mv::Flavor& flavor,
                                   mv::Commission& commission) {
  const mv::Model& model = gemini_model(catalog_, mv::Work::kScenes, request.model);
  const auto ask = [&](const std::vector<StoryTurn>& talk, const std::string& step) {
    const mv::RunPlan plan =
        run_plan(model, step, mv::most_scenes_price(model, bytes_of(talk), request.number_of_scenes),
                 inputs_of(talk, request));
    PaidAsking paid{
        .vendor = gemini_names(),
        .request = client_.post(gemini_model_path(model.id) + ":generateContent", scenes_body(talk, request)),
        // Throws the refusal itself: its status may say something else than what is meant.
        .words = [](const net::ApiReply& reply) -> std::string { throw gemini_refusal(reply); },
        .check =
            [&](const std::filesystem::path& body) {
              return read_gemini_answer(body, GeminiWork::kText, model, plan.estimate).facts;
            }};
    paid.request.most_time = std::min<std::chrono::seconds>(kMostTalk, model.most_time);
    paid.request.most_silence = paid.request.most_time;
    paid.request.most_bytes = kMostGeminiAnswer;
    const Answered answered = ask_paid(paid, plan, commission);
    return StoryReply{.text = read_gemini_answer(answered.body, GeminiWork::kText, model, plan.estimate).text,
                      .run = answered.run,
                      .model = model.id};
  };
  return write_story(gemini_names(), request, flavor, commission, ask);
}

}  // namespace providers
