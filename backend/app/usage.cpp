#include "app/usage.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace app {
namespace {

// Levenshtein's distance: letters to change, add or leave out.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
    }
  }
  return row.back();
}

// The nearest of `names` when it is at most two letters off, which is a slip of the fingers.
std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
  constexpr std::size_t kSlip = 2;
  const auto nearest = std::min_element(names.begin(), names.end(), [&](const auto& a, const auto& b) {
    return distance(word, a) < distance(word, b);
  });
  if (nearest == names.end() || distance(word, *nearest) > kSlip) return {};
  return fmt::format("; did you mean {}?", *nearest);
}

// The command that was given, its innermost part.
const CLI::App& innermost(const CLI::App& commands) {
  const auto chosen = commands.get_subcommands();
  return chosen.empty() ? commands : innermost(*chosen.front());
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

template <class Number>
CLI::Option* takes_number(CLI::Option* option, const char* type, const char* kind) {
  option->type_name(type);
  const auto check = [name = option->get_name(), kind](const std::string& text) {
    Number number{};
    std::uint64_t large = 0;  // a seed may be
    if (!CLI::detail::lexical_cast(text, number) && !CLI::detail::lexical_cast(text, large))
      throw base::Error(base::ErrorKind::kUsage, fmt::format("{} needs {}, not '{}'", name, kind, text));
    return std::string();
  };
  return option->check(CLI::Validator(check, ""));
}

}  // namespace

bool asks_for_help(const CLI::App& commands) {
  const std::vector<std::string> unknown = commands.remaining(true);
  return !unknown.empty() && unknown.front() == "help";
}

std::optional<std::string> unknown_words(const CLI::App& commands) {
  const CLI::App& command = innermost(commands);
  const std::vector<std::string> unknown = commands.remaining(true);
  const auto option = std::find_if(unknown.begin(), unknown.end(),
                                   [](const std::string& word) { return word.starts_with('-'); });
  const std::vector<std::string> names = names_of_commands(command);
  if (!names.empty() && !unknown.empty() && option != unknown.begin()) {
    return fmt::format("there is no command '{}'{}", unknown.front(), suggestion(unknown.front(), names));
  }
  if (option != unknown.end()) {
    return fmt::format("there is no option {}{}", *option, suggestion(*option, names_of_options(command)));
  }
  if (!names.empty() && unknown.empty() && command.get_subcommands().empty())
    return fmt::format("a command is missing: {}", fmt::join(names, ", "));
  return std::nullopt;
}

std::string command_of(const CLI::App& commands) {
  const auto chosen = commands.get_subcommands();
  return commands.get_name() + (chosen.empty() ? "" : " " + command_of(*chosen.front()));
}

CLI::Option* takes_file(CLI::Option* option) {
  return option->type_name("FILE");
}
CLI::Option* takes_folder(CLI::Option* option) {
  return option->type_name("DIR");
}
CLI::Option* takes_name(CLI::Option* option) {
  return option->type_name("NAME");
}
CLI::Option* takes_whole_number(CLI::Option* option) {
  return takes_number<std::int64_t>(option, "N", "a whole number");
}
CLI::Option* takes_seconds(CLI::Option* option) {
  return takes_number<double>(option, "S", "a number of seconds");
}

}  // namespace app
