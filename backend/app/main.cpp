#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/composition.h"
#include "app/console_log.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/settings.h"
#include "base/error.h"

namespace app {
namespace {

bool wants_json(std::span<char* const> arguments) {
  for (const char* argument : arguments) {
    if (std::string_view(argument) == "--json") return true;
  }
  return false;
}

int report(const base::Error& error, bool json) {
  const int code = exit_code(error.kind());
  if (json) {
    fmt::print("{}\n", boost::json::serialize(boost::json::object{{"event", "error"},
                                                                  {"error", base::name_of(error.kind())},
                                                                  {"message", error.message()},
                                                                  {"details", error.details()},
                                                                  {"exit_code", code}}));
  }
  fmt::print(stderr, "songreel: {}\n", error.message());
  return code;
}

void declare_commands(CLI::App& commands, Composition& composition) {
  commands.require_subcommand(1);
  // Given twice, the last one counts, so that a script can add to a fixed beginning.
  commands.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  commands.set_version_flag("--version", "songreel 0.1.0");
  commands.footer("songreel COMMAND --help tells the options of a command.");
  add_make(commands, composition);
  add_scenes(commands, composition);
  add_character(commands, composition);
  add_clip(commands, composition);
  add_stitch(commands, composition);
  add_trim(commands, composition);
  add_sheet(commands, composition);
  add_verify(commands, composition);
  add_flavors(commands, composition);
}

// A film of many clips is open in all of them at once. The soft limit is low for programs that use select(),
// which we never do; what cannot be raised stays.
void allow_many_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

// The name of the command that the user was giving, for messages.
std::string command_of(const CLI::App& commands) {
  const auto chosen = commands.get_subcommands();
  return chosen.empty() ? "songreel" : "songreel " + chosen.front()->get_name();
}

int run(std::span<char*> arguments) {
  allow_many_files();
  const base::CancelToken cancel;
  const Interrupt interrupt(cancel);
  const bool json = wants_json(arguments);
  CLI::App commands("Songreel turns a song, an idea and a character into a finished music video.",
                    "songreel");
  try {
    Settings settings = read_settings(process_environment());
    ConsoleLog log(settings.debug ? base::LogLevel::kDebug : base::LogLevel::kWarning);
    Composition composition(std::move(settings), log, cancel);
    declare_commands(commands, composition);
    commands.parse(static_cast<int>(arguments.size()), arguments.data());
    return 0;
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", commands.get_subcommands().empty() ? commands.help()
                                                        : commands.get_subcommands().front()->help());
    return 0;
  } catch (const CLI::CallForVersion& version) {
    fmt::print("{}\n", version.what());
    return 0;
  } catch (const CLI::ParseError& error) {
    const std::string command = command_of(commands);
    return report({base::ErrorKind::kUsage, fmt::format("{}; see {} --help", error.what(), command)}, json);
  } catch (const base::Error& error) {
    return report(error, json);
  } catch (const std::exception& error) {
    return report({base::ErrorKind::kInternal,
                   "something went wrong that should not; please report it with this line", error.what()},
                  json);
  }
}

}  // namespace
}  // namespace app

int main(int count, char** values) {
  const std::span<char*> arguments(values, static_cast<std::size_t>(count));
  // The media worker comes before everything else: it must not start threads or read settings.
  if (arguments.size() >= 2 && std::string_view(arguments[1]) == "media") {
    return media::worker_main(std::vector<std::string>(arguments.begin() + 2, arguments.end()));
  }
  return app::run(arguments);
}
