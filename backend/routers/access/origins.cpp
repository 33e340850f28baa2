#include "routers/access/origins.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "routers/access/reply_headers.h"

namespace access_control {
namespace {

constexpr const char* kMethods = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
// What a page may read of a reply besides its body: names that say nothing secret.
constexpr const char* kExposed =
    "Accept-Ranges, Content-Disposition, Content-Range, ETag, Location, Preference-Applied, Retry-After, "
    "X-Request-ID";
constexpr std::size_t kLongestHeaderList = 2048;

bool is_token(std::string_view text) {  // RFC 9110, 5.6.2
  constexpr std::string_view kToken =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return !text.empty() && text.find_first_not_of(kToken) == std::string_view::npos;
}

bool is_token_list(std::string_view text) {
  if (text.size() > kLongestHeaderList) return false;
  while (true) {
    const std::size_t comma = text.find(',');
    if (!is_token(base::trimmed(text.substr(0, comma)))) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

bool is_known_method(std::string_view name) {
  for (const auto method : {http::Method::kGet, http::Method::kHead, http::Method::kPost, http::Method::kPut,
                            http::Method::kPatch, http::Method::kDelete, http::Method::kOptions}) {
    if (name == http::name_of(method)) return true;
  }
  return false;
}

http::Response plain(int status, std::string text) {
  http::Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  response.headers.push_back({"Vary", "Origin"});
  return response;
}

bool is_preflight(const http::Request& request) {
  return request.method == http::Method::kOptions && request.header("Origin") != nullptr &&
         request.header("Access-Control-Request-Method") != nullptr;
}

}  // namespace

std::optional<Origin> parse_origin(std::string_view text) {
  Origin origin;
  const std::string lower = base::lower(text);
  std::string_view rest = lower;
  if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  } else if (rest.starts_with("https://")) {
    rest.remove_prefix(8);
    origin.tls = true;
  } else {
    return std::nullopt;
  }
  const auto authority = parse_authority(rest);
  if (!authority) return std::nullopt;
  origin.authority = *authority;
  if (origin.authority.port == (origin.tls ? 443 : 80)) origin.authority.port.reset();
  return origin;
}

Origins::Origins(const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    std::string_view text = base::trimmed(entry);
    if (text.ends_with('/')) text.remove_suffix(1);
    if (text.empty()) continue;
    const auto origin = parse_origin(text);
    if (!origin) {
      throw base::Error(base::ErrorKind::kUsage, "CORS_ORIGINS holds '" + base::printable(text) +
                                                     "', which is no origin; name each page's origin, like "
                                                     "http://localhost:3000");
    }
    listed_.push_back(*origin);
  }
}

bool Origins::lists(std::string_view origin) const {
  const auto asked = parse_origin(origin);
  return asked && std::find(listed_.begin(), listed_.end(), *asked) != listed_.end();
}

std::optional<http::Response> Origins::preflight(const http::Request& request) const {
  if (!is_preflight(request)) return std::nullopt;
  const std::string& origin = *request.header("Origin");
  if (!lists(origin)) return plain(400, "Disallowed CORS origin");
  if (!is_known_method(*request.header("Access-Control-Request-Method"))) {
    return plain(400, "Disallowed CORS method");
  }
  const std::string* wanted = request.header("Access-Control-Request-Headers");
  if (wanted != nullptr && !wanted->empty() && !is_token_list(*wanted)) {
    return plain(400, "Disallowed CORS headers");
  }
  http::Response response = plain(200, "OK");
  response.headers.push_back({"Access-Control-Allow-Origin", origin});
  response.headers.push_back({"Access-Control-Allow-Credentials", "true"});
  response.headers.push_back({"Access-Control-Allow-Methods", kMethods});
  response.headers.push_back({"Access-Control-Max-Age", "600"});
  if (wanted != nullptr && !wanted->empty()) {
    response.headers.push_back({"Access-Control-Allow-Headers", *wanted});
  }
  return response;
}

void Origins::share(const http::Request& request, std::vector<http::Header>& headers) const {
  // On every reply, also to requests without Origin: a cache must not give what it got for an <img> to a
  // fetch().
  add_to_vary(headers, "Origin");
  const std::string* origin = request.header("Origin");
  if (origin == nullptr) return;
  const bool listed = lists(*origin);
  if (!listed && is_preflight(request)) return;  // a refused preflight allows nothing
  set_if_absent(headers, "Access-Control-Allow-Credentials", "true");
  if (!listed) return;
  set_if_absent(headers, "Access-Control-Allow-Origin", *origin);
  if (!is_preflight(request)) set_if_absent(headers, "Access-Control-Expose-Headers", kExposed);
}

}  // namespace access_control
