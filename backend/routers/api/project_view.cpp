#include "routers/api/project_view.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "jobs/job_json.h"
#include "mv/scene_picture.h"
#include "schema/json.h"

namespace api {
namespace {

namespace json = boost::json;

std::string video_url(const std::string& id) {
  return "/api/mv/get_video/" + id;
}

std::string still_url(const std::string& id) {
  return video_url(id) + "/poster";
}

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

json::object parsed(const std::string& text) {
  return text.empty() ? json::object() : json::parse(text).as_object();
}

// A project whose song file is gone has no plan; its scenes are shown all the same.
std::vector<mv::PlannedScene> plan_of(const Context& context, const store::ProjectRow& project,
                                      const std::vector<store::SceneRow>& scenes, double clip_seconds) {
  try {
    return mv::planned_scenes(context.workshop, project, scenes);
  } catch (const base::Error&) {
    std::vector<mv::PlannedScene> plan;
    plan.reserve(scenes.size());
    const timing::Flicks length = timing::from_seconds(clip_seconds);
    for (const store::SceneRow& scene : scenes) {
      plan.push_back({.time = {.start = length * scene.position, .end = length * (scene.position + 1)},
                      .fingerprint = {}});
    }
    return plan;
  }
}

TakeView view_of_take(const store::TakeRow& take, const store::SceneRow& scene,
                      const std::string& fingerprint) {
  return {.id = take.id,
          .video_url = video_url(take.id),
          .poster_url = still_url(take.id),
          .origin = take.origin,
          .stale = take.fingerprint != fingerprint,
          .chosen = take.id == scene.take,
          .created_at = iso_time(take.created),
          .details = parsed(take.details)};
}

SceneView view_of(const store::SceneRow& scene, const std::vector<store::TakeRow>& takes,
                  const mv::PlannedScene& planned) {
  SceneView view{.id = scene.id,
                 .position = scene.position,
                 .description = scene.description,
                 .negative_description = scene.negative_description,
                 .take_id = or_null(scene.take),
                 .stale = false,
                 .start_seconds = timing::to_seconds(planned.time.start),
                 .duration_seconds = timing::to_seconds(planned.time.duration()),
                 .takes = {}};
  for (const store::TakeRow& take : takes) {
    if (take.scene != scene.id) continue;
    view.takes.push_back(view_of_take(take, scene, planned.fingerprint));
    if (take.id == scene.take) view.stale = view.takes.back().stale;
  }
  return view;
}

std::vector<SceneView> scenes_of(const Context& context, const store::ProjectRow& project,
                                 double clip_seconds) {
  store::ProjectRecords& records = context.workshop.records.projects();
  const std::vector<store::SceneRow> scenes = records.scenes(project.id);
  const std::vector<store::TakeRow> takes = records.takes_of_project(project.id);
  const std::vector<mv::PlannedScene> plan = plan_of(context, project, scenes, clip_seconds);
  std::vector<SceneView> views;
  for (std::size_t i = 0; i < scenes.size(); ++i) views.push_back(view_of(scenes[i], takes, plan[i]));
  return views;
}

// The film is out of date when it was not put together from the takes that are chosen now, or one of them is.
bool is_stale(const json::object& record, const std::vector<SceneView>& scenes) {
  const json::value* ids = record.if_contains("input_video_ids");
  if (ids == nullptr || !ids->is_array() || ids->as_array().size() != scenes.size()) return true;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    if (scenes[i].stale || ids->as_array()[i] != json::value(scenes[i].take_id.value_or(""))) return true;
  }
  return false;
}

// The film's still, else that of the first scene that has a clip, else the picture of the character.
std::optional<std::string> poster_of(const Context& context, const store::ProjectRow& project) {
  if (!project.film.empty()) return still_url(project.film);
  for (const store::SceneRow& scene : context.workshop.records.projects().scenes(project.id)) {
    if (!scene.take.empty()) return still_url(scene.take);
  }
  if (project.character_image.empty()) return std::nullopt;
  return "/api/mv/get_character_reference/" + project.character_image;
}

}  // namespace

std::string iso_time(store::WallTime time) {
  return jobs::iso_milliseconds(time);
}

std::string state_of(const Context& context, const store::ProjectRow& project) {
  const auto job = project.film_job.empty() ? std::nullopt : context.workshop.queue.find(project.film_job);
  if (job && !jobs::is_ended(job->state)) return "working";
  if (job && job->state == jobs::State::kFailed) return "failed";
  return project.film.empty() ? "draft" : "done";
}

ProjectView view_of(const Context& context, const store::ProjectRow& project) {
  const mv::ProjectSettings settings = mv::settings_of(project);
  ProjectView view;
  view.id = project.id;
  view.name = project.name;
  view.idea = project.idea;
  view.character_description = project.character;
  view.config_flavor = project.flavor;
  view.audio_id = or_null(project.audio);
  view.character_reference_id = or_null(project.character_image);
  view.number_of_scenes = settings.number_of_scenes;
  view.whole_song = settings.whole_song;
  view.lip_sync = settings.lip_sync;
  view.lyrics = settings.lyrics;
  view.makers = settings.makers;
  view.clip_seconds = settings.clip_seconds;
  view.song_start = settings.song_start;
  view.aspect_ratio = settings.aspect_ratio;
  view.size = settings.size;
  view.frames_per_second = settings.frames_per_second;
  view.seed = settings.seed;
  view.scenes = scenes_of(context, project, settings.clip_seconds);
  if (!project.film.empty()) {
    json::object record = parsed(project.film_record);
    FilmView film;
    film.video_id = project.film;
    film.video_url = video_url(project.film);
    film.poster_url = still_url(project.film);
    film.stale = is_stale(record, view.scenes);
    film.metadata = std::move(record);
    view.film = std::move(film);
  }
  view.film_job_id = or_null(project.film_job);
  view.state = state_of(context, project);
  view.poster_url = poster_of(context, project);
  view.created_at = iso_time(project.created);
  view.changed_at = iso_time(project.changed);
  return view;
}

ProjectSummary summary_of(const Context& context, const store::ProjectRow& project) {
  return {.id = project.id,
          .name = project.name,
          .idea = project.idea,
          .config_flavor = project.flavor,
          .state = state_of(context, project),
          .film_video_id = or_null(project.film),
          .film_url = project.film.empty() ? std::nullopt : std::optional(video_url(project.film)),
          .poster_url = poster_of(context, project),
          .created_at = iso_time(project.created),
          .changed_at = iso_time(project.changed)};
}

SceneView view_of_scene(const Context& context, const std::string& project, const std::string& scene) {
  const store::ProjectRow row = mv::existing_project(context.workshop, project);
  const std::string id = base::lower(scene);
  for (SceneView& view : scenes_of(context, row, mv::settings_of(row).clip_seconds)) {
    if (view.id == id) return std::move(view);
  }
  throw base::Error(base::ErrorKind::kNotFound, "there is no such scene in this project");
}

}  // namespace api
