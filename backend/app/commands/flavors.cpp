#include "mv/flavors.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
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

void check(const std::string& folder, Composition& composition) {
  const std::vector<mv::FlavorProblem> problems = folder.empty()
                                                      ? composition.flavors().problems()
                                                      : mv::check_flavors(folder, providers::painter_names());
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
  showing->add_option("name", *name, "The flavor")->required();
  showing->callback([name, &composition] { show(*name, composition); });

  const auto folder = std::make_shared<std::string>();
  CLI::App* checking = command->add_subcommand("check", "Reports every fault with file, line and what to do");
  checking->add_option("folder", *folder, "A flavor, or a folder of flavors (default: all that are loaded)");
  checking->callback([folder, &composition] { check(*folder, composition); });
}

}  // namespace app
