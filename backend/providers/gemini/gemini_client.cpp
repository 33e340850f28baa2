#include "providers/gemini/gemini_client.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/loose_json.h"
#include "providers/hosted/base_address.h"
#include "providers/hosted/received.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;
using net::ApiRequest;

constexpr std::chrono::seconds kMostListTime{10};
constexpr int kMostListPages = 20;               // of 1000 models each
constexpr int kMostDownloads = 12;               // of one file
constexpr std::uint64_t kMostFile = 2ULL << 30;  // bytes
constexpr std::chrono::seconds kMostFileTime{600};
constexpr std::chrono::seconds kLongestPause{3600};  // whatever the vendor asks for

json::object gemini_error(const net::ApiReply& reply) {
  boost::system::error_code error;
  const json::value body = json::parse(reply.body, error);
  const json::object* told = !error && body.is_object() ? object_at(body.get_object(), "error") : nullptr;
  return told != nullptr ? *told : json::object{};
}

// The part of an error's details with that type (https://google.aip.dev/193); null for none.
const json::object* detail_of(const json::object& error, std::string_view type) {
  const json::array* details = list_at(error, "details");
  if (details == nullptr) return nullptr;
  for (const json::value& detail : *details) {
    const json::object* object = detail.if_object();
    if (object != nullptr && text_at(*object, "@type").ends_with(type)) return object;
  }
  return nullptr;
}

bool is_key_refused(const json::object& error) {
  const json::object* info = detail_of(error, "google.rpc.ErrorInfo");
  if (info != nullptr && text_at(*info, "reason") == "API_KEY_INVALID") return true;
  // /interactions tells no reasons.
  return text_at(error, "message").starts_with("API key not valid");
}

bool is_account_empty(const json::object& error) {
  return text_at(error, "message").find("credits are depleted") != std::string::npos;
}

// "1.5s"
std::optional<std::chrono::seconds> asked_pause(const json::object& error) {
  const json::object* info = detail_of(error, "google.rpc.RetryInfo");
  const std::string delay = info != nullptr ? text_at(*info, "retryDelay") : "";
  const double seconds = std::atof(delay.c_str());
  if (!(seconds > 0)) return std::nullopt;
  const double most = static_cast<double>(kLongestPause.count());
  return std::chrono::seconds(static_cast<std::int64_t>(std::ceil(std::min(seconds, most))));
}

// "https://host:port" of an address, in lower case.
std::string origin_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return "";
  return base::lower(url.substr(0, std::min(url.find_first_of("/?#", scheme + 3), url.size())));
}

bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
}

// Generated files stand for two days; those that are gone, or never were, answer 403.
bool is_file_gone(const Refusal& no) {
  return no.status() == 403 || no.status() == 404 || no.status() == 410;
}

}  // namespace

const VendorNames& gemini_names() {
  static const VendorNames names{.title = "Gemini", .variable = "GEMINI_API_KEY"};
  return names;
}

std::string gemini_words(const net::ApiReply& reply) {
  const json::object error = gemini_error(reply);
  const std::string message = text_at(error, "message");
  return message.empty() ? text_at(error, "status") : message;
}

Refusal gemini_refusal(const net::ApiReply& reply) {
  const json::object error = gemini_error(reply);
  net::ApiReply told = reply;
  if (reply.status == 400 && is_key_refused(error)) told.status = 401;
  if (reply.status == 429 && is_account_empty(error)) told.status = 402;
  Refusal no = refusal(gemini_names(), told, gemini_words(reply));
  if (no.status() != 429 || no.retry_after()) return no;
  return {no.kind(), no.message(), no.details(), no.status(), asked_pause(error)};
}

GeminiClient::GeminiClient(std::string base_url, std::string key)
    : base_url_(base_address(std::move(base_url))), key_(std::move(key)) {}

ApiRequest GeminiClient::get(const std::string& path) const {
  ApiRequest request;
  request.method = ApiRequest::Method::kGet;
  request.url = base_url_ + "/" + path;
  request.headers = {{"x-goog-api-key", key_}};
  return request;
}

