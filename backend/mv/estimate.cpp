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

// What is missing of a film, in pieces of each kind.
struct Missing {
  int scenes = 0;  // to be written
  bool has_character_image = false;
  int clips = 0;
  int lips = 0;
};

Missing missing_of(const Workshop& workshop, const store::ProjectRow& project,
                   const ProjectSettings& settings) {
  Missing missing;
  missing.has_character_image = !project.character_image.empty();
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project.id);
  if (scenes.empty()) {
    missing.scenes = missing.clips = missing.lips = wanted_scenes(workshop, project, {});
  } else {
    const std::vector<PlannedScene> planned = planned_scenes(workshop, project, scenes);
    for (std::size_t i = 0; i < scenes.size(); ++i) {
      const auto take = current_take(workshop, scenes[i], planned[i]);
      missing.clips += take ? 0 : 1;
      missing.lips += take && take->origin == "synced" ? 0 : 1;
    }
  }
  // As many as there may be: where nobody sings, or nobody is seen, none is asked for.
  if (!settings.lip_sync || project.audio.empty()) missing.lips = 0;
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
    const auto add = [&](Work work, int count, const auto& price) {
      if (count > 0) parts.push_back(part(work, count, price));
    };
    add(Work::kScenes, missing.scenes > 0 ? 1 : 0, [&](const Model& model) {
      return scenes_price(model, prompt_bytes(missing.scenes), missing.scenes);
    });
    add(Work::kImage, missing.has_character_image ? 0 : 1,
        [](const Model& model) { return image_price(model); });
    add(Work::kClip, missing.clips, [&](const Model& model) {
      return clip_price(model, clip_seconds(model, settings_.clip_seconds), false);
    });
    add(Work::kLips, missing.lips,
        [&](const Model& model) { return lips_price(model, settings_.clip_seconds); });
    return parts;
  }

 private:
  template <class Price>
  EstimatePart part(Work work, int count, const Price& price) {
    EstimatePart part{.work = work, .maker = {}, .model = {}, .count = count, .each = 0, .warning = {}};
    try {
      const MakerChoice choice = choose_maker(workshop_, work, asked_maker(settings_, work), *flavor_);
      part.maker = choice.maker;
      part.model = choice.model;
      part.warning = fault_of_named(choice, work);
      const Model* model = workshop_.catalog.find(choice.maker, work, choice.model);
      // One of the user's own server: it costs nothing.
      if (model == nullptr) return part;
      const auto today = std::chrono::floor<std::chrono::days>(workshop_.studio.clock.wall_time());
      part.warning = warning_about(*model, today);
      part.each = price(*model);
    } catch (const base::Error& error) {
      part.warning = error.message();  // told now, not when the film fails
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

std::vector<EstimatePart> estimate_film(const Workshop& workshop, const store::ProjectRow& project) {
  return Estimating(workshop, project).parts();
}

}  // namespace mv
