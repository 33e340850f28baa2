#include <csignal>
#include <map>
#include <memory>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/console_log.h"
#include "app/serve/studio_server.h"
#include "app/usage.h"
#include "base/error.h"

namespace app {
namespace {

struct ServeOptions {
  std::string host, port, jobs, keep_days, allow_host, drain = "30s";
};

// "30s", "30", "500ms", "2m".
std::chrono::milliseconds drain_time(const std::string& text) {
  std::size_t end = 0;
  double value = -1;
  try {
    value = std::stod(text, &end);
  } catch (const std::exception&) {  // std::stod's own
    end = 0;
  }
  const std::string unit = text.substr(end);
  const double factor = unit == "ms" ? 1 : unit == "s" || unit.empty() ? 1000 : unit == "m" ? 60'000 : 0;
  if (end == 0 || factor == 0 || !(value >= 0) || value > 86'400) {
    throw base::Error(base::ErrorKind::kUsage,
                      fmt::format("--drain '{}' is no time; write for example 30s or 2m", text));
  }
  return std::chrono::milliseconds(static_cast<std::int64_t>(value * factor));
}

std::map<std::string, std::string> flags_of(const ServeOptions& options) {
  std::map<std::string, std::string> flags;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) flags[name] = value;
  };
  add("API_HOST", options.host);
  add("API_PORT", options.port);
  add("SONGREEL_JOBS", options.jobs);
  add("SONGREEL_KEEP_DAYS", options.keep_days);
  add("SONGREEL_ALLOWED_HOSTS", options.allow_host);
  return flags;
}

void wait_for(const base::CancelToken& stop) {
  constexpr std::chrono::milliseconds kStep{50};  // how late Ctrl-C may be noticed
  while (!stop.canceled()) std::this_thread::sleep_for(kStep);
}

void serve(const ServeOptions& options, Composition& composition) {
  std::signal(SIGPIPE, SIG_IGN);  // a log that nobody reads any more ends no work; children get it as usual
  const std::chrono::milliseconds drain = drain_time(options.drain);
  const Settings settings = with_flags(composition.settings(), flags_of(options));
  require_valid(settings);
  ConsoleLog log(settings.debug ? LogStyle::kEvents : LogStyle::kServer);
  log_settings(settings, log);
  // A token of its own for the work: a stop lets running jobs finish first.
  Composition serving(settings, log, base::CancelToken());
  StudioServer server(serving);
  server.start();
  const std::string shown =
      settings.host.find(':') == std::string::npos ? settings.host : "[" + settings.host + "]";
  fmt::print(stderr, "songreel: listening on http://{}:{}\n", shown, server.port());
  wait_for(composition.cancel());
  fmt::print(stderr, "songreel: finishing what runs, {} s at most; Ctrl-C again ends at once\n",
             drain.count() / 1000);
  server.drain(drain);
}

}  // namespace

void add_serve(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "The studio as a server: HTTP API, jobs, projects");
  takes_name(command->add_option("--host", o->host, "Address to listen on (API_HOST; default 127.0.0.1)"));
  command->add_option("--port", o->port, "Port, 0 for any free one (API_PORT; default 8000)");
  command->add_option("--jobs", o->jobs,
                      "How many jobs of a kind or a maker run at once: "
                      "paint=2,media=2,download=1,write=2,show=2 (SONGREEL_JOBS)");
  command->add_option("--keep-days", o->keep_days,
                      "Removes ended jobs and unused files after so many days (default: never)");
  takes_name(command->add_option("--allow-host", o->allow_host,
                                 "A further name that this server is called by (SONGREEL_ALLOWED_HOSTS)"));
  command->add_option("--drain", o->drain, "How long running jobs may take to finish at the end")
      ->capture_default_str();
  command->callback([o, &composition] { serve(*o, composition); });
}

}  // namespace app
