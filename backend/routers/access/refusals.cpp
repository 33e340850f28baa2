#include "routers/access/refusals.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"

namespace access_control {
namespace {

namespace json = boost::json;

http::Response refusal(int status, const json::object& body) {
  http::Response response;
  response.status = status;
  response.body = json::serialize(body);
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

// The body of every error: nested for those who read `detail`, and the same on top for those who do not.
json::object nested(const http::Request& request, std::string_view code, std::string_view message,
                    std::string_view details) {
  json::object inner = {
      {"error", code}, {"message", message}, {"details", details}, {"request_id", request.id}};
  json::object body = {{"detail", inner}};
  for (const auto& field : inner) body.emplace(field.key(), field.value());
  return body;
}

std::string shown(const http::Request& request, std::string_view header) {
  const std::string* value = request.header(header);
  return value == nullptr ? "" : base::printable(value->substr(0, 100));
}

}  // namespace

http::Response foreign_host(const http::Request& request) {
  const std::string message = fmt::format(
      "this server does not answer to the host '{}'; allow the name with --allow-host or "
      "SONGREEL_ALLOWED_HOSTS",
      shown(request, "Host"));
  return refusal(421, nested(request, "MisdirectedRequest", message, ""));
}

http::Response foreign_origin(const http::Request& request) {
  const std::string origin = shown(request, "Origin");
  const std::string message =
      origin.empty()
          ? "a page of another site may not change anything here"
          : fmt::format("a page of '{}' may not change anything here; allow it with CORS_ORIGINS", origin);
  return refusal(403, nested(request, "Forbidden", message, ""));
}

http::Response too_many_guesses(const http::Request& request, std::chrono::seconds wait) {
  const std::string message = fmt::format("too many wrong keys; try again in {} s", wait.count());
  http::Response response = refusal(429, nested(request, "TooManyRequests", message, ""));
  response.headers.push_back({"Retry-After", std::to_string(wait.count())});
  return response;
}

http::Response unauthorized(const http::Request& request, KeyTrouble trouble) {
  const bool missing = trouble == KeyTrouble::kMissing;
  http::Response response =
      refusal(401, {{"error", "Unauthorized"},
                    {"message", missing ? "API key is missing" : "API key is invalid"},
                    {"detail", missing ? "send the key in the header X-API-Key, or log in"
                                       : "the key is none of this server's; compare it with API_KEY"},
                    {"request_id", request.id}});
  response.headers.push_back({"WWW-Authenticate", "ApiKey"});
  return response;
}

}  // namespace access_control