ApiRequest GeminiClient::post(const std::string& path, const json::object& body) const {
  ApiRequest request = get(path);
  request.method = ApiRequest::Method::kPost;
  request.headers.push_back({"Content-Type", "application/json"});
  request.body = json::serialize(body);
  return request;
}

json::object GeminiClient::answer_to(const ApiRequest& request, base::CancelToken cancel) const {
  const net::ApiReply reply = net::ask(request, std::move(cancel));
  if (!reply.succeeded()) throw gemini_refusal(reply);
  return json_of(gemini_names(), reply);
}

bool GeminiClient::is_own(const std::string& link) const {
  return origin_of(link) == origin_of(base_url_);
}

std::string GeminiClient::downloaded(const std::string& link, const std::filesystem::path& out,
                                     const base::CancelToken& cancel) const {
  ApiRequest request;
  request.url = link;
  request.headers = {{"x-goog-api-key", key_}};
  request.out = out;
  request.most_bytes = kMostFile;
  request.most_time = kMostFileTime;
  const net::ApiReply reply = net::ask(request, cancel);
  if (reply.succeeded()) return "";
  const std::string* elsewhere = reply.header("location");
  if (reply.status >= 300 && reply.status < 400 && elsewhere != nullptr) return *elsewhere;
  throw gemini_refusal(reply);
}

void GeminiClient::download(const std::string& link, const std::filesystem::path& out,
                            const net::Fetcher& fetcher, mv::Commission& commission) const {
  std::string elsewhere = is_own(link) ? "" : link;
  for (int tries = 1; elsewhere.empty(); ++tries) {
    commission.stage("fetching it from Gemini");
    try {
      elsewhere = downloaded(link, out, commission.cancel());
      if (elsewhere.empty()) return;
      break;
    } catch (const Refusal& no) {
      if (is_file_gone(no))
        throw Error(ErrorKind::kMakerFailed,
                    "Gemini has deleted the result already; trying again orders it anew", no.message());
      const bool is_unready = no.status() == 400;
      if (no.status() < 500 && no.status() != 429 && !is_unready) throw;
      if (tries == kMostDownloads)
        throw Error(ErrorKind::kUnavailable, "Gemini does not hand out the film yet; try again later",
                    no.message());
    } catch (const net::Unanswered&) {
      if (tries == kMostDownloads) throw;
    }
    wait(std::chrono::milliseconds(300) * tries, commission.cancel());
  }
  fetch_output(fetcher, gemini_names(), elsewhere, out, commission);
}

std::vector<std::string> GeminiClient::listed_models(base::CancelToken cancel) const {
  constexpr std::string_view kBefore = "models/";
  std::vector<std::string> models;
  std::string token;
  for (int page = 0; page < kMostListPages; ++page) {
    ApiRequest request = get("models?pageSize=1000" + (token.empty() ? "" : "&pageToken=" + token));
    request.most_time = kMostListTime;
    const json::object answer = answer_to(request, cancel);
    const json::array* list = list_at(answer, "models");
    if (list == nullptr)
      throw Error(ErrorKind::kMakerFailed, "Gemini's answer is no list of models; is its address right?");
    for (const json::value& model : *list) {
      const std::string name = model.is_object() ? text_at(model.get_object(), "name") : "";
      if (!name.empty()) models.push_back(name.starts_with(kBefore) ? name.substr(kBefore.size()) : name);
    }
    token = text_at(answer, "nextPageToken");
    // Tokens are base64 or numbers; anything else is not worth a request of its own.
    if (token.empty() || !std::all_of(token.begin(), token.end(),
                                      [](char letter) { return is_name_letter(letter) || letter == '='; }))
      break;
  }
  return models;
}

std::string gemini_model_path(const std::string& model) {
  const std::string name = model.starts_with("models/") ? model.substr(7) : model;
  return "models/" + net::url_escaped(name);
}

bool is_gemini_name(const std::string& name) {
  return !name.empty() && name.front() != '/' && name.find("..") == std::string::npos &&
         std::all_of(name.begin(), name.end(),
                     [](char letter) { return is_name_letter(letter) || letter == '/'; });
}

}  // namespace providers
