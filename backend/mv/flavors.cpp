#include "mv/flavors.h"

#include <algorithm>

namespace mv {

Flavors::Flavors(const FlavorSources& sources, FlavorLog log) : log_(log) {
  LoadedFlavors loaded = load_flavors(sources.folders, sources.names);
  log_.loaded(loaded);
  for (LoadedFlavor& one : loaded.flavors) {
    std::string name = one.flavor->name;
    flavors_.emplace(std::move(name), std::move(one.flavor));
  }
  problems_ = std::move(loaded.problems);
}

std::vector<std::string> Flavors::names() const {
  std::vector<std::string> names;
  for (const auto& [name, flavor] : flavors_) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

std::shared_ptr<const Flavor> Flavors::find(std::string_view name) const {
  const auto found = flavors_.find(name);
  return found == flavors_.end() ? nullptr : found->second;
}

std::shared_ptr<const Flavor> Flavors::find_or_default(std::string_view name) const {
  if (name.empty()) return find("default");
  if (auto flavor = find(name)) return flavor;
  log_.unknown(name, names());
  return find("default");
}

std::shared_ptr<const Flavor> Flavors::select(std::string_view name, ConfigType type) const {
  auto flavor = find_or_default(name);
  log_.selected(*flavor, type);
  return flavor;
}

}  // namespace mv
