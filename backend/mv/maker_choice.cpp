#include "mv/maker_choice.h"

#include <chrono>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/lanes.h"
#include "mv/projects.h"

namespace mv {
namespace {

using base::Error;
using base::ErrorKind;

constexpr int kHostedAttempts = 30;

std::string_view words_for(Work work) {
  switch (work) {
    case Work::kScenes:
      return "write scenes";
    case Work::kImage:
      return "make pictures";
    case Work::kClip:
      return "make clips";
    case Work::kLips:
      return "move lips";
  }
  return "";
}

std::string names_of(const std::vector<Maker>& makers) {
  std::string names;
  for (const Maker& maker : makers) {
    if (!names.empty()) names += ", ";
    names += maker.name;
  }
  return names;
}

const Maker& known_maker(const Workshop& workshop, const std::string& name) {
  for (const Maker& maker : workshop.makers) {
    if (maker.name == name) return maker;
  }
  throw Error(ErrorKind::kUsage, fmt::format("the maker '{}' is not known; choose one of: {}",
                                             base::printable(name), names_of(workshop.makers)));
}

const Maker& ready_maker(const Workshop& workshop, const std::string& name, Work work) {
  const Maker& maker = known_maker(workshop, name);
  if (!maker.is_set) {
    throw Error(
        ErrorKind::kNotConfigured,
        fmt::format("the maker {} is not set up: set {} and start Songreel again, or use the maker builtin",
                    maker.name, maker.variable));
  }
  if (!does(maker, work)) {
    const auto lacking = maker.lacking.find(work);
    const std::string what = lacking != maker.lacking.end() ? lacking->second + ", or " : "";
    throw Error(ErrorKind::kNotConfigured,
                fmt::format("{} cannot {}; {}choose another maker, such as builtin", maker.name,
                            words_for(work), what));
  }
  return maker;
}

const Maker& maker_by_itself(const Workshop& workshop, Work work, const Flavor& flavor) {
  const std::string wanted(model_of_flavor(flavor, work));
  for (const Maker& maker : workshop.makers) {
    if (can_be_chosen(maker, work) && knows(maker, workshop.catalog, work, wanted)) return maker;
  }
  for (const Maker& maker : workshop.makers) {
    if (can_be_chosen(maker, work)) return maker;
  }
  return known_maker(workshop, kBuiltinMaker);
}

}  // namespace

std::string_view model_of_flavor(const Flavor& flavor, Work work) {
  if (work == Work::kImage) return flavor.image.model;
  if (work == Work::kClip) return flavor.image.video_model;
  return "";
}

std::string model_of(const Workshop& workshop, const std::string& maker, Work work, const Flavor& flavor) {
  for (const Maker& known : workshop.makers) {
    const NamedModel* named = known.name == maker ? named_model(known, work) : nullptr;
    if (named != nullptr) return named->id;
  }
  const std::string wanted(model_of_flavor(flavor, work));
  const Model* model = workshop.catalog.find(maker, work, wanted);
  const auto today = std::chrono::floor<std::chrono::days>(workshop.studio.clock.wall_time());
  // Money is not spent on asking for a model that is gone.
  if (model != nullptr && is_retired(*model, today))
    model = workshop.catalog.find(maker, work, model->replacement);
  if (model == nullptr) model = workshop.catalog.best(maker, work);
  return model != nullptr ? model->id : "";
}

std::vector<std::string> notes_of_choice(const Workshop& workshop, const std::string& maker, Work work,
                                         const Flavor& flavor) {
  const std::string wanted(model_of_flavor(flavor, work));
  if (wanted.empty() || maker == kBuiltinMaker) return {};
  if (is_known(workshop.makers, workshop.catalog, work, wanted)) return {};
  const std::string used = model_of(workshop, maker, work, flavor);
  return {fmt::format("the flavor {} names the model {}, which is not in the catalogue; {} was used instead",
                      flavor.name, base::printable(wanted), used.empty() ? maker : used)};
}

MakerChoice choose_maker(const Workshop& workshop, Work work, const std::optional<std::string>& asked,
                         const Flavor& flavor) {
  if (asked && !asked->empty()) known_maker(workshop, *asked);
  if (work == Work::kClip && workshop.mock_clips) return {.maker = kBuiltinMaker, .model = {}};
  const Maker& maker = asked && !asked->empty() ? ready_maker(workshop, *asked, work)
                                                : maker_by_itself(workshop, work, flavor);
  return {.maker = maker.name, .model = model_of(workshop, maker.name, work, flavor)};
}

void check_names(const Workshop& workshop, const ProjectMakers& makers) {
  for (const std::string& name : {makers.scenes, makers.images, makers.clips, makers.lips}) {
    if (!name.empty()) known_maker(workshop, name);
  }
}

std::string maker_for(const Workshop& workshop, const store::ProjectRow& project, Work work,
                      const std::optional<std::string>& asked) {
  return choose_maker(workshop, work, asked ? asked : asked_maker(settings_of(project), work),
                      *workshop.studio.flavors.find_or_default(project.flavor))
      .maker;
}

SceneWriter& scene_writer(const Workshop& workshop, const std::string& maker) {
  return *ready_maker(workshop, maker, Work::kScenes).scenes;
}
ImageMaker& image_maker(const Workshop& workshop, const std::string& maker) {
  return *ready_maker(workshop, maker, Work::kImage).images;
}
ClipMaker& clip_maker(const Workshop& workshop, const std::string& maker) {
  return *ready_maker(workshop, maker, Work::kClip).clips;
}
LipSyncer& lip_syncer(const Workshop& workshop, const std::string& maker) {
  return *ready_maker(workshop, maker, Work::kLips).lips;
}

void give_to(jobs::NewJob& job, const std::string& maker, const char* own_lane) {
  job.maker = maker;
  job.lane = maker == kBuiltinMaker ? own_lane : kHostedLane;
  if (maker != kBuiltinMaker) job.most_attempts = kHostedAttempts;
}

}  // namespace mv
