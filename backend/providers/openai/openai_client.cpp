#include "providers/openai/openai_client.h"

#include <optional>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/loose_json.h"
#include "providers/hosted/base_address.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;
using net::ApiRequest;

constexpr std::string_view kOpenaiHost = "api.openai.com";
constexpr std::chrono::seconds kMostListTime{10};
constexpr int kMostListPages = 20;
constexpr std::size_t kMostWords = 300;  // bytes of the safety system's own words

std::string openai_host_in(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  return base::lower(url.substr(begin, url.find_first_of("/?#", begin) - begin));
}

bool is_openai_host(const std::string& host) {
  return host.substr(0, host.find(':')) == kOpenaiHost;
}

VendorNames openai_names_for(const std::string& host) {
  return {.title = is_openai_host(host) ? "OpenAI" : "the server at " + host, .variable = "OPENAI_API_KEY"};
}

json::object openai_body(const net::ApiReply& reply) {
  boost::system::error_code error;
  json::value body = json::parse(reply.body, error);
  return !error && body.is_object() ? std::move(body.get_object()) : json::object{};
}

// OpenAI tells an empty account with the status of a busy server.
bool is_out_of_money(const net::ApiReply& reply, const json::object& body) {
  const json::object* told = object_at(body, "error");
  return reply.status == 429 && told != nullptr &&
         (text_at(*told, "code") == "insufficient_quota" || text_at(*told, "type") == "insufficient_quota");
}

// The safety system stopped it; the second is what older servers say.
bool is_moderated(const json::object& body) {
  const json::object* told = object_at(body, "error");
  const std::string code = told != nullptr ? text_at(*told, "code") : "";
  return code == "moderation_blocked" || code == "content_policy_violation";
}

// {"error": {"message"}}, {"error": "…"} or, by servers made with FastAPI, {"detail": "…"}.
std::string words_of_error(const json::object& body) {
  if (const json::object* told = object_at(body, "error")) return text_at(*told, "message");
  const std::string words = text_at(body, "error");
  return words.empty() ? text_at(body, "detail") : words;
}

}  // namespace

OpenaiClient::OpenaiClient(std::string base_url, std::string key)
    : base_url_(base_address(std::move(base_url))),
      key_(std::move(key)),
      is_openai_(is_openai_host(openai_host_in(base_url_))),
      names_(openai_names_for(openai_host_in(base_url_))) {}

ApiRequest OpenaiClient::request_for(ApiRequest::Method method, const std::string& path) const {
  ApiRequest request;
  request.method = method;
  request.url = base_url_ + path;
  if (!key_.empty()) request.headers.push_back({"Authorization", "Bearer " + key_});
  return request;
}

ApiRequest OpenaiClient::posted(const std::string& path, std::string content_type, std::string body) const {
  ApiRequest request = request_for(ApiRequest::Method::kPost, path);
  request.headers.push_back({"Content-Type", std::move(content_type)});
  request.body = std::move(body);
  return request;
}

ApiRequest OpenaiClient::completion(std::string body) const {
  return posted("/chat/completions", "application/json", std::move(body));
}

ApiRequest OpenaiClient::image_generation(std::string body) const {
  return posted("/images/generations", "application/json", std::move(body));
}

ApiRequest OpenaiClient::image_edit(net::Form form) const {
  return posted("/images/edits", std::move(form.content_type), std::move(form.body));
}

Refusal OpenaiClient::refusal_in(const net::ApiReply& reply) const {
  const json::object body = openai_body(reply);
  net::ApiReply told = reply;
  if (is_out_of_money(reply, body)) told.status = 402;
  const std::string words = words_of_error(body);
  if (!is_moderated(body)) return refusal(names_, told, words);
  return {ErrorKind::kMakerFailed,
          fmt::format("the safety system of {} refused it (\"{}\"); change the words", names_.title,
                      base::printable(words.substr(0, kMostWords))),
          fmt::format("status {}", reply.status), reply.status, std::nullopt};
}

std::vector<std::string> OpenaiClient::listed_models(base::CancelToken cancel) const {
  std::vector<std::string> models;
  std::string after;
  for (int page = 0; page < kMostListPages; ++page) {
    ApiRequest request = request_for(ApiRequest::Method::kGet,
                                     after.empty() ? "/models" : "/models?after=" + net::url_escaped(after));
    request.most_time = kMostListTime;
    const net::ApiReply reply = net::ask(request, cancel);
    if (!reply.succeeded()) throw refusal_in(reply);
    const json::object answer = json_of(names_, reply);
    const json::array* data = list_at(answer, "data");
    if (data == nullptr)
      throw Error(ErrorKind::kMakerFailed,
                  fmt::format("the answer of {} is no list of models; is its address right?", names_.title));
    const std::size_t known = models.size();
    for (const json::value& model : *data) {
      const json::object* object = model.if_object();
      if (object != nullptr && !text_at(*object, "id").empty()) models.push_back(text_at(*object, "id"));
    }
    // OpenAI gives all at once; the servers that page do it as its other lists do.
    const json::value* more = answer.if_contains("has_more");
    if (more == nullptr || !more->is_bool() || !more->get_bool() || models.size() == known) break;
    after = models.back();
  }
  return models;
}

}  // namespace providers
