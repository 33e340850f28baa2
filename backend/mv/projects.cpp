#include "mv/projects.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "mv/film_plan.h"
#include "mv/picture_format.h"
#include "mv/scenes.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

store::WallTime now(const Workshop& workshop) {
  return std::chrono::floor<std::chrono::milliseconds>(workshop.studio.clock.wall_time());
}

Error not_found(std::string_view what, const std::string& id) {
  return {ErrorKind::kNotFound,
          fmt::format("there is no {} with the id {}", what, base::printable(id).substr(0, 80))};
}

void check_text(const Scene& scene) {
  base::require_text(scene.description, "the description", kLongestIdea);
  base::require_text(scene.negative_description, "the negative description", kLongestIdea);
  if (base::trimmed(scene.description).empty()) {
    throw Error(ErrorKind::kUsage, "the description is empty; say in a sentence what the scene shows");
  }
}

void number(std::vector<store::SceneRow>& scenes) {
  int position = 0;
  for (store::SceneRow& scene : scenes) scene.position = position++;
}

// The rows of a project as they are, changed by `change`, and kept.
template <class Change>
void change_scenes(const Workshop& workshop, const std::string& project, const Change& change) {
  const store::ProjectRow row = existing_project(workshop, project);
  workshop.records.projects().change_scenes(row.id, [&](std::vector<store::SceneRow>& scenes) {
    change(scenes);
    number(scenes);
  });
  tell_changed(workshop, row);
}

auto place_of(std::vector<store::SceneRow>& scenes, const std::string& id) {
  const auto found =
      std::find_if(scenes.begin(), scenes.end(), [&](const store::SceneRow& row) { return row.id == id; });
  if (found == scenes.end()) throw not_found("scene", id);
  return found;
}

auto place_at(std::vector<store::SceneRow>& scenes, std::int64_t position) {
  if (position < 0) throw Error(ErrorKind::kUsage, "position must be 0 or more");
  return scenes.begin() + std::min<std::int64_t>(position, static_cast<std::int64_t>(scenes.size()));
}

store::TakeRow existing_take(const Workshop& workshop, const std::string& scene, const std::string& id) {
  const auto take = workshop.records.projects().find_take(id);
  if (!take || take->scene != scene) throw not_found("take of this scene", id);
  return *take;
}

// A copy of a video under a new id, its bytes shared; nothing where the file is gone.
std::string shared_video(const Workshop& workshop, const std::string& id, const std::string& project) {
  const auto file = workshop.library.video(id);
  if (!file) return {};
  std::string copy = base::new_uuid();
  Library::share(*file, workshop.library.place_for_video(copy));
  store::MediaRow row = workshop.library.find(id).value_or(store::MediaRow{});
  row.id = copy;
  row.kind = "video";
  row.project = project;
  workshop.library.finish_video(copy, row.details.empty() ? "{}" : row.details);
  workshop.library.record(std::move(row), workshop.library.place_for_video(copy));
  return copy;
}

void check_row(const Workshop& workshop, const store::ProjectRow& project, const ProjectSettings& settings) {
  check(settings);
  check_idea(project.idea);
  check_character(project.character);
  base::require_text(project.name, "the name", 1000);
  if (!project.audio.empty()) workshop.library.existing_audio(project.audio);
  if (!project.character_image.empty()) workshop.library.existing_image(project.character_image);
}

// A picture that was made from the description goes with it; one that somebody has chosen stays.
bool has_outdated_portrait(const Workshop& workshop, const store::ProjectRow& before,
                           const store::ProjectRow& wanted) {
  if (wanted.character == before.character || wanted.character_image != before.character_image) return false;
  const auto image = workshop.library.find(before.character_image);
  return image && image->origin == kPortraitOrigin;
}

// Another project that shows this picture or plays this song, or "".
std::string other_user(const Workshop& workshop, const store::MediaRow& file, const std::string& project) {
  if (file.kind == "video") return {};
  std::string before;
  while (true) {
    const std::vector<store::ProjectRow> page = workshop.records.projects().list(before, 100);
    for (const store::ProjectRow& other : page) {
      if (other.id != project && (other.character_image == file.id || other.audio == file.id))
        return other.id;
    }
    if (page.size() < 100) return {};
    before = page.back().id;
  }
}

