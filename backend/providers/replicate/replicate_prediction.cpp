#include "providers/replicate/replicate_prediction.h"

#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/loose_json.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

constexpr std::size_t kLongestReason = 400;  // bytes that are kept of a vendor's reason

base::Error not_understood(std::string_view what) {
  return {base::ErrorKind::kMakerFailed,
          fmt::format("Replicate's answer is no prediction ({}); try again later", what)};
}

// Models give one link, a list of them, or an object that holds some.
void add_links(const json::value& output, std::vector<std::string>& links) {
  if (const json::string* text = output.if_string()) {
    if (text->starts_with("http://") || text->starts_with("https://")) links.emplace_back(*text);
  } else if (const json::array* list = output.if_array()) {
    for (const json::value& item : *list) add_links(item, links);
  } else if (const json::object* fields = output.if_object()) {
    for (const auto& field : *fields) add_links(field.value(), links);
  }
}

std::string reason_of(const json::object& answer) {
  const json::value* error = answer.if_contains("error");
  if (error == nullptr || error->is_null()) return "";
  return shown_words(error->is_string() ? std::string(error->get_string()) : json::serialize(*error),
                     kLongestReason);
}

double predict_seconds_of(const json::object& answer) {
  const json::object* metrics = object_at(answer, "metrics");
  const json::value* time = metrics != nullptr ? metrics->if_contains("predict_time") : nullptr;
  return time != nullptr && time->is_number() ? time->to_number<double>() : 0;
}

RunReport::State state_of(const std::string& status) {
  if (status == "starting") return RunReport::State::kWaiting;
  if (status == "processing") return RunReport::State::kRunning;
  if (status == "succeeded") return RunReport::State::kSucceeded;
  if (status == "failed") return RunReport::State::kFailed;
  // Aborted: canceled before it began.
  if (status == "canceled" || status == "aborted") return RunReport::State::kCanceled;
  throw not_understood(fmt::format("status \"{}\"", shown_words(status, 40)));
}

}  // namespace

const VendorNames& replicate_names() {
  static const VendorNames names{.title = "Replicate", .variable = "REPLICATE_API_TOKEN"};
  return names;
}

ReplicatePrediction replicate_prediction(const json::object& answer) {
  ReplicatePrediction prediction;
  prediction.id = text_at(answer, "id");
  prediction.status = text_at(answer, "status");
  if (prediction.id.empty()) throw not_understood("no id");
  if (prediction.status.empty()) throw not_understood("no status");
  prediction.model = text_at(answer, "model");
  prediction.version = text_at(answer, "version");
  prediction.error = reason_of(answer);
  prediction.created = text_at(answer, "created_at");
  if (const json::object* input = object_at(answer, "input")) prediction.input = *input;
  if (const json::value* output = answer.if_contains("output")) add_links(*output, prediction.outputs);
  const json::value* removed = answer.if_contains("data_removed");
  prediction.data_removed = removed != nullptr && removed->is_bool() && removed->get_bool();
  prediction.predict_seconds = predict_seconds_of(answer);
  return prediction;
}

RunReport report_of(const ReplicatePrediction& prediction) {
  RunReport report;
  report.state = state_of(prediction.status);
  report.reason = prediction.error;
  report.outputs = prediction.outputs;
  if (!prediction.version.empty()) report.facts["version"] = base::printable(prediction.version);
  if (prediction.predict_seconds > 0) report.facts["predict_seconds"] = prediction.predict_seconds;
  if (prediction.data_removed) report.facts["data_removed"] = true;
  return report;
}

}  // namespace providers
