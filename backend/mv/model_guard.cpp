#include "mv/model_guard.h"

#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace mv {
namespace {

constexpr std::array kAllWork{Work::kScenes, Work::kImage, Work::kClip, Work::kLips};

bool has_door(const Maker& maker, Work work) {
  return work == Work::kScenes  ? maker.scenes != nullptr
         : work == Work::kImage ? maker.images != nullptr
         : work == Work::kClip  ? maker.clips != nullptr
                                : maker.lips != nullptr;
}

class Checking {
 public:
  Checking(const Catalog& catalog, const Maker& maker, std::chrono::sys_days today)
      : catalog_(catalog), maker_(maker), today_(today) {}

  // Each model once, whatever names it.
  void look_at(Work work, const std::string& id, std::vector<ModelConcern>& concerns) {
    if (id.empty() || !seen_.insert({work, id}).second) return;
    const Model* model = catalog_.find(maker_.name, work, id);
    if (model == nullptr) return;  // another maker's
    const bool is_over = is_retired(*model, today_);
    if (std::string text = warning_about(*model, today_); !text.empty())
      concerns.push_back({maker_.name, work, id, std::move(text), is_over});
    else if (!vendor_has(id))
      concerns.push_back(
          {maker_.name, work, id,
           fmt::format("{} has no model {} any more{}", maker_.name, id,
                       model->replacement.empty() ? "; choose another in the flavor's image_params.yaml"
                                                  : "; use " + model->replacement + " instead"),
           true});
  }

 private:
  bool vendor_has(const std::string& id) const {
    if (!maker_.has_model) return true;
    try {
      return maker_.has_model(id);
    } catch (const base::Error&) {
      return true;  // who cannot be asked now may have it
    }
  }

  const Catalog& catalog_;
  const Maker& maker_;
  std::chrono::sys_days today_;
  std::set<std::pair<Work, std::string>> seen_;
};

}  // namespace

std::vector<ModelConcern> check_models(const Catalog& catalog, const std::vector<Maker>& makers,
                                       const Flavors& flavors, std::chrono::sys_days today) {
  std::vector<ModelConcern> concerns;
  for (const Maker& maker : makers) {
    if (!maker.is_set || maker.name == kBuiltinMaker) continue;
    Checking checking(catalog, maker, today);
    for (const std::string& name : flavors.names()) {
      const auto flavor = flavors.find(name);
      if (maker.images != nullptr) checking.look_at(Work::kImage, flavor->image.model, concerns);
      if (maker.clips != nullptr) checking.look_at(Work::kClip, flavor->image.video_model, concerns);
    }
    for (const Work work : kAllWork) {
      if (!has_door(maker, work)) continue;
      if (const Model* best = catalog.best(maker.name, work)) checking.look_at(work, best->id, concerns);
    }
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