void share_takes(const Workshop& workshop, const store::SceneRow& from, store::SceneRow& to,
                 const std::string& project) {
  for (store::TakeRow take : workshop.records.projects().takes(from.id)) {
    const bool chosen = take.id == from.take;
    take.id = shared_video(workshop, take.id, project);
    if (take.id.empty()) continue;
    take.scene = to.id;
    workshop.records.projects().add_take(take);
    if (chosen) to.take = take.id;
  }
}

}  // namespace

store::ProjectRow existing_project(const Workshop& workshop, const std::string& id) {
  if (!is_id(id)) throw Error(ErrorKind::kUsage, "the project id is no UUID");
  if (auto project = workshop.records.projects().find(base::lower(id))) return *std::move(project);
  throw not_found("project", id);
}

store::SceneRow existing_scene(const Workshop& workshop, const std::string& project,
                               const std::string& scene) {
  existing_project(workshop, project);
  auto row = workshop.records.projects().find_scene(base::lower(scene));
  if (!row || row->project != base::lower(project)) throw not_found("scene of this project", scene);
  return *std::move(row);
}

store::SceneRow scene_at(const Workshop& workshop, const std::string& project, std::int64_t sequence) {
  existing_project(workshop, project);
  if (sequence < 1) throw Error(ErrorKind::kUsage, "sequence counts the scenes from 1");
  std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(base::lower(project));
  if (sequence > static_cast<std::int64_t>(scenes.size())) {
    throw Error(ErrorKind::kNotFound,
                fmt::format("the project has no scene {}; it has {}", sequence, scenes.size()));
  }
  return scenes[static_cast<std::size_t>(sequence - 1)];
}

ProjectSettings settings_of(const store::ProjectRow& project) {
  return schema::from_json<ProjectSettings>(boost::json::parse(project.settings).as_object());
}

void check(const ProjectSettings& settings) {
  const media::VideoFormat format =
      picture_format(settings.aspect_ratio, settings.size,
                     static_cast<int>(std::clamp<std::int64_t>(settings.frames_per_second, 0, 1000)));
  if (settings.number_of_scenes) check_number_of_scenes(*settings.number_of_scenes);
  plan_film({.rate = format.rate,
             .clip_length = timing::from_seconds(std::clamp(settings.clip_seconds, 0.0, 1e6)),
             .scenes = 1,
             .whole_song = {}});
  if (settings.song_start < 0 || settings.song_start > 86'400) {
    throw Error(ErrorKind::kOutOfRange, "song_start must be a number of seconds from 0 on");
  }
  if (settings.audio != "aac" && settings.audio != "copy")
    throw Error(ErrorKind::kUsage, "audio must be aac or copy");
}

store::ProjectRow add_project(const Workshop& workshop, store::ProjectRow project,
                              const ProjectSettings& settings) {
  check_row(workshop, project, settings);
  if (project.id.empty()) project.id = base::new_uuid();
  project.settings = schema::to_text(schema::to_json(settings));
  project.created = project.changed = now(workshop);
  workshop.records.projects().add(project);
  tell_changed(workshop, project);
  return project;
}

store::ProjectRow change_project(const Workshop& workshop, const std::string& project,
                                 const ProjectEdit& edit) {
  const store::ProjectRow before = existing_project(workshop, project);
  store::ProjectRow wanted = before;
  ProjectSettings settings = settings_of(before);
  edit(wanted, settings);
  check_row(workshop, wanted, settings);
  const bool drops_portrait = has_outdated_portrait(workshop, before, wanted);
  // On the row as it is by then: a job may have written its film into it meanwhile.
  store::ProjectRow row = workshop.records.projects().change(before.id, [&](store::ProjectRow& changed) {
    ProjectSettings kept = settings_of(changed);
    edit(changed, kept);
    if (drops_portrait && changed.character_image == before.character_image) changed.character_image.clear();
    changed.settings = schema::to_text(schema::to_json(kept));
    changed.changed = now(workshop);
  });
  tell_changed(workshop, row);
  return row;
}

