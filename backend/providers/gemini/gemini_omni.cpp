#include "providers/gemini/gemini_omni.h"

#include <chrono>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/base64.h"
#include "base/error.h"
#include "base/file.h"
#include "mv/loose_json.h"
#include "providers/hosted/result_bytes.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;
using State = RunReport::State;

// The last look may bring the film itself: ten seconds of 4K are some 50 MB, and a third more in base64. All
// of it is in memory, twice while it is taken apart.
constexpr std::uint64_t kMostFilmAnswer = 128ULL << 20;
constexpr std::chrono::seconds kMostFilmTime{600};
constexpr std::size_t kMostOmniWords = 300;  // bytes

// What a finished interaction holds.
struct OmniOutput {
  const json::string* data = nullptr;  // base64
  std::string uri;
  std::string text;   // what the model says instead of a film
  std::string error;  // of a step
};

void read_content(const json::object& content, OmniOutput& output) {
  const std::string type = text_at(content, "type");
  if (type == "text") output.text += text_at(content, "text");
  if (type != "video") return;
  const json::value* data = content.if_contains("data");
  if (data != nullptr && data->is_string() && !data->get_string().empty()) output.data = &data->get_string();
  output.uri = text_at(content, "uri");
}

OmniOutput omni_output(const json::object& interaction) {
  OmniOutput output;
  const json::array* steps = list_at(interaction, "steps");
  if (steps == nullptr) return output;
  for (const json::value& value : *steps) {
    const json::object* step = value.if_object();
    if (step == nullptr || text_at(*step, "type") != "model_output") continue;
    if (const json::object* error = object_at(*step, "error")) output.error = text_at(*error, "message");
    const json::array* contents = list_at(*step, "content");
    if (contents == nullptr) continue;
    for (const json::value& content : *contents) {
      if (content.is_object()) read_content(content.get_object(), output);
    }
  }
  return output;
}

std::string omni_reason(const json::object& interaction) {
  std::string reason;
  const json::array* errors = list_at(interaction, "errors");
  if (errors != nullptr && !errors->empty() && errors->front().is_object())
    reason = text_at(errors->front().get_object(), "message");
  if (reason.empty()) reason = omni_output(interaction).error;
  return shown_words(reason, kMostOmniWords);
}

json::object omni_usage(const json::object& interaction) {
  json::object facts;
  const json::object* usage = object_at(interaction, "usage");
  const std::int64_t tokens = usage != nullptr ? mv::loose_json::count_at(*usage, "total_tokens") : -1;
  if (tokens >= 0) facts["tokens"] = tokens;
  return facts;
}

RunReport report_with(State state, std::string reason = {}) {
  RunReport report;
  report.state = state;
  report.reason = std::move(reason);
  return report;
}

// Some models choose the length of their clips themselves, and refuse to be told.
bool refuses_duration(const net::ApiReply& reply) {
  return reply.status == 400 && gemini_words(reply).find("duration is not supported") != std::string::npos;
}

}  // namespace

json::object GeminiOmniRun::body(bool with_duration) const {
  json::object format{{"type", "video"}, {"delivery", "uri"}};
  if (!order_.aspect_ratio.empty()) format["aspect_ratio"] = order_.aspect_ratio;
  if (!order_.resolution.empty()) format["resolution"] = order_.resolution;
  if (with_duration) format["duration"] = fmt::format("{}s", order_.seconds);
  std::string prompt = order_.prompt;
  if (!with_duration) prompt += fmt::format("\n\nThe clip lasts {} seconds.", order_.seconds);
  json::array input;
  if (order_.picture) {
    GeminiPicture picture = read_gemini_picture(*order_.picture);
    input.push_back(json::object{
        {"type", "image"}, {"data", std::move(picture.base64)}, {"mime_type", picture.mime_type}});
    prompt += "\n\nThe main character is the one in the picture.";
  }
  input.push_back(json::object{{"type", "text"}, {"text", prompt}});
  return {{"model", order_.model},
          {"input", std::move(input)},
          {"background", true},
          {"response_format", std::move(format)},
          {"generation_config",
           json::object{{"seed", order_.seed},
                        {"video_config",
                         json::object{{"task", order_.picture ? "reference_to_video" : "text_to_video"}}}}}};
}

