#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/job_records.h"

namespace store {

struct ProjectRow {
  std::string id;
  std::string name;
  std::string idea;
  std::string character;  // description
  std::string flavor = "default";
  std::string audio;            // media id, "" for none
  std::string character_image;  // media id, "" for none
  std::string settings;         // JSON object: clip_seconds, aspect_ratio, size, frames_per_second, seed, …
  std::string film;             // media id of the last stitched film, "" for none
  std::string film_record;      // JSON object about that film: its takes, cuts, proof
  std::string film_job;         // id of the last film graph, "" for none
  WallTime created{}, changed{};
};

struct SceneRow {
  std::string id;
  std::string project;
  int position = 0;  // 0, 1, 2 … without gaps
  std::string description;
  std::string negative_description;
  std::string take;  // id of the chosen take, "" for none
  WallTime changed{};
};

// One version of a scene's picture; its id is the media id of the clip.
struct TakeRow {
  std::string id;
  std::string scene;
  std::string origin;       // "painted", "uploaded", "synced"
  std::string job;          // "" for none
  std::string fingerprint;  // of what it was made from: another one today means that the take is out of date
  std::string details;      // JSON object: seed, flavor, maker, prompt, seconds
  WallTime created{};
};

// All calls throw Error{kNotFound} for an id that must exist and does not.
class ProjectRecords {
 public:
  virtual ~ProjectRecords() = default;

  virtual void add(const ProjectRow& project) = 0;
  virtual std::optional<ProjectRow> find(const std::string& id) = 0;
  virtual void update(const ProjectRow& project) = 0;  // all columns but id and created
  // As change_scenes below.
  virtual ProjectRow change(const std::string& id, const std::function<void(ProjectRow&)>& change) = 0;
  // Newest first, after the project `before` ("" for the first page; it must exist).
  virtual std::vector<ProjectRow> list(const std::string& before, int limit) = 0;
  // With its scenes and takes (not its media).
  virtual void remove(const std::string& id) = 0;

  virtual std::vector<SceneRow> scenes(const std::string& project) = 0;  // by position
  virtual std::optional<SceneRow> find_scene(const std::string& id) = 0;
  // Replaces all scenes of a project in one transaction; their order here becomes their position. Scenes that
  // are gone lose their takes.
  virtual void put_scenes(const std::string& project, const std::vector<SceneRow>& scenes) = 0;
  virtual void update_scene(const SceneRow& scene) = 0;
  // Read, changed and written in one transaction, so that two changes at once do not undo each other.
  // `change` may throw (nothing is written then) and must not use the records.
  virtual SceneRow change_scene(const std::string& id, const std::function<void(SceneRow&)>& change) = 0;
  virtual std::vector<SceneRow> change_scenes(const std::string& project,
                                              const std::function<void(std::vector<SceneRow>&)>& change) = 0;

  virtual std::vector<TakeRow> takes(const std::string& scene) = 0;               // oldest first
  virtual std::vector<TakeRow> takes_of_project(const std::string& project) = 0;  // oldest first
  virtual std::optional<TakeRow> find_take(const std::string& id) = 0;
  // Adds the take (or replaces it, after a crash) and makes it the scene's chosen one, in one transaction.
  // Without effect when the scene is gone; returns whether it is there.
  virtual bool add_take(const TakeRow& take) = 0;
  // A scene whose chosen take is removed falls back to its newest other one.
  virtual void remove_take(const std::string& id) = 0;
};

}  // namespace store
