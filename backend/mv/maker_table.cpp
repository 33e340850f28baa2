#include "mv/maker_table.h"

#include <algorithm>

namespace mv {

bool does(const Maker& maker, Work work) {
  switch (work) {
    case Work::kScenes:
      return maker.scenes != nullptr;
    case Work::kImage:
      return maker.images != nullptr;
    case Work::kClip:
      return maker.clips != nullptr;
    case Work::kLips:
      return maker.lips != nullptr;
  }
  return false;
}

const NamedModel* named_model(const Maker& maker, Work work) {
  const auto found = maker.named_models.find(work);
  return found != maker.named_models.end() ? &found->second : nullptr;
}

bool knows(const Maker& maker, const Catalog& catalog, Work work, const std::string& model) {
  return catalog.find(maker.name, work, model) != nullptr ||
         (maker.has_own_model && maker.has_own_model(work, model));
}

bool is_known(const std::vector<Maker>& makers, const Catalog& catalog, Work work, const std::string& model) {
  return std::any_of(makers.begin(), makers.end(),
                     [&](const Maker& maker) { return knows(maker, catalog, work, model); });
}

std::set<std::string> unknown_makers(const Catalog& catalog, const std::vector<Maker>& makers) {
  std::set<std::string> unknown;
  for (const Model& model : catalog.models()) unknown.insert(model.maker);
  for (const Maker& maker : makers) unknown.erase(maker.name);
  return unknown;
}

bool can_be_chosen(const Maker& maker, Work work) {
  return maker.is_set && does(maker, work) && maker.name != kBuiltinMaker;
}

}  // namespace mv
