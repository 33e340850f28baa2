#include "mv/flavors.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/usage.h"
#include "base/error.h"
#include "mv/flavor_text.h"
#include "providers/builtin/painter_names.h"

namespace app {
namespace {

void list(Composition& composition) {
  for (const std::string& name : composition.flavors().names()) {
    fmt::print("{:<16} {}\n", name, composition.flavors().find(name)->description);
  }
}

void show(const std::string& name, Composition& composition) {
  const auto flavor = composition.flavors().find(name);
  if (!flavor) {
    throw base::Error(
        base::ErrorKind::kNotFound,
        fmt::format("there is no flavor '{}'; songreel flavors list names those there are", name));
  }
  fmt::print("{}", mv::describe(*flavor));
}

// Every problem is printed as the result; the log would say it a second time, so it hears of none but in
// debug mode.
std::vector<mv::FlavorProblem> problems_of(const std::string& folder, Composition& composition) {
  if (!folder.empty()) return mv::check_flavors(folder, providers::painter_names());
  if (composition.settings().debug) return composition.flavors().problems();
  const mv::FlavorSources sources = composition.flavor_sources();
  return mv::load_flavors(sources.folders, sources.names).problems;
}

void check(const std::string& folder, Composition& composition) {
  const std::vector<mv::FlavorProblem> problems = problems_of(folder, composition);
  for (const mv::FlavorProblem& problem : problems) fmt::print("{}\n", mv::describe(problem));
  if (!problems.empty()) {
    throw base::Error(
        base::ErrorKind::kBadFlavor,
        fmt::format("{} thing{} to mend, see above", problems.size(), problems.size() == 1 ? "" : "s"));
  }
  fmt::print("all flavors are in order\n");
}

}  // namespace

void add_flavors(CLI::App& app, Composition& composition) {
  CLI::App* command = app.add_subcommand("flavors", "Lists, shows and checks the looks");
  command->require_subcommand(1);
  command->add_subcommand("list", "The names of all flavors")->callback([&composition] {
    list(composition);
  });

  const auto name = std::make_shared<std::string>();
  CLI::App* showing = command->add_subcommand("show", "What a flavor says, with its fallbacks filled in");
  takes_name(showing->add_option("name", *name, "The flavor"))->required();
  showing->callback([name, &composition] { show(*name, composition); });

  const auto folder = std::make_shared<std::string>();
  CLI::App* checking = command->add_subcommand("check", "Reports every fault with file, line and what to do");
  takes_folder(checking->add_option("folder", *folder,
                                    "A flavor, or a folder of flavors (default: all that are loaded)"));
  checking->callback([folder, &composition] { check(*folder, composition); });
}

}  // namespace app
