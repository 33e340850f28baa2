#include "providers/sdcpp/sdcpp_client.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "mv/loose_json.h"
#include "providers/hosted/base_address.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::text_at;
using net::ApiRequest;

// Bytes of an answer about a job: results come within it, a third larger than they are. Lossless WebM of some
// seconds has some tens of megabytes. All of it is in memory, twice while it is taken apart.
constexpr std::uint64_t kMostResult = 128ULL << 20;
constexpr std::uint64_t kMostAnswer = 4ULL << 20;  // of all others
constexpr std::chrono::seconds kMostAnswerTime{120};
constexpr std::chrono::seconds kMostAbilitiesTime{10};  // it goes on without
constexpr std::size_t kMostId = 100;                    // characters

// "error" is a text, and "message" says more where there is one; in a job's own error it is the other way
// round.
std::string words_in(const net::ApiReply& reply) {
  boost::system::error_code error;
  const json::value body = json::parse(reply.body, error);
  if (error || !body.is_object()) return "";
  const std::string words = text_at(body.get_object(), "error");
  const std::string more = text_at(body.get_object(), "message");
  return more.empty() ? words : words + ": " + more;
}

// Safe in a path.
bool is_job_id(std::string_view id) {
  return !id.empty() && id.size() <= kMostId && std::all_of(id.begin(), id.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
  });
}

// The reply's own text goes with it: with a film in it, it is large.
json::object understood(net::ApiReply reply) {
  if (!reply.succeeded()) throw refusal(sdcpp_names(), reply, words_in(reply));
  return json_of(sdcpp_names(), reply);
}

}  // namespace

const VendorNames& sdcpp_names() {
  static const VendorNames names{.title = "stable-diffusion.cpp", .variable = "SDCPP_URL"};
  return names;
}

SdcppClient::SdcppClient(std::string base_url) : base_url_(base_address(std::move(base_url))) {}

ApiRequest SdcppClient::request_for(ApiRequest::Method method, std::string_view path) const {
  ApiRequest request{.method = method, .url = base_url_ + "/sdcpp/v1/" + std::string(path)};
  request.most_bytes = kMostAnswer;
  request.most_time = kMostAnswerTime;
  return request;
}

SdcppAbilities SdcppClient::told_abilities(base::CancelToken cancel) const {
  ApiRequest request = request_for(ApiRequest::Method::kGet, "capabilities");
  request.most_time = kMostAbilitiesTime;
  return sdcpp_abilities(understood(net::ask(request, std::move(cancel))));
}

SdcppAbilities SdcppClient::abilities(base::CancelToken cancel) const {
  try {
    return told_abilities(std::move(cancel));
  } catch (const Error& error) {
    // Where the address is wrong, it shows as soon as something is asked for in earnest.
    if (error.kind() == ErrorKind::kCanceled) throw;
    return {};
  }
}

std::string SdcppClient::put(SdcppMode mode, const json::object& body, base::CancelToken cancel) const {
  ApiRequest request = request_for(ApiRequest::Method::kPost, name_of(mode));
  request.headers = {{"Content-Type", "application/json"}};
  request.body = json::serialize(body);
  std::string id = text_at(understood(net::ask(request, std::move(cancel))), "id");
  if (!is_job_id(id))
    throw Error(ErrorKind::kMakerFailed,
                "stable-diffusion.cpp does not say under which id it does it; try again");
  return id;
}

json::object SdcppClient::job(const std::string& id, base::CancelToken cancel) const {
  ApiRequest request = request_for(ApiRequest::Method::kGet, "jobs/" + id);
  request.most_bytes = kMostResult;
  return understood(net::ask(request, std::move(cancel)));
}

void SdcppClient::cancel(const std::string& id) const {
  const net::ApiReply reply =
      net::ask(request_for(ApiRequest::Method::kPost, "jobs/" + id + "/cancel"), base::CancelToken());
  const bool is_over = reply.status == 404 || reply.status == 409 || reply.status == 410;
  if (!reply.succeeded() && !is_over) throw refusal(sdcpp_names(), reply, words_in(reply));
}

}  // namespace providers
