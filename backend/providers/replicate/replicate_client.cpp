#include "providers/replicate/replicate_client.h"

#include <cerrno>
#include <charconv>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "mv/loose_json.h"
#include "providers/hosted/base_address.h"

namespace providers {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;
using net::ApiRequest;

constexpr std::uint64_t kMostAnswer = 16ULL << 20;  // bytes; a page of predictions with all their inputs
constexpr std::chrono::seconds kMostAnswerTime{60};
constexpr std::chrono::seconds kMostSchemaTime{20};  // it goes on without
constexpr std::chrono::seconds kMostModelTime{10};   // of the question whether there is one
constexpr std::chrono::seconds kMostSecretTime{10};  // whoever sent a webhook waits for it
constexpr std::chrono::seconds kMostUploadTime{600};
constexpr int kMostPages = 100;          // of 100 predictions each
constexpr std::size_t kIsoSeconds = 19;  // "2026-11-26T09:00:00"

// The error is in "detail"; "title" is its kind.
std::string words_in(const net::ApiReply& reply) {
  boost::system::error_code error;
  const json::value body = json::parse(reply.body, error);
  if (error || !body.is_object()) return "";
  const std::string detail = text_at(body.get_object(), "detail");
  return detail.empty() ? text_at(body.get_object(), "title") : detail;
}

// Replicate says when it has time again in words only: "Your rate limit resets in ~30s."
std::optional<std::chrono::seconds> told_wait(const std::string& words) {
  constexpr std::string_view kBefore = "resets in ~";
  const std::size_t at = words.find(kBefore);
  if (at == std::string::npos) return std::nullopt;
  int seconds = 0;
  const char* begin = words.data() + at + kBefore.size();
  const auto [stop, fault] = std::from_chars(begin, words.data() + words.size(), seconds);
  if (fault != std::errc() || stop == begin || seconds < 0) return std::nullopt;
  return std::chrono::seconds(seconds);
}

Refusal refusal_in(const net::ApiReply& reply) {
  const std::string words = words_in(reply);
  Refusal no = refusal(replicate_names(), reply, words);
  if (no.status() != 429 || no.retry_after()) return no;
  return {no.kind(), no.message(), no.details(), no.status(), told_wait(words)};
}

struct ModelName {
  std::string path;     // "/models/owner/name"
  std::string version;  // "owner/name:id"; "" where the model's latest is meant
};

ModelName model_name(const std::string& model) {
  const std::size_t slash = model.find('/');
  const std::size_t colon = model.find(':');
  if (slash == 0 || slash == std::string::npos || slash + 1 >= std::min(colon, model.size()))
    throw Error(ErrorKind::kUsage,
                fmt::format("Replicate calls its models owner/name, and \"{}\" is not written so", model));
  const std::string name = model.substr(slash + 1, colon == std::string::npos ? colon : colon - slash - 1);
  return {
      .path = fmt::format("/models/{}/{}", net::url_escaped(model.substr(0, slash)), net::url_escaped(name)),
      .version = colon == std::string::npos ? "" : model};
}

// A form with the file in it, written to disk, so that a long clip takes no memory.
class UploadForm {
 public:
  UploadForm(const fs::path& file, const std::string& content_type, const fs::path& folder)
      : place_(folder / "songreel-upload") {
    const std::string mark = base::new_uuid();
    const net::Form form = net::form_of({{.name = "content",
                                          .content = mark,
                                          .filename = "file" + file.extension().string(),
                                          .content_type = content_type}});
    type_ = form.content_type;
    const std::size_t at = form.body.find(mark);
    std::ifstream content(file, std::ios::binary);
    if (!content) throw base::file_error("read", file.string(), errno);
    std::ofstream out(place_.path(), std::ios::binary | std::ios::trunc);
    out << form.body.substr(0, at) << content.rdbuf() << form.body.substr(at + mark.size());
    out.close();
    if (!out) throw base::file_error("write", place_.path().string(), errno);
  }

  const fs::path& path() const { return place_.path(); }
  const std::string& content_type() const { return type_; }

 private:
  base::PendingFile place_;  // never committed: it goes with this object
  std::string type_;
};

ReplicateFile file_in(const json::object& answer) {
  ReplicateFile file;
  if (const json::object* urls = object_at(answer, "urls")) file.link = text_at(*urls, "get");
  if (const json::object* sums = object_at(answer, "checksums")) file.sha256 = text_at(*sums, "sha256");
  return file;
}

}  // namespace

ReplicateClient::ReplicateClient(std::string base_url, std::string key)
    : base_url_(base_address(std::move(base_url))), key_(std::move(key)) {}

ApiRequest ReplicateClient::request_for(ApiRequest::Method method, std::string_view path) const {
  ApiRequest request;
  request.method = method;
  request.url = base_url_ + std::string(path);
  request.headers = {{"Authorization", "Bearer " + key_}};
  request.most_bytes = kMostAnswer;
  request.most_time = kMostAnswerTime;
  return request;
}

json::object ReplicateClient::answer_to(const ApiRequest& request, base::CancelToken cancel) const {
  const net::ApiReply reply = net::ask(request, std::move(cancel));
  if (!reply.succeeded()) throw refusal_in(reply);
  return json_of(replicate_names(), reply);
}

