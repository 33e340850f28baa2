#include "mv/projects.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "mouth/lyrics.h"
#include "mv/film_plan.h"
#include "mv/maker_choice.h"
#include "mv/picture_format.h"
#include "mv/scenes.h"
#include "mv/timestamp.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

using base::Error;
using base::ErrorKind;

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

}  // namespace

Error not_found(std::string_view what, const std::string& id) {
  return {ErrorKind::kNotFound,
          fmt::format("there is no {} with the id {}", what, base::printable(id).substr(0, 80))};
}

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

void check_scene(const Workshop& workshop, const std::optional<std::string>& project,
                 const std::optional<std::int64_t>& sequence) {
  if (project.has_value() != sequence.has_value())
    throw Error(ErrorKind::kUsage, "project_id and sequence belong together: give both or none");
  if (project) scene_at(workshop, *project, *sequence);
}

ProjectSettings settings_of(const store::ProjectRow& project) {
  return schema::from_json<ProjectSettings>(boost::json::parse(project.settings).as_object());
}

schema::Notes ProjectMakers::notes() {
  constexpr auto kDefault = schema::Otherwise::kDefault;
  return {
      .about = "Who makes what for a project; an empty name: whoever fits best.",
      .fields = {{"scenes", {.about = "Writes the scenes.", .example = "builtin", .otherwise = kDefault}},
                 {"images",
                  {.about = "Makes the character's picture.", .example = "builtin", .otherwise = kDefault}},
                 {"clips", {.about = "Makes the clips.", .example = "builtin", .otherwise = kDefault}},
                 {"lips", {.about = "Moves the lips.", .example = "builtin", .otherwise = kDefault}}}};
}

std::string& ProjectMakers::of(Work work) {
  switch (work) {
    case Work::kScenes:
      return scenes;
    case Work::kImage:
      return images;
    case Work::kClip:
      return clips;
    case Work::kLips:
      break;
  }
  return lips;
}

std::optional<std::string> asked_maker(const ProjectSettings& settings, Work work) {
  ProjectMakers makers = settings.makers;
  const std::string& name = makers.of(work);
  return name.empty() ? std::nullopt : std::optional(name);
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
  if (!settings.lyrics.empty()) mouth::parse_lyrics(settings.lyrics);
  if (settings.audio != "aac" && settings.audio != "copy")
    throw Error(ErrorKind::kUsage, "audio must be aac or copy");
}

store::ProjectRow add_project(const Workshop& workshop, store::ProjectRow project,
                              const ProjectSettings& settings) {
  check_row(workshop, project, settings);
  check_names(workshop, settings.makers);
  if (project.id.empty()) project.id = base::new_uuid();
  project.settings = schema::to_text(schema::to_json(settings));
  project.created = project.changed = now(workshop.studio.clock);
  workshop.records.projects().add(project);
  tell_changed(workshop, project);
  return project;
}

store::ProjectRow change_project(const Workshop& workshop, const std::string& project,
                                 const ProjectEdit& edit) {
  const store::ProjectRow before = existing_project(workshop, project);
  store::ProjectRow wanted = before;
  ProjectSettings settings = settings_of(before);
  const ProjectMakers makers = settings.makers;
  edit(wanted, settings);
  check_row(workshop, wanted, settings);
  if (settings.makers != makers) check_names(workshop, settings.makers);
  const bool drops_portrait = has_outdated_portrait(workshop, before, wanted);
  // On the row as it is by then: a job may have written its film into it meanwhile.
  store::ProjectRow row = workshop.records.projects().change(before.id, [&](store::ProjectRow& changed) {
    ProjectSettings kept = settings_of(changed);
    edit(changed, kept);
    if (drops_portrait && changed.character_image == before.character_image) changed.character_image.clear();
    changed.settings = schema::to_text(schema::to_json(kept));
    changed.changed = now(workshop.studio.clock);
  });
  tell_changed(workshop, row);
  return row;
}

void choose_character_image(const Workshop& workshop, const std::string& project, const std::string& image) {
  const store::ProjectRow row = existing_project(workshop, project);
  tell_changed(workshop, workshop.records.projects().change(row.id, [&](store::ProjectRow& changed) {
    changed.character_image = image;
    changed.changed = now(workshop.studio.clock);
  }));
}

void set_film(const Workshop& workshop, const std::string& project, const std::string& film,
              const boost::json::object& record) {
  const store::ProjectRow row = existing_project(workshop, project);
  tell_changed(workshop, workshop.records.projects().change(row.id, [&](store::ProjectRow& changed) {
    changed.film = film;
    changed.film_record = schema::to_text(record);
    changed.changed = now(workshop.studio.clock);
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
