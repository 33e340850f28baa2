#include "providers/openai/openai_scene_writer.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/prices.h"
#include "providers/hosted/ask_paid.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/story_schema.h"
#include "providers/openai/openai_answer.h"
#include "providers/openai/openai_model.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr const char* kSchemaName = "music_video_scenes";
constexpr std::uint64_t kMostAnswer = 8ULL << 20;  // bytes

// What of the asking was refused, and not what was asked.
bool speaks_of(const net::ApiReply& reply, std::initializer_list<std::string_view> fields) {
  // 422 is what servers made with FastAPI say to a field that they do not know.
  if (reply.status != 400 && reply.status != 422) return false;
  const std::string body = base::lower(reply.body);
  return std::any_of(fields.begin(), fields.end(),
                     [&](std::string_view field) { return body.find(field) != std::string::npos; });
}

json::array messages_of(const std::vector<StoryTurn>& talk) {
  json::array messages;
  for (const StoryTurn& turn : talk)
    messages.push_back(json::object{{"role", turn.who == StoryTurn::Who::kWe ? "user" : "assistant"},
                                    {"content", turn.text}});
  return messages;
}

}  // namespace

struct OpenaiSceneWriter::Asking {
  const mv::SceneRequest& request;
  const mv::Model& model;
  const std::vector<StoryTurn>& talk;
  mv::Commission& commission;
};

mv::Story OpenaiSceneWriter::write(const mv::SceneRequest& request, const mv::Flavor& flavor,
                                   mv::Commission& commission) {
  const mv::Model model = openai_model(client_, catalog_, mv::Work::kScenes, settings_.model, request.model);
  return write_story(client_.names(), request, flavor, commission,
                     [&](const std::vector<StoryTurn>& talk, const std::string& step) {
                       return asked({request, model, talk, commission}, step);
                     });
}

OpenaiSceneWriter::Manner OpenaiSceneWriter::manner_for(const mv::Model& model) {
  const std::scoped_lock lock(mutex_);
  const auto found = manners_.find(model.id);
  if (found != manners_.end()) return found->second;
  if (mv::most_scenes_price(model, 0, 1) == 0) return {};
  return {.limit = client_.is_openai() ? Limit::kCompletionTokens : Limit::kTokens};
}

void OpenaiSceneWriter::remember(const std::string& model, Manner manner) {
  const std::scoped_lock lock(mutex_);
  manners_[model] = manner;
}

std::optional<OpenaiSceneWriter::Manner> OpenaiSceneWriter::other_manner(Manner manner,
                                                                         const net::ApiReply& reply) {
  if (manner.form != Form::kText && speaks_of(reply, {"response_format", "json_schema", "json_object"})) {
    manner.form = manner.form == Form::kSchema ? Form::kObject : Form::kText;
    return manner;
  }
  if (manner.limit == Limit::kNone || !speaks_of(reply, {"max_tokens", "max_completion_tokens"}))
    return std::nullopt;
  manner.limit = manner.limit == Limit::kTokens ? Limit::kCompletionTokens : Limit::kNone;
  return manner;
}

StoryReply OpenaiSceneWriter::asked(const Asking& asking, const std::string& step) {
  for (Manner manner = manner_for(asking.model);;) {
    if (std::optional<StoryReply> reply = asked_as(asking, step, manner)) {
      remember(asking.model.id, manner);
      return *std::move(reply);
    }
  }
}

std::optional<StoryReply> OpenaiSceneWriter::asked_as(const Asking& asking, const std::string& step,
                                                      Manner& manner) const {
  const int scenes = asking.request.number_of_scenes;
  json::object body{{"model", asking.model.id}, {"messages", messages_of(asking.talk)}};
  if (manner.form == Form::kSchema)
    body["response_format"] = {
        {"type", "json_schema"},
        {"json_schema", {{"name", kSchemaName}, {"strict", true}, {"schema", story_schema(scenes)}}}};
  if (manner.form == Form::kObject) body["response_format"] = {{"type", "json_object"}};
  if (manner.limit != Limit::kNone)
    body[manner.limit == Limit::kTokens ? "max_tokens" : "max_completion_tokens"] =
        mv::most_scenes_tokens(scenes);
  // OpenAI is about to give this up; on one's own machine the same seed gives the same scenes.
  if (!client_.is_openai()) body["seed"] = openai_seed(asking.request.seed);

  const mv::RunPlan plan =
      run_plan(asking.model, step, mv::most_scenes_price(asking.model, bytes_of(asking.talk), scenes),
               inputs_of(asking.talk, asking.request));
  net::ApiRequest request = client_.completion(json::serialize(body));
  request.most_time = std::min<std::chrono::seconds>(settings_.most_time, asking.model.most_time);
  request.most_silence = request.most_time;
  request.most_bytes = kMostAnswer;
  std::optional<Manner> other;
  const PaidAsking paid{.vendor = client_.names(),
                        .request = std::move(request),
                        // Throws the refusal itself: its status may say something else than what is meant.
                        .words = [&](const net::ApiReply& reply) -> std::string {
                          other = other_manner(manner, reply);
                          throw client_.refusal_in(reply);
                        },
                        .check =
                            [&](const std::filesystem::path& file) {
                              return read_openai_answer(file, asking.model, plan.estimate).facts;
                            }};
  try {
    const Answered answered = ask_paid(paid, plan, asking.commission);
    return StoryReply{.text = read_openai_answer(answered.body, asking.model, plan.estimate).text,
                      .run = answered.run,
                      .model = asking.model.id};
  } catch (const Refusal&) {
    if (!other) throw;
    manner = *other;
    return std::nullopt;
  }
}

}  // namespace providers
