#include <algorithm>
#include <array>
#include <memory>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <boost/json.hpp>

#include "base/error.h"
#include "routers/api/endpoint.h"
#include "routers/api/metrics.h"
#include "routers/api/system_schema.h"
#include "routers/api/version.h"

namespace api {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using http::Method;

// Reads, as other programs of the family do, "is this server the one I mean?".
Endpoint health() {
  Endpoint endpoint = takes_nothing<Health>(
      Method::kGet, "/health",
      {.id = "health",
       .summary = "Is it alive?",
       .about = "Constant, and answered even while everything else is busy.",
       .tag = "System",
       .errors = {},
       .needs = schema::Needs::kNothing},
      [body = schema::to_text(schema::to_json(Health{}))](const http::Request&) -> http::Reply {
        http::Response response;
        response.body = body;
        return response;
      });
  endpoint.route.runs_on = http::RunsOn::kEventLoop;
  return endpoint;
}

std::string check_records(const Context& context) {
  try {
    context.workshop.records.ping();
    return "ok";
  } catch (const Error& error) {
    return error.message();
  }
}

std::string check_folder(const Context& context) {
  const fs::path& folder = context.workshop.library.folder();
  if (::access(folder.c_str(), W_OK) != 0) return "the outputs folder cannot be written to";
  std::error_code error;
  constexpr std::uintmax_t kLittle = 200ULL << 20;  // less than a film of a few minutes
  if (fs::space(folder, error).available < kLittle && !error) return "less than 200 MB of disk are left";
  return "ok";
}

http::Reply ready(const Context& context) {
  const Readiness readiness{.status = "",
                            .records = check_records(context),
                            .outputs = check_folder(context),
                            .jobs = context.accepts_work() ? "ok" : "shutting down"};
  const bool is_ready = readiness.records == "ok" && readiness.outputs == "ok" && readiness.jobs == "ok";
  Readiness told = readiness;
  told.status = is_ready ? "ready" : "not ready";
  for (const mv::MakerConcern& concern : context.workshop.maker_health.concerns())
    (concern.is_of_all() ? told.makers : told.models).push_back(told_with_name(concern));
  return described(context, told, is_ready ? 200 : 503);
}

http::Reply root(const Context& context) {
  return described(context, Welcome{.name = "Songreel",
                                    .version = kVersion,
                                    .links = json::object{{"health", "/health"},
                                                          {"ready", "/ready"},
                                                          {"metrics", "/metrics"},
                                                          {"docs", "/docs"},
                                                          {"openapi", "/openapi.json"},
                                                          {"projects", "/api/projects"},
                                                          {"jobs", "/api/jobs"},
                                                          {"events", "/api/events"}}});
}

Endpoint metrics(const Context& context) {
  Endpoint endpoint = takes_nothing<std::string>(
      Method::kGet, "/metrics",
      {.id = "metrics", .summary = "Figures for Prometheus", .about = "", .tag = "System", .errors = {}},
      [&context](const http::Request&) -> http::Reply {
        http::Response response;
        response.content_type = "text/plain; version=0.0.4; charset=utf-8";
        response.body = context.metrics.text(context.workshop.queue, context.connections());
        return response;
      });
  endpoint.operation.answers = {{.status = 200,
                                 .about = "Text",
                                 .example = "songreel_jobs{state=\"queued\"} 2\n",
                                 .content_type = "text/plain"}};
  return endpoint;
}

struct Page {
  std::string_view name, type;
  bool is_ours;
};
// Nothing else of these folders is served.
constexpr std::array kPages = {Page{"index.html", "text/html; charset=utf-8", true},
                               Page{"start.js", "text/javascript; charset=utf-8", true},
                               Page{"page.css", "text/css; charset=utf-8", true},
                               Page{"swagger-ui.css", "text/css; charset=utf-8", false},
                               Page{"swagger-ui-bundle.js", "text/javascript; charset=utf-8", false},
                               Page{"favicon-32x32.png", "image/png", false}};

http::Reply page(const Context& context, std::string_view name) {
  for (const Page& known : kPages) {
    if (known.name != name) continue;
    http::Response response;
    response.content_type = known.type;
    response.file = http::FileBody{.path = (known.is_ours ? context.pages : context.viewer) / name,
                                   .content_type = std::string(known.type)};
    response.headers.push_back({"Cache-Control", "no-cache"});
    return response;
  }
  throw Error(ErrorKind::kNotFound, "there is no such page of the reference");
}

std::vector<Endpoint> docs(const Context& context) {
  std::vector<Endpoint> table(2);
  table[0].route.pattern = "/docs";
  table[0].route.handle = [&context](const http::Request&) { return page(context, "index.html"); };
  table[1].route.pattern = "/docs/{file}";
  table[1].route.handle = [&context](const http::Request& request) {
    return page(context, request.parameters.at("file"));
  };
  return table;
}

std::vector<Endpoint> sessions(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(
      takes_json<LogIn, LoggedIn>(Method::kPost, "/api/login",
                                  {.id = "log_in",
                                   .summary = "Log a browser in",
                                   .about = "Sets a cookie, so that pages need no key of their own.",
                                   .tag = "System",
                                   .errors = {{401, "Unauthorized", "The key is wrong."}},
                                   .needs = schema::Needs::kNothing},
                                  [&context](const http::Request& request, const LogIn& body) -> http::Reply {
                                    return context.access.log_in(request, body.key);
                                  }));
  table.push_back(takes_nothing<LoggedIn>(
      Method::kPost, "/api/logout",
      {.id = "log_out",
       .summary = "Log a browser out",
       .about = "",
       .tag = "System",
       .errors = {},
       .needs = schema::Needs::kNothing},
      [&context](const http::Request& request) -> http::Reply { return context.access.log_out(request); }));
  return table;
}

}  // namespace

std::vector<Endpoint> system_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(health());
  table.push_back(takes_nothing<Readiness>(Method::kGet, "/ready",
                                           {.id = "ready",
                                            .summary = "Can it work?",
                                            .about = "503 names what is missing.",
                                            .tag = "System",
                                            .errors = {},
                                            .needs = schema::Needs::kNothing},
                                           [&context](const http::Request&) { return ready(context); }));
  table.push_back(takes_nothing<Welcome>(Method::kGet, "/",
                                         {.id = "welcome",
                                          .summary = "What this is",
                                          .about = "",
                                          .tag = "System",
                                          .errors = {},
                                          .needs = schema::Needs::kNothing},
                                         [&context](const http::Request&) { return root(context); }));
  table.push_back(metrics(context));
  for (Endpoint& endpoint : sessions(context)) table.push_back(std::move(endpoint));
  for (Endpoint& endpoint : docs(context)) table.push_back(std::move(endpoint));
  return table;
}

}  // namespace api