ReplicatePrediction ReplicateClient::create(const ReplicateOrder& order, base::CancelToken cancel) const {
  const ModelName model = model_name(order.model);
  json::object body{{"input", order.input}};
  if (!order.webhook.empty()) {
    body["webhook"] = order.webhook;
    body["webhook_events_filter"] = json::array{json::string("completed")};
  }
  if (!model.version.empty()) body["version"] = model.version;
  ApiRequest request = request_for(ApiRequest::Method::kPost,
                                   (model.version.empty() ? model.path : std::string()) + "/predictions");
  request.headers.push_back({"Content-Type", "application/json"});
  request.body = json::serialize(body);
  return replicate_prediction(answer_to(request, std::move(cancel)));
}

ReplicatePrediction ReplicateClient::get(const std::string& id, base::CancelToken cancel) const {
  return replicate_prediction(answer_to(
      request_for(ApiRequest::Method::kGet, "/predictions/" + net::url_escaped(id)), std::move(cancel)));
}

void ReplicateClient::cancel(const std::string& id) const {
  const ApiRequest request =
      request_for(ApiRequest::Method::kPost, "/predictions/" + net::url_escaped(id) + "/cancel");
  const net::ApiReply reply = net::ask(request, base::CancelToken());
  if (!reply.succeeded()) throw refusal_in(reply);
}

std::vector<ReplicatePrediction> ReplicateClient::list_since(store::WallTime since, const Wanted& wanted,
                                                             base::CancelToken cancel) const {
  const std::string oldest = base::iso_time(since);
  std::string query = "created_after=" + net::url_escaped(oldest);
  std::vector<ReplicatePrediction> found;
  for (int page = 0; page < kMostPages; ++page) {
    const json::object answer =
        answer_to(request_for(ApiRequest::Method::kGet, "/predictions?" + query), cancel);
    const json::array* results = list_at(answer, "results");
    if (results == nullptr)
      throw Error(ErrorKind::kMakerFailed, "Replicate's answer is no list of predictions; try again later");
    for (const json::value& result : *results) {
      if (!result.is_object()) continue;
      ReplicatePrediction prediction = replicate_prediction(result.get_object());
      if (prediction.created.substr(0, kIsoSeconds) < oldest.substr(0, kIsoSeconds)) return found;
      if (wanted(prediction)) found.push_back(std::move(prediction));
    }
    // Only the query is taken over: the key goes to no other address.
    const std::string next = text_at(answer, "next");
    const std::size_t mark = next.find('?');
    if (mark == std::string::npos) return found;
    query = next.substr(mark + 1);
  }
  throw Error(ErrorKind::kUnavailable,
              "Replicate has too many predictions to find a lost one among them; try again later");
}

ReplicateFile ReplicateClient::upload(const fs::path& file, const std::string& content_type,
                                      const fs::path& folder, base::CancelToken cancel) const {
  const UploadForm form(file, content_type, folder);
  ApiRequest request = request_for(ApiRequest::Method::kPost, "/files");
  request.headers.push_back({"Content-Type", form.content_type()});
  request.body_file = form.path();
  request.most_time = kMostUploadTime;
  ReplicateFile uploaded = file_in(answer_to(request, std::move(cancel)));
  if (uploaded.link.empty())
    throw Error(ErrorKind::kMakerFailed, "Replicate does not say where it keeps the upload; try again later");
  return uploaded;
}

ReplicateFile ReplicateClient::file_at(const std::string& link, base::CancelToken cancel) const {
  const std::size_t at = link.rfind("/files/");
  if (at == std::string::npos) return {.link = link, .sha256 = ""};
  const std::string id = link.substr(at + 7, link.find_first_of("/?", at + 7) - (at + 7));
  ReplicateFile file = file_in(
      answer_to(request_for(ApiRequest::Method::kGet, "/files/" + net::url_escaped(id)), std::move(cancel)));
  file.link = link;
  return file;
}

std::shared_ptr<const ReplicateSchema> ReplicateClient::schema_of(const std::string& model,
                                                                  base::CancelToken cancel) {
  const std::string path = model_name(model).path;
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = schemas_.find(path); found != schemas_.end()) return found->second;
  }
  try {
    ApiRequest request = request_for(ApiRequest::Method::kGet, path);
    request.most_time = kMostSchemaTime;
    auto schema = std::make_shared<const ReplicateSchema>(
        ReplicateSchema::of_model(answer_to(request, std::move(cancel))));
    if (schema->empty()) return nullptr;
    const std::scoped_lock lock(mutex_);
    return schemas_.try_emplace(path, std::move(schema)).first->second;
  } catch (const Error& error) {
    // What is wrong with the address or the key shows as soon as something is asked for in earnest.
    if (error.kind() == ErrorKind::kCanceled) throw;
    return nullptr;
  }
}

bool ReplicateClient::has_model(const std::string& model, base::CancelToken cancel) const {
  ApiRequest request = request_for(ApiRequest::Method::kGet, model_name(model).path);
  request.most_time = kMostModelTime;
  try {
    answer_to(request, std::move(cancel));
    return true;
  } catch (const Refusal& no) {
    if (no.status() == 404) return false;
    throw;
  }
}

std::string ReplicateClient::webhook_secret(base::CancelToken cancel) const {
  ApiRequest request = request_for(ApiRequest::Method::kGet, "/webhooks/default/secret");
  request.most_time = kMostSecretTime;
  std::string secret = text_at(answer_to(request, std::move(cancel)), "key");
  if (secret.empty())
    throw Error(ErrorKind::kMakerFailed, "Replicate does not tell the secret of its webhooks");
  return secret;
}

}  // namespace providers
