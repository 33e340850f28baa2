#include "app/serve/studio_server.h"

#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include "app/serve/cleaner.h"
#include "app/serve/data_folder.h"
#include "app/serve/maker_watch.h"
#include "app/serve/run_sweep.h"
#include "app/workbench.h"
#include "base/file.h"
#include "base/text.h"
#include "routers/api/endpoint.h"
#include "routers/api/metrics.h"
#include "routers/api/policy.h"
#include "routers/pages/pages.h"

namespace app {
namespace {

// "https://studio.example:8443/x" → "studio.example:8443"
std::string host_of(const std::string& address) {
  const std::size_t start = address.find("://") + 3;
  return base::lower(address.substr(start, address.find('/', start) - start));
}

access_control::AccessSettings access_of(const Settings& settings, std::string secret) {
  access_control::AccessSettings access;
  access.keys = settings.api_keys;
  access.allowed_hosts = settings.allowed_hosts;
  if (!settings.public_url.empty()) access.allowed_hosts.push_back(host_of(settings.public_url));
  access.cors_origins = settings.cors_origins;
  access.secret = std::move(secret);
  access.port = settings.port;
  return access;
}

http::ServerSettings server_of(const Settings& settings, const DataFolder& folder) {
  http::ServerSettings server;
  server.address = settings.host;
  server.port = settings.port;
  server.upload_folder = folder.incoming();
  return server;
}

api::StorageSettings storage_of(const Settings& settings) {
  return {.serve_from_cloud = settings.cloud.serve_from_cloud,
          .backend = settings.cloud.bucket.empty() ? "local" : settings.cloud.backend,
          .bucket = settings.cloud.bucket,
          .presigned_url_expiry = static_cast<int>(settings.cloud.link_lifetime.count())};
}

std::vector<http::Route> routes_of(std::vector<api::Endpoint> endpoints, const std::filesystem::path& web) {
  std::vector<http::Route> routes = pages::page_routes(web);
  for (api::Endpoint& endpoint : endpoints) {
    const bool is_root = endpoint.route.pattern == "/";
    routes.push_back(is_root ? pages::page_or(std::move(endpoint.route), web) : std::move(endpoint.route));
  }
  return routes;
}

// The reference is written once: it cannot change while the program runs.
http::Route reference_route(const std::vector<api::Endpoint>& endpoints) {
  http::Route route;
  route.pattern = "/openapi.json";
  route.handle = [text = schema::to_text(api::reference(endpoints))](const http::Request&) -> http::Reply {
    http::Response response;
    response.body = text;
    return response;
  };
  return route;
}

}  // namespace

struct StudioServer::Parts {
  explicit Parts(Composition& composition)
      : settings(composition.settings()),
        log(composition.log()),
        folder(settings.outputs),
        bench(composition, store::open_sqlite(settings.database), settings.outputs),
        access(access_of(settings, folder.secret()), composition.clock()),
        policy(
            access, metrics, log,
            [web = settings.web](const http::Request& request) { return pages::missing_page(web, request); }),
        runner(bench.queue(), bench.tasks(), runner_settings(settings), log),
        context{.workshop = bench.workshop(),
                .access = access,
                .metrics = metrics,
                .storage = storage_of(settings),
                .most_upload_bytes = settings.upload_bytes,
                .pages = settings.pages,
                .viewer = settings.viewer,
                .example_song = settings.example_song,
                .hear_webhook =
                    [this](const std::string& maker, const http::Request& request) {
                      const auto header = [&](const char* name) {
                        const std::string* value = request.header(name);
                        return value != nullptr ? *value : std::string();
                      };
                      return bench.makers().hear(maker, {.id = header("webhook-id"),
                                                         .timestamp = header("webhook-timestamp"),
                                                         .signature = header("webhook-signature"),
                                                         .body = request.body});
                    },
                .accepts_work = [this] { return accepts_work.load(); },
                .connections = [this] { return server->counters(); }} {
    std::vector<api::Endpoint> endpoints = api::endpoints(context);
    http::Route reference = reference_route(endpoints);
    std::vector<http::Route> routes = routes_of(std::move(endpoints), settings.web);
    routes.push_back(std::move(reference));
    server.emplace(server_of(settings, folder), std::move(routes), policy, log);
  }

  const Settings& settings;
  base::Log& log;
  DataFolder folder;
  Workbench bench;
  access_control::Access access;
  api::Metrics metrics;
  api::ApiPolicy policy;
  std::atomic<bool> accepts_work{true};
  jobs::Runner runner;
  api::Context context;
  std::optional<http::Server> server;
  std::optional<Cleaner> cleaner;
  std::optional<RunSweep> run_sweep;
  std::optional<MakerWatch> maker_watch;
};

StudioServer::StudioServer(Composition& composition) : parts_(std::make_unique<Parts>(composition)) {}
StudioServer::~StudioServer() = default;

void StudioServer::start() {
  base::remove_abandoned_parts_below(parts_->folder.path());
  parts_->bench.workshop().studio.kept.prune();
  parts_->server->start();
  parts_->access.set_port(parts_->server->port());
  parts_->runner.start();
  parts_->run_sweep.emplace(parts_->bench.workshop(), parts_->bench.makers(), parts_->log);
  parts_->maker_watch.emplace(parts_->bench.workshop(), parts_->log);
  if (parts_->settings.keep)
    parts_->cleaner.emplace(parts_->bench.workshop(), *parts_->settings.keep, parts_->log);
}

std::uint16_t StudioServer::port() const {
  return parts_->server->port();
}

void StudioServer::drain(std::chrono::milliseconds patience) {
  parts_->accepts_work = false;
  parts_->cleaner.reset();
  parts_->maker_watch.reset();
  // While jobs finish, those who wait for them are still answered.
  const std::jthread closing([&] { parts_->server->drain(patience); });
  parts_->runner.drain(patience * 9 / 10);
  parts_->bench.queue().dismiss_waiters();
}

}  // namespace app
