#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// What a file of settings says: lines KEY=VALUE, as other tools write and read `.env`.
struct Dotenv {
  std::filesystem::path file;                 // as it was opened; empty when there is none
  std::map<std::string, std::string> values;  // the last of several lines counts
  std::vector<std::string> faults;            // lines that were left out: ".env:3: …"; never their values
  bool is_link = false;                       // somebody else may decide what it says
  bool others_may_read = false;
};

// Empty lines, `# comments`, an `export ` in front, 'single' and "double" quotes (in the latter \n \t \"
// \\ mean what they mean in shells), a byte order mark and Windows line ends are taken. Nothing is expanded:
// $HOME stays $HOME. `name` is how faults call the file.
Dotenv parse_dotenv(std::string_view text, std::string_view name);

// Never throws: a file that is missing has no values, one that cannot be read is a fault.
Dotenv read_dotenv(const std::filesystem::path& file);

}  // namespace app
