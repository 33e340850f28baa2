#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace app {

// What of a command line that could not be taken is no option and no command at all, as one sentence; nothing
// when all of it is known, so that CLI11's own complaint is the right one. To be asked after a failed parse:
// what is unknown is more helpful to hear of than what is missing because of it.
std::optional<std::string> unknown_words(const CLI::App& commands);

// Whether the user asked for help with the word "help", after a failed parse.
bool asks_for_help(const CLI::App& commands);

// The command that the user was giving, for messages: "songreel flavors".
std::string command_of(const CLI::App& commands);

// The kinds of values, as the help names them. A number's message names the option: "--seed needs a whole
// number, not 'abc'".
CLI::Option* takes_file(CLI::Option* option);
CLI::Option* takes_folder(CLI::Option* option);
CLI::Option* takes_name(CLI::Option* option);
CLI::Option* takes_whole_number(CLI::Option* option);
CLI::Option* takes_seconds(CLI::Option* option);

}  // namespace app
