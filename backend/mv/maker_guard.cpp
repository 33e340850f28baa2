#include "mv/maker_guard.h"

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/maker_choice.h"

namespace mv {
namespace {

constexpr std::array kAllWork{Work::kScenes, Work::kImage, Work::kClip, Work::kLips};

// A model that a maker would use, and who names it.
struct UsedModel {
  Work work = Work::kClip;
  std::string id;
  std::string named_by;
};

std::string named_by_flavor(const std::string& flavor) {
  return fmt::format("the flavor {} names it in image_params.yaml", flavor);
}

class UsedModels {
 public:
  UsedModels(const Catalog& catalog, const Maker& maker) : catalog_(catalog), maker_(maker) {}

  std::vector<UsedModel> of(const Flavors& flavors) && {
    for (const std::string& name : flavors.names()) {
      const auto flavor = flavors.find(name);
      for (const Work work : {Work::kImage, Work::kClip}) {
        const std::string id(model_of_flavor(*flavor, work));
        if (catalog_.find(maker_.name, work, id) != nullptr) add(work, id, named_by_flavor(name));
      }
    }
    for (const Work work : kAllWork) {
      if (const Model* best = catalog_.best(maker_.name, work))
        add(work, best->id, fmt::format("it is the first of {} in the catalogue", maker_.name));
      if (const NamedModel* named = named_model(maker_, work))
        used_.push_back({work, named->id, named->setting + " names it"});
    }
    return std::move(used_);
  }

 private:
  // Where the settings name one, no other is used. Each once.
  void add(Work work, const std::string& id, std::string named_by) {
    if (!does(maker_, work) || named_model(maker_, work) != nullptr) return;
    const bool is_there = std::any_of(used_.begin(), used_.end(), [&](const UsedModel& used) {
      return used.work == work && used.id == id;
    });
    if (!is_there) used_.push_back({work, id, std::move(named_by)});
  }

  const Catalog& catalog_;
  const Maker& maker_;
  std::vector<UsedModel> used_;
};

// What its vendor has of these, as far as it can be asked; else why it does not say so.
struct Answer {
  std::set<std::string> models;
  std::string fault;
};

Answer asked(const Maker& maker, const std::vector<UsedModel>& used, const base::CancelToken& cancel) {
  std::vector<std::string> ids;
  ids.reserve(used.size());
  for (const UsedModel& model : used) ids.push_back(model.id);
  try {
    if (maker.models_there) return {maker.models_there(ids, cancel), ""};
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::kCanceled) throw;
    return {{ids.begin(), ids.end()}, error.message()};
  }
  return {{ids.begin(), ids.end()}, ""};
}

std::string gone(const Maker& maker, const UsedModel& used, const Model* model) {
  if (model == nullptr)
    return fmt::format("{} does not list the model {} ({})", maker.name, used.id, used.named_by);
  return fmt::format("{} has no model {} any more; {}", maker.name, used.id,
                     model->replacement.empty() ? fmt::format("choose another ({})", used.named_by)
                                                : "use " + model->replacement + " instead");
}

std::vector<MakerConcern> check_maker(const Catalog& catalog, const Maker& maker,
                                      const std::vector<UsedModel>& all, std::chrono::sys_days today,
                                      const base::CancelToken& cancel) {
  std::vector<MakerConcern> concerns;
  const Answer answer = asked(maker, all, cancel);
  if (!answer.fault.empty())
    concerns.push_back({.maker = maker.name, .model = "", .text = answer.fault, .advice = ""});
  for (const UsedModel& used : all) {
    const Model* model = catalog.find(maker.name, used.work, used.id);
    const NamedModel* named = named_model(maker, used.work);
    const auto tell = [&](std::string text) {
      concerns.push_back({maker.name, used.work, used.id, std::move(text), used.named_by});
    };
    const std::string warning = model != nullptr ? warning_about(*model, today) : "";
    if (!warning.empty())
      tell(warning);
    else if (named != nullptr && !named->fault.empty())
      tell(named->fault);
    else if (!answer.models.contains(used.id))
      tell(gone(maker, used, model));
  }
  return concerns;
}

// Who makes what a flavor wants of a model that nobody knows, and with which; null where no other model is
// used for that.
const Maker* stand_in(const std::vector<Maker>& makers, Work work) {
  const auto found = std::find_if(makers.begin(), makers.end(),
                                  [&](const Maker& maker) { return can_be_chosen(maker, work); });
  return found != makers.end() && named_model(*found, work) == nullptr ? &*found : nullptr;
}

void check_flavor(const Catalog& catalog, const std::vector<Maker>& makers, const Flavor& flavor,
                  std::vector<MakerConcern>& concerns) {
  for (const Work work : {Work::kImage, Work::kClip}) {
    const std::string id(model_of_flavor(flavor, work));
    const Maker* maker = stand_in(makers, work);
    if (id.empty() || maker == nullptr || is_known(makers, catalog, work, id)) continue;
    const Model* best = catalog.best(maker->name, work);
    concerns.push_back(
        {maker->name, work, id,
         fmt::format("{} is named by the flavor {} for {}, and is not in the catalogue: {} is used instead",
                     base::printable(id), flavor.name, name_of(work),
                     best != nullptr ? best->id : maker->name),
         "add it to a file that SONGREEL_MODELS names, or name another in the flavor's image_params.yaml"});
  }
}

using Concerns = std::vector<MakerConcern>;

std::future<Concerns> in_a_thread(std::function<Concerns()> check) {
  try {
    return std::async(std::launch::async, std::move(check));
  } catch (const std::system_error& error) {
    throw base::Error(base::ErrorKind::kUnavailable, "no thread is left to ask the makers", error.what());
  }
}

}  // namespace

std::string told_with_name(const MakerConcern& concern) {
  const bool is_named = base::lower(concern.text).find(concern.maker) != std::string::npos;
  return !concern.is_of_all() || is_named ? concern.text : fmt::format("{}: {}", concern.maker, concern.text);
}

std::vector<MakerConcern> check_makers(const Catalog& catalog, const std::vector<Maker>& makers,
                                       const Flavors& flavors, std::chrono::sys_days today,
                                       const base::CancelToken& cancel) {
  std::vector<std::future<Concerns>> answers;
  for (const Maker& maker : makers) {
    if (!maker.is_set || maker.name == kBuiltinMaker) continue;
    answers.push_back(in_a_thread([&, all = UsedModels(catalog, maker).of(flavors)] {
      return check_maker(catalog, maker, all, today, cancel);
    }));
  }
  Concerns concerns;
  for (auto& answer : answers) {
    for (MakerConcern& concern : answer.get()) concerns.push_back(std::move(concern));
  }
  for (const std::string& name : flavors.names())
    check_flavor(catalog, makers, *flavors.find(name), concerns);
  return concerns;
}

void MakerHealth::set(std::vector<MakerConcern> concerns) {
  const std::lock_guard lock(mutex_);
  concerns_ = std::move(concerns);
}

std::vector<MakerConcern> MakerHealth::concerns() const {
  const std::lock_guard lock(mutex_);
  return concerns_;
}

}  // namespace mv
