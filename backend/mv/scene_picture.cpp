#include "mv/scene_picture.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/random.h"
#include "mv/library_song.h"
#include "mv/picture_format.h"
#include "mv/reference_image.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

media::VideoFormat format_of(const ProjectSettings& settings) {
  return picture_format(settings.aspect_ratio, settings.size, static_cast<int>(settings.frames_per_second));
}

std::optional<Song> song_of(const Workshop& workshop, const store::ProjectRow& project,
                            const ProjectSettings& settings, base::CancelToken cancel) {
  if (project.audio.empty()) return std::nullopt;
  return open_library_song(workshop, project.audio, timing::from_seconds(settings.song_start),
                           std::move(cancel));
}

// From the song's start in the film to its end. Songs of ours have their length in their record.
timing::Flicks song_length(const Workshop& workshop, const store::ProjectRow& project,
                           const ProjectSettings& settings, base::CancelToken cancel) {
  const auto row = workshop.library.find(project.audio);
  const timing::Flicks start = timing::from_seconds(settings.song_start);
  if (row && row->seconds > 0 && timing::from_seconds(row->seconds) > start)
    return timing::from_seconds(row->seconds) - start;
  return song_of(workshop, project, settings, std::move(cancel))->length;
}

// Cuts without opening the song where it can be helped.
FilmPlan film_plan(const Workshop& workshop, const store::ProjectRow& project,
                   const ProjectSettings& settings, std::size_t scenes, base::CancelToken cancel) {
  const timing::FrameRate rate = format_of(settings).rate;
  const timing::Flicks clip_length = timing::from_seconds(settings.clip_seconds);
  const auto count = static_cast<int>(std::max<std::size_t>(scenes, 1));
  if (settings.whole_song && !project.audio.empty()) {
    FilmPlan plan = plan_film({.rate = rate,
                               .clip_length = clip_length,
                               .scenes = {},
                               .whole_song = song_length(workshop, project, settings, std::move(cancel))});
    // Scenes that were added or deleted by hand break the plan for the whole song.
    if (plan.clip_frames.size() == scenes || scenes == 0) return plan;
  }
  return plan_film({.rate = rate, .clip_length = clip_length, .scenes = count, .whole_song = {}});
}

std::string fingerprint_of(const store::ProjectRow& project, const ProjectSettings& settings,
                           const store::SceneRow& scene, const Flavor& flavor, const FilmPlan& plan) {
  const media::VideoFormat format = format_of(settings);
  const auto place = static_cast<std::size_t>(scene.position);
  base::ContentHash hash;
  hash.add(scene.description).add(scene.negative_description).add(flavor.name).add(flavor.fingerprint);
  hash.add(project.character)
      .add(project.character_image)
      .add(format.width)
      .add(format.height)
      .add(format.rate.per_second);
  hash.add(plan.clip_frames.at(place)).add(project.audio);
  // Without a song it does not matter when in the film a scene is shown.
  if (!project.audio.empty())
    hash.add(plan.range(place).start.count() + timing::from_seconds(settings.song_start).count());
  return hash.hex();
}

}  // namespace

ProjectPlan plan_of_project(const Workshop& workshop, const store::ProjectRow& project, std::size_t scenes,
                            base::CancelToken cancel) {
  const ProjectSettings settings = settings_of(project);
  return {.format = format_of(settings),
          .film = film_plan(workshop, project, settings, scenes, cancel),
          .song = song_of(workshop, project, settings, std::move(cancel)),
          .audio = settings.audio == "copy" ? media::AudioMode::kCopy : media::AudioMode::kAac};
}

FilmPlan wanted_plan(const Workshop& workshop, const store::ProjectRow& project, base::CancelToken cancel) {
  const ProjectSettings settings = settings_of(project);
  std::size_t scenes = 0;
  if (!settings.whole_song || project.audio.empty()) {
    const auto flavor = workshop.studio.flavors.find_or_default(project.flavor);
    scenes =
        static_cast<std::size_t>(settings.number_of_scenes.value_or(flavor->parameters.number_of_scenes));
  }
  return film_plan(workshop, project, settings, scenes, std::move(cancel));
}

ScenePicture picture_of_scene(const Workshop& workshop, const std::string& scene, const std::string& maker,
                              base::CancelToken cancel) {
  const auto row = workshop.records.projects().find_scene(scene);
  if (!row) throw base::Error(base::ErrorKind::kNotFound, "the scene has been deleted");
  const store::ProjectRow project = existing_project(workshop, row->project);
  const ProjectSettings settings = settings_of(project);
  const ProjectPlan plan =
      plan_of_project(workshop, project, workshop.records.projects().scenes(project.id).size(), cancel);
  ScenePicture picture;
  picture.flavor = workshop.studio.flavors.select(project.flavor, ConfigType::kImageParams);
  const auto place = static_cast<std::size_t>(row->position);
  const auto seed = static_cast<std::uint64_t>(settings.seed);
  picture.request.prompt = row->description;
  picture.request.negative_prompt = row->negative_description;
  picture.request.character_description = project.character;
  if (!project.character_image.empty())
    picture.request.character_image = workshop.library.existing_image(project.character_image);
  else if (maker == kBuiltinMaker)
    picture.request.character_image =
        kept_reference(workshop.studio, *picture.flavor, project.character, seed, cancel);
  picture.request.format = plan.format;
  picture.request.frames = plan.film.clip_frames.at(place);
  picture.request.film_seed = seed;
  picture.request.seed = base::mix_seed(seed, fmt::format("clip {}", place + 1));
  if (plan.song)
    picture.request.music = audio::slice(*workshop.hearing.hear(workshop.studio.media, *plan.song, cancel),
                                         plan.film.range(place));
  picture.fingerprint = fingerprint_of(project, settings, *row, *picture.flavor, plan.film);
  return picture;
}

std::vector<PlannedScene> planned_scenes(const Workshop& workshop, const store::ProjectRow& project,
                                         const std::vector<store::SceneRow>& scenes) {
  const ProjectSettings settings = settings_of(project);
  const FilmPlan plan = film_plan(workshop, project, settings, scenes.size(), {});
  const auto flavor = workshop.studio.flavors.find_or_default(project.flavor);
  std::vector<PlannedScene> planned;
  planned.reserve(scenes.size());
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    planned.push_back(
        {.time = plan.range(i), .fingerprint = fingerprint_of(project, settings, scenes[i], *flavor, plan)});
  }
  return planned;
}

std::string fingerprint_of_scene(const Workshop& workshop, const std::string& scene) {
  const auto row = workshop.records.projects().find_scene(scene);
  const auto project = row ? workshop.records.projects().find(row->project) : std::nullopt;
  if (!project) return {};
  return planned_scenes(workshop, *project, workshop.records.projects().scenes(project->id))
      .at(static_cast<std::size_t>(row->position))
      .fingerprint;
}

std::optional<store::TakeRow> current_take(const Workshop& workshop, const store::SceneRow& scene,
                                           const PlannedScene& planned) {
  if (scene.take.empty()) return std::nullopt;
  auto take = workshop.records.projects().find_take(scene.take);
  const bool is_current =
      take && take->fingerprint == planned.fingerprint && workshop.library.video(take->id);
  return is_current ? std::move(take) : std::nullopt;
}

}  // namespace mv
