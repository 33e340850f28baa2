#include "routers/access/reply_headers.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace access_control {
namespace {

constexpr std::array<std::string_view, 4> kMediaPaths = {
    "/api/mv/get_video/", "/api/mv/get_character_reference/", "/api/audio/get/", "/api/flavors/preview/"};
constexpr std::array<std::string_view, 5> kDataPaths = {"/api/", "/health", "/ready", "/metrics",
                                                        "/openapi.json"};

// Pages load their own scripts and styles from files; nothing inline runs, nothing may frame them. data: and
// blob: are for pictures and sounds that the page itself made (previews of an upload).
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' "
    "blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// JSON and media that somebody opens in a tab of its own: no script, no requests, an origin of its own. It
// does not touch the page that shows them in <video> or <img>.
constexpr std::string_view kDataPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

bool begins_with_any(std::string_view path, const auto& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return path.starts_with(beginning); });
}

// Below /api/ never, whatever the type says: uploaded HTML is data.
bool is_page(std::string_view path, const std::vector<http::Header>& headers) {
  if (begins_with_any(path, kDataPaths)) return false;
  const std::string* type = find_header(headers, "Content-Type");
  return type == nullptr || base::lower(*type).starts_with("text/html");
}

}  // namespace

const std::string* find_header(const std::vector<http::Header>& headers, std::string_view name) {
  const std::string wanted = base::lower(name);
  for (const http::Header& header : headers) {
    if (base::lower(header.name) == wanted) return &header.value;
  }
  return nullptr;
}

void set_if_absent(std::vector<http::Header>& headers, std::string_view name, std::string_view value) {
  if (find_header(headers, name) == nullptr) headers.push_back({std::string(name), std::string(value)});
}

void add_to_vary(std::vector<http::Header>& headers, std::string_view name) {
  for (http::Header& header : headers) {
    if (base::lower(header.name) != "vary") continue;
    const std::string named = base::lower(header.value);
    if (named != "*" && named.find(base::lower(name)) == std::string::npos)
      header.value += ", " + std::string(name);
    return;
  }
  headers.push_back({"Vary", std::string(name)});
}

bool is_media_path(std::string_view path) {
  return begins_with_any(path, kMediaPaths);
}

void add_security_headers(std::string_view path, Embedding media, std::vector<http::Header>& headers) {
  set_if_absent(headers, "X-Content-Type-Options", "nosniff");
  set_if_absent(headers, "Referrer-Policy", "no-referrer");
  set_if_absent(headers, "X-Frame-Options", "DENY");
  set_if_absent(headers, "Content-Security-Policy", is_page(path, headers) ? kPagePolicy : kDataPolicy);
  // A page on another port shows films with <video src>, which asks without CORS; "same-site" would do for
  // localhost:3000 but not where the page says 127.0.0.1 and the API localhost. Names of files are
  // unguessable, and their pixels stay unreadable to such a page.
  const bool open = media == Embedding::kListedOrigins && is_media_path(path);
  set_if_absent(headers, "Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
}

}  // namespace access_control
