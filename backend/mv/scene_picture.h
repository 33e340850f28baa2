#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mv/film_plan.h"
#include "mv/projects.h"
#include "mv/song.h"

namespace mv {

// How a project's film is cut: how long each scene is, and the song under it.
struct ProjectPlan {
  media::VideoFormat format;
  FilmPlan film;
  std::optional<Song> song;
  media::AudioMode audio = media::AudioMode::kAac;
};

// For so many scenes. Opens the song. Errors as open_song and plan_film.
ProjectPlan plan_of_project(const Workshop& workshop, const store::ProjectRow& project, std::size_t scenes,
                            base::CancelToken cancel = {});

// The cuts of a project that has no scenes yet. Errors as open_song and plan_film.
FilmPlan wanted_plan(const Workshop& workshop, const store::ProjectRow& project, base::CancelToken cancel);

// What a scene's clip is made from.
struct ScenePicture {
  ClipRequest request;
  std::shared_ptr<const Flavor> flavor;
  std::string fingerprint;
};

// For the maker that will make it: the built-in one has a picture of the character painted where the project
// has none. Listens to the song. Throws Error{kNotFound} when the scene is gone.
ScenePicture picture_of_scene(const Workshop& workshop, const std::string& scene, const std::string& maker,
                              base::CancelToken cancel);

// Of one scene as it would be made now; "" when it is gone.
std::string fingerprint_of_scene(const Workshop& workshop, const std::string& scene);

// What the plan says of a scene: when it is shown, from the film's beginning, and the fingerprint of its
// picture as it would be made now. A take with another one is out of date.
struct PlannedScene {
  timing::TimeRange time;
  std::string fingerprint;
};

// The scene's chosen take, if it shows what the plan says of it.
std::optional<store::TakeRow> current_take(const Workshop& workshop, const store::SceneRow& scene,
                                           const PlannedScene& planned);

// Of all scenes of a project, in their order. Opens no file, but for the length of a song without a record.
// Errors as open_song and plan_film.
std::vector<PlannedScene> planned_scenes(const Workshop& workshop, const store::ProjectRow& project,
                                         const std::vector<store::SceneRow>& scenes);

}  // namespace mv