store::ProjectRow duplicate(const Workshop& workshop, const std::string& project) {
  const store::ProjectRow original = existing_project(workshop, project);
  store::ProjectRow copy = original;
  copy.id.clear();
  copy.name = original.name + " (copy)";
  copy.film.clear();
  copy.film_record.clear();
  copy.film_job.clear();
  copy = add_project(workshop, copy, settings_of(original));
  const std::vector<store::SceneRow> originals = workshop.records.projects().scenes(original.id);
  std::vector<store::SceneRow> scenes = originals;
  for (store::SceneRow& scene : scenes) {
    scene.id = base::new_uuid();
    scene.project = copy.id;
    scene.take.clear();
  }
  workshop.records.projects().put_scenes(copy.id, scenes);
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    share_takes(workshop, originals[i], scenes[i], copy.id);
    workshop.records.projects().update_scene(scenes[i]);
  }
  tell_changed(workshop, copy);
  return copy;
}

Removal measure(const Workshop& workshop, const std::string& project) {
  const store::ProjectRow row = existing_project(workshop, project);
  Removal removal;
  removal.scenes = static_cast<int>(workshop.records.projects().scenes(row.id).size());
  removal.takes = static_cast<int>(workshop.records.projects().takes_of_project(row.id).size());
  for (const store::MediaRow& file : workshop.library.records().of_project(row.id)) {
    ++removal.files;
    removal.bytes += static_cast<std::uintmax_t>(file.bytes);
  }
  return removal;
}

Removal remove(const Workshop& workshop, const std::string& project) {
  const store::ProjectRow row = existing_project(workshop, project);
  Removal removal = measure(workshop, row.id);
  store::JobFilter unfinished{
      .state = {}, .kind = {}, .project = row.id, .graph = {}, .before = {}, .limit = 200};
  for (const jobs::State state : {jobs::State::kQueued, jobs::State::kRunning, jobs::State::kHeld}) {
    unfinished.state = state;
    for (const jobs::Job& job : workshop.queue.list(unfinished)) workshop.queue.cancel(job.id);
  }
  const std::vector<store::MediaRow> files = workshop.library.records().of_project(row.id);
  workshop.records.projects().remove(row.id);
  removal.bytes = 0;
  removal.files = 0;
  for (store::MediaRow file : files) {
    file.project = other_user(workshop, file, row.id);
    if (!file.project.empty()) {
      workshop.library.records().put(file);  // it belongs to that one from now on
      continue;
    }
    removal.bytes += workshop.library.remove(file);
    ++removal.files;
  }
  workshop.events.publish("project", row.id, row.id,
                          schema::to_text(boost::json::object{{"id", row.id}, {"deleted", true}}));
  return removal;
}

std::string id_of_scene(const std::string& job, std::size_t index) {
  return base::uuid_from(fmt::format("{} scene {}", job, index));
}

void replace_scenes(const Workshop& workshop, const std::string& project, const std::string& job,
                    const std::vector<Scene>& scenes) {
  change_scenes(workshop, base::lower(project), [&](std::vector<store::SceneRow>& rows) {
    rows.clear();
    for (std::size_t i = 0; i < scenes.size(); ++i) {
      rows.push_back({.id = id_of_scene(job, i),
                      .project = base::lower(project),
                      .position = 0,
                      .description = scenes[i].description,
                      .negative_description = scenes[i].negative_description,
                      .take = {},
                      .changed = now(workshop)});
    }
  });
}

store::SceneRow add_scene(const Workshop& workshop, const std::string& project, const Scene& text,
                          std::optional<std::int64_t> position) {
  check_text(text);
  const store::SceneRow scene{.id = base::new_uuid(),
                              .project = base::lower(project),
                              .position = 0,
                              .description = text.description,
                              .negative_description = text.negative_description,
                              .take = {},
                              .changed = now(workshop)};
  change_scenes(workshop, scene.project, [&](std::vector<store::SceneRow>& rows) {
    check_number_of_scenes(static_cast<std::int64_t>(rows.size()) + 1);
    rows.insert(place_at(rows, position.value_or(kMostScenes)), scene);
  });
  return existing_scene(workshop, scene.project, scene.id);
}

