#include "providers/gemini/gemini_veo.h"

#include <utility>

#include <boost/json.hpp>

#include "base/error.h"
#include "mv/loose_json.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::is_true;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

constexpr std::size_t kMostReason = 300;  // bytes

RunReport veo_failure(const std::string& reason) {
  RunReport report;
  report.state = RunReport::State::kFailed;
  report.reason = shown_words(reason, kMostReason);
  return report;
}

std::string reasons_of_filter(const json::object& answer) {
  std::string reasons;
  const json::array* list = list_at(answer, "raiMediaFilteredReasons");
  if (list == nullptr) return reasons;
  for (const json::value& reason : *list) {
    if (!reason.is_string()) continue;
    if (!reasons.empty()) reasons += "; ";
    reasons += std::string_view(reason.get_string());
  }
  return reasons;
}

std::vector<std::string> links_of(const json::object& answer) {
  std::vector<std::string> links;
  const json::array* samples = list_at(answer, "generatedSamples");
  if (samples == nullptr) return links;
  for (const json::value& sample : *samples) {
    const json::object* video = sample.is_object() ? object_at(sample.get_object(), "video") : nullptr;
    if (video != nullptr && !text_at(*video, "uri").empty()) links.push_back(text_at(*video, "uri"));
  }
  return links;
}

// Done with reasons of the filter and without a film is a refusal; films alone are charged.
RunReport veo_end(const json::object& operation) {
  if (const json::object* error = object_at(operation, "error"))
    return veo_failure(text_at(*error, "message"));
  const json::object* response = object_at(operation, "response");
  const json::object* answer = response != nullptr ? object_at(*response, "generateVideoResponse") : nullptr;
  RunReport report;
  report.state = RunReport::State::kSucceeded;
  if (answer == nullptr) return report;
  report.outputs = links_of(*answer);
  const std::string reasons = reasons_of_filter(*answer);
  const bool is_filtered =
      report.outputs.empty() &&
      (!reasons.empty() || mv::loose_json::count_at(*answer, "raiMediaFilteredCount") > 0);
  return is_filtered ? veo_failure(reasons.empty() ? "its filter held the film back" : reasons) : report;
}

}  // namespace

json::object GeminiVeoRun::body() const {
  json::object instance{{"prompt", order_.prompt}};
  if (order_.picture) {
    GeminiPicture picture = read_gemini_picture(*order_.picture);
    instance["referenceImages"] =
        json::array{json::object{{"image", json::object{{"bytesBase64Encoded", std::move(picture.base64)},
                                                        {"mimeType", picture.mime_type}}},
                                 {"referenceType", "asset"}}};
  }
  json::object parameters{{"durationSeconds", order_.seconds}, {"seed", order_.seed}};
  if (!order_.aspect_ratio.empty()) parameters["aspectRatio"] = order_.aspect_ratio;
  if (!order_.resolution.empty()) parameters["resolution"] = order_.resolution;
  if (!order_.negative_prompt.empty()) parameters["negativePrompt"] = order_.negative_prompt;
  if (!order_.person_generation.empty()) parameters["personGeneration"] = order_.person_generation;
  return {{"instances", json::array{std::move(instance)}}, {"parameters", std::move(parameters)}};
}

std::string GeminiVeoRun::submit(const store::RunRow&, base::CancelToken cancel) {
  const json::object answer = client_.answer_to(
      client_.post(gemini_model_path(order_.model) + ":predictLongRunning", body()), std::move(cancel));
  std::string name = text_at(answer, "name");
  if (is_gemini_name(name)) return name;
  throw Error(ErrorKind::kMakerFailed, "Gemini took the order and gave no name for it");
}

RunReport GeminiVeoRun::look(const std::string& remote_id, base::CancelToken cancel) {
  const json::object operation = client_.answer_to(client_.get(remote_id), std::move(cancel));
  if (is_true(operation, "done")) return veo_end(operation);
  RunReport report;
  report.state = RunReport::State::kRunning;
  return report;
}

}  // namespace providers
