#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

#include "base/error.h"
#include "mv/workshop.h"
#include "schema/fields.h"
#include "store/project_records.h"

namespace mv {

// Who makes what for a project, by name; "": see choose_maker.
struct ProjectMakers {
  std::string scenes, images, clips, lips;
  bool operator==(const ProjectMakers&) const = default;
  std::string& of(Work work);
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(ProjectMakers, (), (scenes, images, clips, lips))

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
  bool lip_sync = false;      // lips move in every scene in which somebody sings
  std::string lyrics;         // what is sung, plain or LRC; "": nobody has told
  ProjectMakers makers;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(ProjectSettings, (),
                      (number_of_scenes, whole_song, clip_seconds, song_start, aspect_ratio, size,
                       frames_per_second, seed, audio, lip_sync, lyrics, makers))

// All of these throw Error{kNotFound} for ids that are not there (kUsage for what has not the shape of one)
// and publish what has changed as an event "project".

// What is thrown for an id that is not there.
base::Error not_found(std::string_view what, const std::string& id);

store::ProjectRow existing_project(const Workshop& workshop, const std::string& id);
store::SceneRow existing_scene(const Workshop& workshop, const std::string& project,
                               const std::string& scene);
// The scene at a place, counted from 1.
store::SceneRow scene_at(const Workshop& workshop, const std::string& project, std::int64_t sequence);
// That a request names both or none, and a scene that is there. Throws Error{kUsage} too.
void check_scene(const Workshop& workshop, const std::optional<std::string>& project,
                 const std::optional<std::int64_t>& sequence);
ProjectSettings settings_of(const store::ProjectRow& project);
// The maker that a project wants for a kind of work; nothing: whichever fits.
std::optional<std::string> asked_maker(const ProjectSettings& settings, Work work);

// Throws Error{kUsage, kOutOfRange} for settings that no film can have.
void check(const ProjectSettings& settings);

// A new project. Without an id it gets one.
store::ProjectRow add_project(const Workshop& workshop, store::ProjectRow project,
                              const ProjectSettings& settings);

// Changes what a user may change. `edit` is called more than once and must only set what is to change: what
// jobs write at the same time stays.
using ProjectEdit = std::function<void(store::ProjectRow&, ProjectSettings&)>;
store::ProjectRow change_project(const Workshop& workshop, const std::string& project,
                                 const ProjectEdit& edit);

// Of images that were made because none was chosen: they go when the character is told otherwise.
constexpr const char* kPortraitOrigin = "portrait";
void choose_character_image(const Workshop& workshop, const std::string& project, const std::string& image);
void set_film(const Workshop& workshop, const std::string& project, const std::string& film,
              const boost::json::object& record);
void set_film_job(const Workshop& workshop, const std::string& project, const std::string& job);

// "project" event: the row has changed.
void tell_changed(const Workshop& workshop, const store::ProjectRow& project);

}  // namespace mv