store::SceneRow edit_scene(const Workshop& workshop, const std::string& project, const std::string& scene,
                           const std::optional<std::string>& description,
                           const std::optional<std::string>& negative_description,
                           std::optional<std::int64_t> position) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  check_text(
      {description.value_or(row.description), negative_description.value_or(row.negative_description)});
  change_scenes(workshop, row.project, [&](std::vector<store::SceneRow>& rows) {
    const auto place = place_of(rows, row.id);
    place->description = description.value_or(place->description);
    place->negative_description = negative_description.value_or(place->negative_description);
    place->changed = now(workshop);
    if (!position) return;
    const store::SceneRow moved = *place;
    rows.erase(place);
    rows.insert(place_at(rows, *position), moved);
  });
  return existing_scene(workshop, row.project, row.id);
}

void order_scenes(const Workshop& workshop, const std::string& project,
                  const std::vector<std::string>& order) {
  change_scenes(workshop, base::lower(project), [&](std::vector<store::SceneRow>& rows) {
    std::vector<store::SceneRow> ordered;
    for (const std::string& id : order) {
      if (std::count(order.begin(), order.end(), id) > 1) {
        throw Error(ErrorKind::kUsage, "scene_ids names a scene twice; it must name every scene once");
      }
      const auto place = place_of(rows, base::lower(id));
      ordered.push_back(*place);
      rows.erase(place);
    }
    if (!rows.empty()) throw Error(ErrorKind::kUsage, "scene_ids must name every scene of the project once");
    rows = std::move(ordered);
  });
}

void remove_scene(const Workshop& workshop, const std::string& project, const std::string& scene) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  const std::vector<store::TakeRow> takes = workshop.records.projects().takes(row.id);
  change_scenes(workshop, row.project,
                [&](std::vector<store::SceneRow>& rows) { rows.erase(place_of(rows, row.id)); });
  for (const store::TakeRow& take : takes) {
    if (const auto file = workshop.library.find(take.id)) workshop.library.remove(*file);
  }
}

void add_take(const Workshop& workshop, store::TakeRow take) {
  take.created = now(workshop);
  // The scene may have been deleted while its clip was painted; the clip stays in the library, for the
  // cleaning.
  if (!workshop.records.projects().add_take(take)) return;
  const auto scene = workshop.records.projects().find_scene(take.scene);
  if (!scene) return;
  if (const auto project = workshop.records.projects().find(scene->project)) {
    workshop.events.publish("take", take.id, project->id,
                            schema::to_text(boost::json::object{
                                {"id", take.id}, {"scene_id", take.scene}, {"project_id", project->id}}));
    tell_changed(workshop, *project);
  }
}

void choose_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  const store::TakeRow chosen = existing_take(workshop, row.id, base::lower(take));
  workshop.records.projects().change_scene(row.id, [&](store::SceneRow& changed) {
    changed.take = chosen.id;
    changed.changed = now(workshop);
  });
  tell_changed(workshop, existing_project(workshop, project));
}

void remove_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  const store::TakeRow gone = existing_take(workshop, row.id, base::lower(take));
  workshop.records.projects().remove_take(gone.id);
  if (const auto file = workshop.library.find(gone.id)) workshop.library.remove(*file);
  tell_changed(workshop, existing_project(workshop, project));
}

void choose_character_image(const Workshop& workshop, const std::string& project, const std::string& image) {
  const store::ProjectRow row = existing_project(workshop, project);
  tell_changed(workshop, workshop.records.projects().change(row.id, [&](store::ProjectRow& changed) {
    changed.character_image = image;
    changed.changed = now(workshop);
  }));
}

void set_film(const Workshop& workshop, const std::string& project, const std::string& film,
              const boost::json::object& record) {
  const store::ProjectRow row = existing_project(workshop, project);
  tell_changed(workshop, workshop.records.projects().change(row.id, [&](store::ProjectRow& changed) {
    changed.film = film;
    changed.film_record = schema::to_text(record);
    changed.changed = now(workshop);
  }));
}

void set_film_job(const Workshop& workshop, const std::string& project, const std::string& job) {
  tell_changed(workshop, workshop.records.projects().change(
                             project, [&](store::ProjectRow& changed) { changed.film_job = job; }));
}

void tell_changed(const Workshop& workshop, const store::ProjectRow& project) {
  workshop.events.publish("project", project.id, project.id,
                          schema::to_text(boost::json::object{{"id", project.id}, {"name", project.name}}));
}

}  // namespace mv
