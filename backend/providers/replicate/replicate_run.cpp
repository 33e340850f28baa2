#include "providers/replicate/replicate_run.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/money.h"
#include "base/text.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;

constexpr int kMostUploads = 4;  // of one file, where the connection breaks
constexpr std::chrono::milliseconds kUploadWait{300};
constexpr std::chrono::minutes kMostClockSkew{10};  // between Replicate's clock and ours
// Runs with an id of their own may have been begun before this one and asked for after it.
constexpr std::chrono::hours kLongestAsking{24};
// From intending a run to the last time that it is asked for: the vendor may ask for patience, many times.
constexpr std::chrono::hours kLongestPatience{2};
constexpr int kMostRows = 100'000;

bool is_same_value(const json::value& ours, const json::value& theirs) {
  if (ours.is_number() && theirs.is_number()) return ours.to_number<double>() == theirs.to_number<double>();
  return ours == theirs;
}

// "owner/name:version" → "owner/name"
std::string model_without_version(const std::string& model) {
  return model.substr(0, model.find(':'));
}

// Nothing that costs has been asked for yet: it may be tried again whatever has become of the upload.
net::Unanswered nothing_ordered(const Error& error) {
  return {ErrorKind::kUnreachable, fmt::format("could not upload to Replicate: {}", error.message()),
          error.details(), net::Unanswered::Request::kNotSent};
}

bool is_upload_over(const Error& error) {
  const auto* no = dynamic_cast<const Refusal*>(&error);
  if (no != nullptr) return no->status() < 500 && no->status() != 429;
  return dynamic_cast<const net::Unanswered*>(&error) == nullptr && error.kind() != ErrorKind::kMakerFailed;
}

std::string link_at(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  const json::array* list = value.if_array();
  return list != nullptr && list->size() == 1 && list->front().is_string()
             ? std::string(list->front().get_string())
             : "";
}

