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

// How many scenes a project without any is to get.
int wanted_scenes(const Workshop& workshop, const store::ProjectRow& project, base::CancelToken cancel);

// What a scene's clip is made from.
struct ScenePicture {
  ClipRequest request;
  std::shared_ptr<const Flavor> flavor;
  std::string fingerprint;
};

// Listens to the song. Throws Error{kNotFound} when the scene is gone.
ScenePicture picture_of_scene(const Workshop& workshop, const std::string& scene, base::CancelToken cancel);

// Of one scene as it would be made now; "" when it is gone.
std::string fingerprint_of_scene(const Workshop& workshop, const std::string& scene);

// When each of so many scenes is shown, from the film's beginning, without opening any file where it can be
// helped. Errors as open_song and plan_film.
std::vector<timing::TimeRange> scene_times(const Workshop& workshop, const store::ProjectRow& project,
                                           std::size_t scenes);

// The fingerprint of each scene's picture as it would be made now: a take with another one is out of date.
// Opens no file, but for the length of a song without a record.
std::vector<std::string> fingerprints(const Workshop& workshop, const store::ProjectRow& project,
                                      const std::vector<store::SceneRow>& scenes);

}  // namespace mv
