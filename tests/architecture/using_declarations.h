#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "include_graph.h"

namespace architecture {

// Every `using room::name;` in a .cpp below `root`/backend whose name its own file never says again.
// clang-tidy sees sources joined, where one file's use would hide another's unused declaration.
std::vector<Finding> unused_using_declarations(const std::filesystem::path& root);

// The names that a source's using declarations bring in and that stand nowhere else in it, with their lines.
struct UnusedName {
  int line = 0;
  std::string declaration;  // "using base::Error;"
};
std::vector<UnusedName> unused_names(const std::string& source);

}  // namespace architecture
