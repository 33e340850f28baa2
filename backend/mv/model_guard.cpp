#include "mv/model_guard.h"

#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace mv {
namespace {

constexpr std::array kAllWork{Work::kScenes, Work::kImage, Work::kClip, Work::kLips};

// The models of a maker that the flavors name, or that it would choose itself; each once.
std::set<std::pair<Work, std::string>> used_models(const Catalog& catalog, const Maker& maker,
                                                   const Flavors& flavors) {
  std::set<std::pair<Work, std::string>> used;
  const auto add = [&](Work work, const std::string& id) {
    if (does(maker, work) && catalog.find(maker.name, work, id) != nullptr) used.emplace(work, id);
  };
  for (const std::string& name : flavors.names()) {
    const auto flavor = flavors.find(name);
    add(Work::kImage, flavor->image.model);
    add(Work::kClip, flavor->image.video_model);
  }
  for (const Work work : kAllWork) {
    if (const Model* best = catalog.best(maker.name, work)) add(work, best->id);
  }
  return used;
}

// What its vendor has of these; all of them where it cannot be asked now.
std::set<std::string> there(const Maker& maker, const std::set<std::pair<Work, std::string>>& used,
                            const base::CancelToken& cancel) {
  std::vector<std::string> ids;
  for (const auto& [work, id] : used) ids.push_back(id);
  try {
    if (maker.models_there) return maker.models_there(ids, cancel);
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::kCanceled) throw;
  }
  return {ids.begin(), ids.end()};
}

std::string gone(const Maker& maker, const Model& model) {
  return fmt::format("{} has no model {} any more{}", maker.name, model.id,
                     model.replacement.empty() ? "; choose another in the flavor's image_params.yaml"
                                               : "; use " + model.replacement + " instead");
}

void check_maker(const Catalog& catalog, const Maker& maker, const Flavors& flavors,
                 std::chrono::sys_days today, const base::CancelToken& cancel,
                 std::vector<ModelConcern>& concerns) {
  const auto used = used_models(catalog, maker, flavors);
  const std::set<std::string> ids = there(maker, used, cancel);
  for (const auto& [work, id] : used) {
    const Model& model = *catalog.find(maker.name, work, id);
    const std::string warning = warning_about(model, today);
    if (!warning.empty())
      concerns.push_back({maker.name, work, id, warning, is_retired(model, today)});
    else if (!ids.contains(id))
      concerns.push_back({maker.name, work, id, gone(maker, model), true});
  }
}

}  // namespace

std::vector<ModelConcern> check_models(const Catalog& catalog, const std::vector<Maker>& makers,
                                       const Flavors& flavors, std::chrono::sys_days today,
                                       const base::CancelToken& cancel) {
  std::vector<ModelConcern> concerns;
  for (const Maker& maker : makers) {
    if (maker.is_set && maker.name != kBuiltinMaker)
      check_maker(catalog, maker, flavors, today, cancel, concerns);
  }
  return concerns;
}

void ModelHealth::set(std::vector<ModelConcern> concerns) {
  const std::lock_guard lock(mutex_);
  concerns_ = std::move(concerns);
}

std::vector<ModelConcern> ModelHealth::concerns() const {
  const std::lock_guard lock(mutex_);
  return concerns_;
}

}  // namespace mv
