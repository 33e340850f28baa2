#include "routers/pages/pages.h"

#include <array>
#include <system_error>
#include <utility>
#include <variant>

#include "base/error.h"
#include "base/file.h"
#include "routers/pages/built_file.h"
#include "routers/pages/preference.h"

namespace pages {
namespace {

namespace fs = std::filesystem;

// Beside "/". Another address is a mistake that shall be seen as one.
constexpr std::array kAddresses = {"/create", "/quick-gen-page", "/settings"};

// Scripts from files only; styles inline too, because the components that place menus and dialogs set them.
constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

constexpr const char* kNotBuilt = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Songreel</title>
<body style="font: 1rem/1.6 sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>Songreel runs, without its pages</h1>
<p>They have not been built. <code>./songreel serve</code> does that where npm is there (on Debian:
<code>apt-get install npm</code>); what went wrong, if it was tried, stands in <code>build/setup/web.log</code>.</p>
<p>The API works all the same: <a href="/docs">its reference</a>.</p>
)";

http::Response not_built() {
  http::Response response;
  response.status = 503;
  response.content_type = "text/html; charset=utf-8";
  response.body = kNotBuilt;
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

http::Response page(const fs::path& folder, const http::Request& request) {
  const fs::path index = folder / "index.html";
  std::error_code error;
  http::Response response = fs::exists(index, error) ? built_file(index, request) : not_built();
  if (response.file) response.headers.push_back({"Cache-Control", "no-cache"});
  response.headers.push_back({"Content-Security-Policy", kContentPolicy});
  return response;
}

http::Response asset(const fs::path& folder, const http::Request& request) {
  const std::string& name = request.parameters.at("file");
  const fs::path file = folder / "assets" / name;
  std::error_code error;
  if (!is_asset_name(name) || !fs::is_regular_file(file, error))
    throw base::Error(base::ErrorKind::kNotFound, "there is no such file of the pages; load the page anew");
  http::Response response = built_file(file, request);
  response.headers.push_back({"Cache-Control", "public, max-age=31536000, immutable"});
  return response;
}

http::Reply vary_by_accept(http::Reply reply) {
  if (auto* response = std::get_if<http::Response>(&reply)) {
    for (http::Header& header : response->headers) {
      if (header.name != "Vary") continue;
      header.value += ", Accept";
      return reply;
    }
    response->headers.push_back({"Vary", "Accept"});
  }
  return reply;
}

}  // namespace

std::vector<http::Route> page_routes(const fs::path& folder) {
  std::vector<http::Route> routes;
  for (const char* address : kAddresses) {
    http::Route route;
    route.pattern = address;
    route.handle = [folder](const http::Request& request) -> http::Reply { return page(folder, request); };
    routes.push_back(std::move(route));
  }
  http::Route assets;
  assets.pattern = "/assets/{file}";
  assets.handle = [folder](const http::Request& request) -> http::Reply { return asset(folder, request); };
  routes.push_back(std::move(assets));
  return routes;
}

std::optional<http::Response> missing_page(const fs::path& folder, const http::Request& request) {
  const bool is_for_programs = request.target.starts_with("/api/") || request.target.starts_with("/assets/");
  const fs::path index = folder / "index.html";
  std::error_code error;
  if (is_for_programs || !asks_for_page(request.header("Accept")) || !fs::exists(index, error))
    return std::nullopt;
  http::Response response;
  response.status = 404;
  response.content_type = "text/html; charset=utf-8";
  // As text: a file that is gone when it is opened is such an address, too.
  response.body = base::read_text(index);
  response.headers = {{"Cache-Control", "no-store"}, {"Content-Security-Policy", kContentPolicy}};
  return response;
}

http::Route page_or(http::Route route, const fs::path& folder) {
  route.handle = [folder, programs = std::move(route.handle)](const http::Request& request) -> http::Reply {
    return vary_by_accept(asks_for_page(request.header("Accept")) ? page(folder, request)
                                                                  : programs(request));
  };
  return route;
}

}  // namespace pages