std::string GeminiOmniRun::submit(const store::RunRow&, base::CancelToken cancel) {
  net::ApiReply reply = net::ask(client_.post("interactions", body(true)), cancel);
  if (refuses_duration(reply)) reply = net::ask(client_.post("interactions", body(false)), cancel);
  if (!reply.succeeded()) throw gemini_refusal(reply);
  std::string id = text_at(json_of(gemini_names(), reply), "id");
  if (is_gemini_name(id)) return id;
  throw Error(ErrorKind::kMakerFailed, "Gemini took the order and gave no id for it");
}

RunReport GeminiOmniRun::look(const std::string& remote_id, base::CancelToken cancel) {
  net::ApiRequest request = client_.get("interactions/" + remote_id);
  request.most_bytes = kMostFilmAnswer;
  request.most_time = kMostFilmTime;
  net::ApiReply reply;
  try {
    reply = net::ask(request, std::move(cancel));
  } catch (const net::Unanswered& lost) {
    if (lost.kind() != ErrorKind::kTooLong) throw;
    // It will not be smaller next time. Made, and so paid.
    RunReport report = report_with(State::kFailed, lost.message());
    report.cost = order_.estimate;
    return report;
  }
  if (!reply.succeeded()) {
    const Refusal no = gemini_refusal(reply);
    // A clip that was refused may answer with the refusal's own error from then on.
    if (no.status() == 400)
      return report_with(State::kFailed, shown_words(gemini_words(reply), kMostOmniWords));
    throw no;
  }
  const json::object interaction = json_of(gemini_names(), reply);
  std::string().swap(reply.body);  // a whole film, which the object has as well
  const std::string status = text_at(interaction, "status");
  if (status == "queued") return report_with(State::kWaiting);
  if (status == "in_progress") return report_with(State::kRunning);
  RunReport report = report_of_end(interaction, status);
  report.facts = omni_usage(interaction);
  return report;
}

RunReport GeminiOmniRun::report_of_end(const json::object& interaction, const std::string& status) {
  if (status == "completed") return report_of_film(interaction);
  if (status == "cancelled") return report_with(State::kCanceled);
  RunReport report = report_with(State::kFailed, omni_reason(interaction));
  if (status == "failed") return report;
  if (status.empty())
    throw Error(ErrorKind::kMakerFailed, "Gemini does not say how far the clip is; try again later");
  // incomplete, budget_exceeded, requires_action: nobody says that these are free.
  report.cost = order_.estimate;
  report.reason = fmt::format("it ended as \"{}\"{}{}", shown_words(status, kMostOmniWords),
                              report.reason.empty() ? "" : ": ", report.reason);
  return report;
}

RunReport GeminiOmniRun::report_of_film(const json::object& interaction) {
  const OmniOutput output = omni_output(interaction);
  if (output.data != nullptr) {
    const auto bytes = base::from_base64(*output.data);
    write_result(out_, bytes ? std::string_view(*bytes) : std::string_view());
    is_received_ = true;
    return report_with(State::kSucceeded);
  }
  // Words instead of a film are a refusal, and only films are charged.
  if (output.uri.empty() && !output.text.empty())
    return report_with(State::kFailed, shown_words(output.text, kMostOmniWords));
  RunReport report = report_with(State::kSucceeded);
  if (!output.uri.empty()) report.outputs.push_back(output.uri);
  return report;
}

void GeminiOmniRun::call_off(const std::string& remote_id) {
  const net::ApiReply reply =
      net::ask(client_.post("interactions/" + remote_id + "/cancel", {}), base::CancelToken());
  if (reply.succeeded()) return;
  const Refusal no = gemini_refusal(reply);
  if (no.status() != 400) throw no;  // 400: it has ended already, and a look says how
}

}  // namespace providers
