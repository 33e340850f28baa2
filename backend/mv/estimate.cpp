#include "mv/estimate.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "mv/full_prompt.h"
#include "mv/maker_choice.h"
#include "mv/prices.h"
#include "mv/projects.h"
#include "mv/scene_picture.h"

namespace mv {
namespace {

// What is missing of a film.
struct Missing {
  int scenes = 0;  // to be written
  bool has_character_image = false;
  std::vector<double> clips, lips;  // the seconds of each
};

Missing missing_of(const Workshop& workshop, const store::ProjectRow& project,
                   const ProjectSettings& settings) {
  Missing missing;
  missing.has_character_image = !project.character_image.empty();
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project.id);
  if (scenes.empty()) {
    const FilmPlan plan = wanted_plan(workshop, project, {});
    missing.scenes = static_cast<int>(plan.clip_frames.size());
    for (std::size_t i = 0; i < plan.clip_frames.size(); ++i)
      missing.clips.push_back(timing::to_seconds(plan.range(i).duration()));
    missing.lips = missing.clips;
  } else {
    const std::vector<PlannedScene> planned = planned_scenes(workshop, project, scenes);
    for (std::size_t i = 0; i < scenes.size(); ++i) {
      const auto take = current_take(workshop, scenes[i], planned[i]);
      const double seconds = timing::to_seconds(planned[i].time.duration());
      if (!take) missing.clips.push_back(seconds);
      if (!take || take->origin != "synced") missing.lips.push_back(seconds);
    }
  }
  // As many as there may be: where nobody sings, or nobody is seen, none is asked for.
  if (!settings.lip_sync || project.audio.empty()) missing.lips.clear();
  return missing;
}

class Estimating {
 public:
  Estimating(const Workshop& workshop, const store::ProjectRow& project)
      : workshop_(workshop),
        project_(project),
        settings_(settings_of(project)),
        flavor_(workshop.studio.flavors.find_or_default(project.flavor)) {}

  std::vector<EstimatePart> parts() {
    const Missing missing = missing_of(workshop_, project_, settings_);
    std::vector<EstimatePart> parts;
    if (missing.scenes > 0)
      parts.push_back(part(Work::kScenes, {0}, [&](const Model& model, double) {
        return scenes_price(model, prompt_bytes(missing.scenes), missing.scenes);
      }));
    if (!missing.has_character_image)
      parts.push_back(part(Work::kImage, {0}, [](const Model& model, double) { return image_price(model); }));
    if (!missing.clips.empty())
      parts.push_back(part(Work::kClip, missing.clips, [](const Model& model, double seconds) {
        return clip_price(model, clip_seconds(model, seconds), false);
      }));
    if (!missing.lips.empty()) parts.push_back(part(Work::kLips, missing.lips, lips_price));
    return parts;
  }

 private:
  // `price`: of the model, for so many seconds.
  template <class Price>
  EstimatePart part(Work work, const std::vector<double>& seconds, const Price& price) {
    EstimatePart part{.work = work,
                      .maker = {},
                      .model = {},
                      .count = static_cast<int>(seconds.size()),
                      .each = 0,
                      .total = 0,
                      .warning = {}};
    try {
      const MakerChoice choice = choose_maker(workshop_, work, asked_maker(settings_, work), *flavor_);
      part.maker = choice.maker;
      part.model = choice.model;
      if (const std::string fault = fault_of_named(choice, work); !fault.empty())
        throw base::Error(base::ErrorKind::kNotConfigured, fault);
      const Model* model = workshop_.catalog.find(choice.maker, work, choice.model);
      // One of the user's own server: it costs nothing.
      if (model == nullptr) return part;
      const auto today = std::chrono::floor<std::chrono::days>(workshop_.studio.clock.wall_time());
      part.warning = warning_about(*model, today);
      for (const double each : seconds) {
        const base::MicroDollars cost = price(*model, each);
        part.each = std::max(part.each, cost);
        part.total += cost;
      }
    } catch (const base::Error& error) {
      part.warning = error.message();  // told now, not when the film fails
      part.fault = error;
    }
    return part;
  }

  std::string fault_of_named(const MakerChoice& choice, Work work) const {
    for (const Maker& maker : workshop_.makers) {
      const NamedModel* named = maker.name == choice.maker ? named_model(maker, work) : nullptr;
      if (named != nullptr) return named->fault;
    }
    return "";
  }

  std::size_t prompt_bytes(int scenes) const {
    SceneRequest request;
    request.idea = project_.idea;
    request.character_description = project_.character;
    request.number_of_scenes = scenes;
    return full_scene_prompt(request, *flavor_).size();
  }

  const Workshop& workshop_;
  const store::ProjectRow& project_;
  ProjectSettings settings_;
  std::shared_ptr<const Flavor> flavor_;
};

}  // namespace

base::MicroDollars total_of(const std::vector<EstimatePart>& parts) {
  base::MicroDollars total = 0;
  for (const EstimatePart& part : parts) total += part.total;
  constexpr base::MicroDollars kCent = base::kDollar / 100;
  return total < kCent ? total : (total + kCent / 2) / kCent * kCent;
}

void refuse_impossible(const std::vector<EstimatePart>& parts) {
  for (const EstimatePart& part : parts) {
    if (part.fault) throw base::Error(*part.fault);
  }
}

std::vector<EstimatePart> estimate_film(const Workshop& workshop, const store::ProjectRow& project) {
  return Estimating(workshop, project).parts();
}

}  // namespace mv