std::vector<std::string> ids_in_records(const mv::Spending& spending, const store::RunRow& run) {
  std::vector<std::string> ids;
  for (const store::RunRow& row : spending.records().list({.job = {},
                                  .project = {},
                                  .stands = {},
                                  .since = run.created - kLongestAsking,
                                  .limit = kMostRows})) {
    if (row.id != run.id && !row.remote_id.empty()) ids.push_back(row.remote_id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

void ReplicateRun::upload_files(const base::CancelToken& cancel) {
  const auto& files = inputs_.files();
  for (int tries = 1; links_.size() < files.size();) {
    const ReplicateFileInput& file = files[links_.size()];
    commission_.stage("uploading to Replicate");
    try {
      links_.push_back(shop_.client.upload(file.file, file.content_type, folder_, cancel).link);
      tries = 1;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled || is_upload_over(error)) throw;
      if (tries++ == kMostUploads) throw nothing_ordered(error);
      wait(kUploadWait * tries, cancel);
    }
  }
}

std::string ReplicateRun::submit(const store::RunRow& run, base::CancelToken cancel) {
  upload_files(cancel);
  ReplicateOrder order{.model = model_, .input = inputs_.values(), .webhook = ""};
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const ReplicateFileInput& file = inputs_.files()[i];
    json::value link(links_[i]);
    order.input[file.input] = file.in_list ? json::value(json::array{std::move(link)}) : std::move(link);
  }
  if (shop_.webhook) order.webhook = shop_.webhook(run);
  commission_.stage("asking Replicate");
  const ReplicateClaims::Asking asking(shop_.client.claims());
  std::string id = shop_.client.create(order, std::move(cancel)).id;
  shop_.client.claims().claim(id, run.id);
  return id;
}

RunReport ReplicateRun::look(const std::string& remote_id, base::CancelToken cancel) {
  return report_of(shop_.client.get(remote_id, std::move(cancel)));
}

void ReplicateRun::wait_for_change(const std::string& remote_id, std::chrono::milliseconds time,
                                   const base::CancelToken& cancel) {
  if (shop_.news != nullptr)
    shop_.news->wait(remote_id, time, cancel);
  else
    wait(time, cancel);
}

void ReplicateRun::call_off(const std::string& remote_id) {
  shop_.client.cancel(remote_id);
}

std::optional<std::string> ReplicateRun::look_up(const store::RunRow& run, base::CancelToken cancel) {
  const std::string latest = base::iso_time(run.created + kLongestPatience);
  const auto may_be = [&](const ReplicatePrediction& prediction) {
    const Likeness likeness = likeness_of(prediction);
    return likeness == Likeness::kSame || (likeness == Likeness::kMaybe && prediction.created < latest);
  };
  const auto predictions = shop_.client.list_since(run.created - kMostClockSkew, may_be, cancel);
  // What is in the list may have been asked for by others who have not heard its id yet.
  shop_.client.claims().wait_for_askings(cancel);
  const std::vector<std::string> others = ids_in_records(commission_.runs().spending(), run);
  std::vector<std::string> same;
  std::vector<std::string> maybe;
  for (const ReplicatePrediction& prediction : predictions) {
    if (std::binary_search(others.begin(), others.end(), prediction.id)) continue;
    const Likeness likeness = std::min(likeness_of(prediction), likeness_of_files(prediction, cancel));
    if (likeness == Likeness::kSame) same.push_back(prediction.id);
    if (likeness == Likeness::kMaybe && prediction.created < latest) maybe.push_back(prediction.id);
  }
  // A prediction whose inputs are deleted gives no output either; taking it up costs nothing, to order anew
  // could cost twice.
  same.insert(same.end(), maybe.begin(), maybe.end());
  for (const std::string& id : same) {
    if (shop_.client.claims().claim(id, run.id)) return id;
  }
  return std::nullopt;
}

// Inputs that only one side has do not tell: the model's schema may have been unreadable then, or now.
ReplicateRun::Likeness ReplicateRun::likeness_of(const ReplicatePrediction& prediction) const {
  if (prediction.model != model_without_version(model_)) return Likeness::kOther;
  if (prediction.data_removed) return Likeness::kMaybe;
  for (const auto& ours : inputs_.values()) {
    const json::value* theirs = prediction.input.if_contains(ours.key());
    if (theirs != nullptr && !is_same_value(ours.value(), *theirs)) return Likeness::kOther;
  }
  if (inputs_.values().contains("prompt") && !prediction.input.contains("prompt")) return Likeness::kOther;
  return Likeness::kSame;
}

ReplicateRun::Likeness ReplicateRun::likeness_of_files(const ReplicatePrediction& prediction,
                                                       const base::CancelToken& cancel) {
  if (prediction.data_removed) return Likeness::kMaybe;
  Likeness likeness = Likeness::kSame;
  for (const ReplicateFileInput& file : inputs_.files())
    likeness = std::min(likeness, likeness_of_file(file, prediction.input, cancel));
  return likeness;
}

ReplicateRun::Likeness ReplicateRun::likeness_of_file(const ReplicateFileInput& file,
                                                      const json::object& input,
                                                      const base::CancelToken& cancel) {
  const json::value* theirs = input.if_contains(file.input);
  const std::string link = theirs != nullptr ? link_at(*theirs) : "";
  if (link.empty()) return Likeness::kOther;
  std::string& sum = sums_[file.file.string()];
  if (sum.empty()) sum = base::hash_file(file.file);
  try {
    const std::string known = shop_.client.file_at(link, cancel).sha256;
    if (known.empty()) return Likeness::kMaybe;
    return known == sum ? Likeness::kSame : Likeness::kOther;
  } catch (const Refusal& no) {
    if (no.status() == 404 || no.status() == 410) return Likeness::kMaybe;  // kept for a day
    throw;
  }
}

const mv::Model& replicate_model(const mv::Catalog& catalog, mv::Work work, const std::string& id) {
  return known_model(catalog, "replicate", replicate_names().title, work, id);
}

const std::string& output_of(const Finished& finished) {
  if (!finished.report.outputs.empty()) return finished.report.outputs.front();
  const bool is_deleted = finished.report.facts.contains("data_removed");
  throw Error(
      ErrorKind::kMakerFailed,
      fmt::format("Replicate {}; it cost {}. Try again to order it anew",
                  is_deleted ? "has deleted the result already" : "says that it is done and gives no result",
                  base::to_dollars(store::counted(finished.run))),
      finished.run.remote_id);
}

}  // namespace providers
