#include "providers/openai/openai_scene_writer.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/prices.h"
#include "providers/hosted/carry_out.h"
#include "providers/hosted/story_schema.h"
#include "providers/openai/openai_answer.h"
#include "providers/openai/openai_model.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr const char* kSchemaName = "music_video_scenes";
constexpr std::uint64_t kMostAnswer = 8ULL << 20;  // bytes

// The form of the answer was refused, not what was asked.
bool speaks_of_form(const net::ApiReply& reply) {
  // 422 is what servers made with FastAPI say to a field that they do not know.
  if (reply.status != 400 && reply.status != 422) return false;
  const std::string body = base::lower(reply.body);
  return body.find("response_format") != std::string::npos || body.find("json_schema") != std::string::npos ||
         body.find("json_object") != std::string::npos;
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

OpenaiSceneWriter::Form OpenaiSceneWriter::form_for(const std::string& model) {
  const std::scoped_lock lock(mutex_);
  const auto found = forms_.find(model);
  return found != forms_.end() ? found->second : Form::kSchema;
}

void OpenaiSceneWriter::remember(const std::string& model, Form form) {
  const std::scoped_lock lock(mutex_);
  forms_[model] = form;
}

StoryReply OpenaiSceneWriter::asked(const Asking& asking, const std::string& step) {
  for (Form form = form_for(asking.model.id);;) {
    if (std::optional<StoryReply> reply = asked_as(asking, step, form)) {
      remember(asking.model.id, form);
      return *std::move(reply);
    }
    form = form == Form::kSchema ? Form::kObject : Form::kText;
  }
}

std::optional<StoryReply> OpenaiSceneWriter::asked_as(const Asking& asking, const std::string& step,
                                                      Form form) const {
  const int scenes = asking.request.number_of_scenes;
  json::object body{{"model", asking.model.id}, {"messages", messages_of(asking.talk)}};
  if (form == Form::kSchema)
    body["response_format"] = {
        {"type", "json_schema"},
        {"json_schema", {{"name", kSchemaName}, {"strict", true}, {"schema", story_schema(scenes)}}}};
  if (form == Form::kObject) body["response_format"] = {{"type", "json_object"}};
  // OpenAI is about to give this up; on one's own machine the same seed gives the same scenes.
  if (!client_.is_openai()) body["seed"] = openai_seed(asking.request.seed);

  const mv::RunPlan plan{.step = step,
                         .maker = "openai",
                         .model = asking.model.id,
                         .work = "scenes",
                         .estimate = mv::scenes_price(asking.model, bytes_of(asking.talk), scenes),
                         .inputs = inputs_of(asking.talk, asking.request)};
  net::ApiRequest request = client_.completion(json::serialize(body));
  request.most_time = std::min<std::chrono::seconds>(settings_.most_time, asking.model.most_time);
  request.most_silence = request.most_time;
  request.most_bytes = kMostAnswer;
  bool is_form_refused = false;
  const PaidAsking paid{.vendor = client_.names(),
                        .request = std::move(request),
                        // Throws the refusal itself: its status may say something else than what is meant.
                        .words = [&](const net::ApiReply& reply) -> std::string {
                          is_form_refused = form != Form::kText && speaks_of_form(reply);
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
    if (is_form_refused) return std::nullopt;
    throw;
  }
}

}  // namespace providers
