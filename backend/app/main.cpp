#include <cerrno>
#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <system_error>
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
#include "app/usage.h"
#include "base/error.h"
#include "base/text.h"
#include "mv/pretty_json.h"

namespace app {
namespace {

bool wants_json(std::span<char* const> arguments) {
  for (const char* argument : arguments) {
    if (std::string_view(argument) == "--json") return true;
  }
  return false;
}

// Unlike fmt::print this never throws: it is the last that can be said.
void say(std::FILE* where, const std::string& line) {
  std::fputs((line + '\n').c_str(), where);
}

// Faults of ours, damaged records, and files that upset libav or its worker: what happened inside helps
// whoever looks at a report of it.
bool is_to_be_reported(const base::Error& error) {
  const bool from_inside = error.kind() == base::ErrorKind::kInternal ||
                           error.kind() == base::ErrorKind::kDamaged ||
                           error.kind() == base::ErrorKind::kBadRecords;
  return from_inside && !error.details().empty();
}

int report(const base::Error& error, bool json) {
  const int code = exit_code(error.kind());
  if (json) {
    say(stdout, mv::one_line({{"event", "error"},
                              {"error", base::name_of(error.kind())},
                              {"message", base::printable(error.message())},
                              {"details", base::printable(error.details())},
                              {"exit_code", code}}));
  }
  say(stderr, "songreel: " + error.message());
  if (is_to_be_reported(error)) say(stderr, fmt::format("          ({})", error.details()));
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
  add_lipsync(commands, composition);
  add_sheet(commands, composition);
  add_verify(commands, composition);
  add_flavors(commands, composition);
  add_serve(commands, composition);
  add_openapi(commands, composition);
  add_costs(commands, composition);
  add_doctor(commands, composition);
}

// A film of many clips is open in all of them at once. The soft limit is low for programs that use select(),
// which we never do; what cannot be raised stays.
void allow_many_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

int report_usage(const CLI::ParseError& error, const CLI::App& commands, bool json) {
  if (asks_for_help(commands)) {
    fmt::print("{}", commands.help());
    return 0;
  }
  const std::string message = unknown_words(commands).value_or(error.what());
  return report({base::ErrorKind::kUsage,
                 message + (message.ends_with('?') ? " See " : "; see ") + command_of(commands) + " --help"},
                json);
}

base::Error unforeseen(const std::exception& error) {
  return {base::ErrorKind::kInternal,
          "something went wrong that should not; please report it with the line below", error.what()};
}

int run(std::span<char*> arguments) {
  allow_many_files();
  const base::CancelToken cancel;
  const Interrupt interrupt(cancel);
  const bool json = wants_json(arguments);
  CLI::App commands("Songreel turns a song, an idea and a character into a finished music video.",
                    "songreel");
  try {
    Settings settings = read_settings(process_environment(), read_dotenv(".env"));
    ConsoleLog log(settings.debug ? LogStyle::kEvents : LogStyle::kPlain);
    Composition composition(std::move(settings), log, cancel);
    declare_commands(commands, composition);
    commands.parse(static_cast<int>(arguments.size()), arguments.data());
    return 0;
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", commands.help());
    return 0;
  } catch (const CLI::CallForVersion& version) {
    fmt::print("{}\n", version.what());
    return 0;
  } catch (const CLI::ParseError& error) {
    return report_usage(error, commands, json);
  } catch (const base::Error& error) {
    return report(error, json);
  } catch (const std::system_error& error) {
    if (std::ferror(stdout) == 0) return report(unforeseen(error), json);
    return report(base::file_error("write", "the standard output", error.code().value()), false);
  } catch (const std::exception& error) {
    return report(unforeseen(error), json);
  }
}

// What was printed may still stand in the buffer: only now is it known whether the disk took it.
int finish_output(int code) {
  errno = 0;
  const bool lost = std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  if (!lost || code != 0) return code;
  return report(base::file_error("write", "the standard output", errno != 0 ? errno : EIO), false);
}

}  // namespace
}  // namespace app

int main(int count, char** values) {
  const std::span<char*> arguments(values, static_cast<std::size_t>(count));
  // The media worker comes before everything else: it must not start threads or read settings.
  if (arguments.size() >= 2 && std::string_view(arguments[1]) == "media") {
    return media::worker_main();
  }
  return app::finish_output(app::run(arguments));
}
