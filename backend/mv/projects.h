#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "mv/makers.h"
#include "mv/workshop.h"
#include "schema/fields.h"
#include "store/project_records.h"

namespace mv {

// What a film of a project looks like; kept as JSON in the project's row.
struct ProjectSettings {
  std::optional<std::int64_t> number_of_scenes;  // nothing: the flavor's
  bool whole_song = false;                       // as many scenes as the song needs
  double clip_seconds = 8;
  double song_start = 0;
  std::string aspect_ratio = "16:9";
  std::string size = "720p";
  std::int64_t frames_per_second = 24;
  std::int64_t seed = 1;
  std::string audio = "aac";  // or "copy"

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(ProjectSettings, (),
                      (number_of_scenes, whole_song, clip_seconds, song_start, aspect_ratio, size,
                       frames_per_second, seed, audio))

// All of these throw Error{kNotFound} for ids that are not there (kUsage for what has not the shape of one)
// and publish what has changed as an event "project".

store::ProjectRow existing_project(const Workshop& workshop, const std::string& id);
store::SceneRow existing_scene(const Workshop& workshop, const std::string& project,
                               const std::string& scene);
// The scene at a place, counted from 1.
store::SceneRow scene_at(const Workshop& workshop, const std::string& project, std::int64_t sequence);
ProjectSettings settings_of(const store::ProjectRow& project);

// Throws Error{kUsage, kOutOfRange} for settings that no film can have.
void check(const ProjectSettings& settings);

// A new project; without an id it gets one.
store::ProjectRow add_project(const Workshop& workshop, store::ProjectRow project,
                              const ProjectSettings& settings);

// Changes what a user may change. `edit` is called more than once and must only set what is to change: what
// jobs write at the same time stays.
using ProjectEdit = std::function<void(store::ProjectRow&, ProjectSettings&)>;
store::ProjectRow change_project(const Workshop& workshop, const std::string& project,
                                 const ProjectEdit& edit);

// A second project with the same texts, scenes and takes; the takes' files are shared, nothing is painted
// again.
store::ProjectRow duplicate(const Workshop& workshop, const std::string& project);

struct Removal {
  int scenes = 0, takes = 0, files = 0;
  std::uintmax_t bytes = 0;
};
// What `remove` would take away.
Removal measure(const Workshop& workshop, const std::string& project);
// The project with its scenes, takes and the files that only it uses; its jobs are canceled.
Removal remove(const Workshop& workshop, const std::string& project);

// New texts for all scenes. Ids follow from `job`, so that a repetition after a crash gives the same scenes.
void replace_scenes(const Workshop& workshop, const std::string& project, const std::string& job,
                    const std::vector<Scene>& scenes);
std::string id_of_scene(const std::string& job, std::size_t index);
// `position` from 0; beyond the end: at the end.
store::SceneRow add_scene(const Workshop& workshop, const std::string& project, const Scene& text,
                          std::optional<std::int64_t> position);
store::SceneRow edit_scene(const Workshop& workshop, const std::string& project, const std::string& scene,
                           const std::optional<std::string>& description,
                           const std::optional<std::string>& negative_description,
                           std::optional<std::int64_t> position);
// Throws Error{kUsage} unless `order` names each scene once.
void order_scenes(const Workshop& workshop, const std::string& project,
                  const std::vector<std::string>& order);
void remove_scene(const Workshop& workshop, const std::string& project, const std::string& scene);

void add_take(const Workshop& workshop, store::TakeRow take);
void choose_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take);
void remove_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take);

// Of images that were made because none was chosen: they go when the character is told otherwise.
constexpr const char* kPortraitOrigin = "portrait";
void choose_character_image(const Workshop& workshop, const std::string& project, const std::string& image);
void set_film(const Workshop& workshop, const std::string& project, const std::string& film,
              const boost::json::object& record);

void set_film_job(const Workshop& workshop, const std::string& project, const std::string& job);

// "project" event: the row has changed.
void tell_changed(const Workshop& workshop, const store::ProjectRow& project);

}  // namespace mv
