#include "providers/hosted/known_model.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace providers {
namespace {

std::string_view word_of(mv::Work work) {
  switch (work) {
    case mv::Work::kScenes:
      return "scenes";
    case mv::Work::kImage:
      return "image";
    case mv::Work::kClip:
      return "clip";
    case mv::Work::kLips:
      return "lips";
  }
  return "";
}

}  // namespace

const mv::Model& known_model(const mv::Catalog& catalog, const std::string& maker, const std::string& title,
                             mv::Work work, const std::string& id) {
  const mv::Model* model = id.empty() ? catalog.best(maker, work) : catalog.find(maker, work, id);
  if (model != nullptr) return *model;
  throw base::Error(base::ErrorKind::kUsage,
                    id.empty() ? fmt::format("no model of {} is known for {}; add one to a file in "
                                             "SONGREEL_MODELS",
                                             title, mv::name_of(work))
                               : fmt::format("what {} costs for {} is not known; add it to a file in "
                                             "SONGREEL_MODELS, or choose another model",
                                             base::printable(id), mv::name_of(work)));
}

mv::RunPlan run_plan(const mv::Model& model, std::string step, base::MicroDollars estimate,
                     boost::json::object inputs) {
  return {.step = std::move(step),
          .maker = model.maker,
          .model = model.id,
          .work = std::string(word_of(model.work)),
          .estimate = estimate,
          .inputs = std::move(inputs)};
}

Pace within(Pace pace, const mv::Model& model) {
  if (!pace.most_time) pace.most_time = model.most_time;
  return pace;
}

}  // namespace providers
