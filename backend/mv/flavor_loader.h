#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "mv/config_type.h"
#include "mv/flavor.h"
#include "mv/flavor_problem.h"
#include "mv/scene_grammar.h"

namespace mv {

// Which keys a flavor's own file held, for the debug log; files that fell back are absent.
using ConfigKeys = std::map<ConfigType, std::vector<std::string>>;

struct LoadedFlavor {
  std::shared_ptr<const Flavor> flavor;
  ConfigKeys keys;
  std::vector<ConfigType> fallbacks;  // files that are missing or unfit: default's are used
};

struct LoadedFlavors {
  std::vector<LoadedFlavor> flavors;  // sorted by name; "default" is always among them
  std::vector<FlavorProblem> problems;
};

// Loads every non-hidden sub-directory of each folder as a flavor. A name that stands in several folders is
// taken from the last one. Rules of falling back (docs/config-flavors.md):
//   missing or unfit file  → that file of `default`;
//   missing or unfit key   → the shipped default's value, compiled in;
//   empty file             → a file without keys, hence compiled-in values;
//   no `default` at all    → the shipped default, compiled in.
// Never throws for what stands in the folders; everything odd is a problem.
LoadedFlavors load_flavors(const std::vector<std::filesystem::path>& folders, const GrammarNames& names);

// The problems of one folder of flavors. A folder that itself holds a flavor's files is checked as that one
// flavor.
std::vector<FlavorProblem> check_flavors(const std::filesystem::path& folder, const GrammarNames& names);

}  // namespace mv
