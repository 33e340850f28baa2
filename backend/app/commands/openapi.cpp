#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/workbench.h"
#include "mv/pretty_json.h"
#include "routers/api/endpoint.h"
#include "routers/api/metrics.h"

namespace app {
namespace {

void print_reference(Composition& composition) {
  const Workbench bench(composition, store::open_sqlite_in_memory(), composition.settings().outputs);
  access_control::Access access({}, composition.clock());
  api::Metrics metrics;
  const api::Context context{.workshop = bench.workshop(), .access = access, .metrics = metrics};
  fmt::print("{}", mv::pretty(api::reference(api::endpoints(context))));
}

}  // namespace

void add_openapi(CLI::App& app, Composition& composition) {
  CLI::App* command = app.add_subcommand("openapi", "Prints the reference of the HTTP API (OpenAPI 3.1)");
  command->callback([&composition] { print_reference(composition); });
}

}  // namespace app
