#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mv/flavor_loader.h"
#include "mv/flavor_log.h"

namespace mv {

struct FlavorSources {
  // Folders that hold one sub-folder per flavor: the shipped configs first, then those of SONGREEL_FLAVORS.
  std::vector<std::filesystem::path> folders;
  GrammarNames names;  // what the painter knows
};

// All flavors, loaded at construction and immutable from then on: any number of threads may ask. A lookup is
// one hash of the name and a reference count, well under a microsecond.
class Flavors {
 public:
  // Never throws for what stands in the folders: see `problems`.
  Flavors(const FlavorSources& sources, FlavorLog log);

  std::vector<std::string> names() const;  // sorted
  // Nothing when there is no such flavor.
  std::shared_ptr<const Flavor> find(std::string_view name) const;
  // "" means default; so does an unknown name, with a warning in the log.
  std::shared_ptr<const Flavor> find_or_default(std::string_view name) const;
  // The same at prompt time: says under MV_DEBUG_MODE which flavor's file is used, and its values.
  std::shared_ptr<const Flavor> select(std::string_view name, ConfigType type) const;

  const std::vector<FlavorProblem>& problems() const { return problems_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  FlavorLog log_;
  std::unordered_map<std::string, std::shared_ptr<const Flavor>, TextHash, std::equal_to<>> flavors_;
  std::vector<FlavorProblem> problems_;
};

}  // namespace mv
