#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "mv/projects.h"
#include "schema/fields.h"

namespace api {

// POST /api/projects
struct NewProject {
  std::optional<std::string> name;
  std::string idea;
  std::string character_description;
  std::optional<std::string> config_flavor, audio_id, character_reference_id;
  std::optional<std::int64_t> number_of_scenes;
  std::optional<bool> whole_song;
  std::optional<double> clip_seconds, song_start;
  std::optional<std::string> aspect_ratio, size;
  std::optional<std::int64_t> frames_per_second, seed;
  std::optional<bool> lip_sync;
  std::optional<std::string> lyrics;
  std::optional<mv::ProjectMakers> makers;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(NewProject, (),
                      (name, idea, character_description, config_flavor, audio_id, character_reference_id,
                       number_of_scenes, whole_song, clip_seconds, song_start, aspect_ratio, size,
                       frames_per_second, seed, lip_sync, lyrics, makers))

// As mv::ProjectMakers; absent keeps.
struct MakersChange {
  schema::Maybe<std::string> scenes, images, clips, lips;
  static schema::Notes notes() { return mv::ProjectMakers::notes(); }
};
BOOST_DESCRIBE_STRUCT(MakersChange, (), (scenes, images, clips, lips))

// PATCH /api/projects/{id}: absent keeps, null gives the default back.
struct ProjectChange {
  schema::Maybe<std::string> name, idea, character_description, config_flavor, audio_id,
      character_reference_id;
  schema::Maybe<std::int64_t> number_of_scenes;
  schema::Maybe<bool> whole_song;
  schema::Maybe<double> clip_seconds, song_start;
  schema::Maybe<std::string> aspect_ratio, size;
  schema::Maybe<std::int64_t> frames_per_second, seed;
  schema::Maybe<bool> lip_sync;
  schema::Maybe<std::string> lyrics;
  schema::Maybe<MakersChange> makers;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(ProjectChange, (),
                      (name, idea, character_description, config_flavor, audio_id, character_reference_id,
                       number_of_scenes, whole_song, clip_seconds, song_start, aspect_ratio, size,
                       frames_per_second, seed, lip_sync, lyrics, makers))

struct TakeView {
  std::string id, video_url, poster_url, origin;
  bool stale = false, chosen = false;
  std::string created_at;
  boost::json::object details;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(TakeView, (), (id, video_url, poster_url, origin, stale, chosen, created_at, details))

struct SceneView {
  std::string id;
  std::int64_t position = 0;
  std::string description, negative_description;
  std::optional<std::string> take_id;
  bool stale = false;
  double start_seconds = 0, duration_seconds = 0;
  std::vector<TakeView> takes;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(SceneView, (),
                      (id, position, description, negative_description, take_id, stale, start_seconds,
                       duration_seconds, takes))

struct FilmView {
  std::string video_id, video_url, poster_url;
  bool stale = false;
  boost::json::object metadata;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(FilmView, (), (video_id, video_url, poster_url, stale, metadata))

struct ProjectView {
  std::string id, name, idea, character_description, config_flavor;
  std::optional<std::string> audio_id, character_reference_id;
  std::optional<std::int64_t> number_of_scenes;
  bool whole_song = false;
  double clip_seconds = 8, song_start = 0;
  std::string aspect_ratio, size;
  std::int64_t frames_per_second = 24, seed = 1;
  bool lip_sync = false;
  std::string lyrics;
  mv::ProjectMakers makers;
  std::vector<SceneView> scenes;
  std::optional<FilmView> film;
  std::optional<std::string> film_job_id;
  std::string state;
  std::optional<std::string> poster_url;
  std::string created_at, changed_at;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(ProjectView, (),
                      (id, name, idea, character_description, config_flavor, audio_id, character_reference_id,
                       number_of_scenes, whole_song, clip_seconds, song_start, aspect_ratio, size,
                       frames_per_second, seed, lip_sync, lyrics, makers, scenes, film, film_job_id, state,
                       poster_url, created_at, changed_at))

// In the list: without scenes and details.
struct ProjectSummary {
  std::string id, name, idea, config_flavor, state;
  std::optional<std::string> film_video_id, film_url, poster_url;
  std::string created_at, changed_at;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(ProjectSummary, (),
                      (id, name, idea, config_flavor, state, film_video_id, film_url, poster_url, created_at,
                       changed_at))

struct ProjectPage {
  std::vector<ProjectSummary> projects;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ProjectPage, (), (projects, next))

struct NewScene {
  std::string description;
  std::optional<std::string> negative_description;
  std::optional<std::int64_t> position;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(NewScene, (), (description, negative_description, position))

struct SceneChange {
  std::optional<std::string> description, negative_description;
  std::optional<std::int64_t> position;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(SceneChange, (), (description, negative_description, position))

struct SceneOrder {
  std::vector<std::string> scene_ids;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(SceneOrder, (), (scene_ids))

struct TakeChoice {
  std::string take_id;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(TakeChoice, (), (take_id))

struct TakeList {
  std::vector<TakeView> takes;
  std::optional<std::string> chosen;
};
BOOST_DESCRIBE_STRUCT(TakeList, (), (takes, chosen))

// What rewriting a scene answers.
struct RewrittenScene {
  std::string id;
  std::int64_t position = 0;
  std::string description, negative_description;
  std::optional<std::string> take_id;
};
BOOST_DESCRIBE_STRUCT(RewrittenScene, (), (id, position, description, negative_description, take_id))

struct Deleted {
  bool deleted = true;
  std::int64_t files = 0, bytes = 0;
};
BOOST_DESCRIBE_STRUCT(Deleted, (), (deleted, files, bytes))

// Pages of lists.
struct PageQuery {
  std::int64_t limit = 20;
  std::optional<std::string> before;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (limit, before))

struct DeleteQuery {
  bool really = false;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(DeleteQuery, (), (really))

}  // namespace api
