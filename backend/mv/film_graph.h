#pragma once

#include <string>
#include <vector>

#include "jobs/runner.h"
#include "mv/projects.h"

namespace mv {

// "Make the film" as one durable graph of jobs:
//
//   story ─► portrait ─► clip ─► lips, clip ─► lips … ─► film: stitch and proof
//   song ──────────────────────────────────────────────►
//
// Only what is missing: a story without scenes, a portrait without a character image, clips without a current
// take, lips (where the project wants them) of takes that do not sing yet. The film's job is the graph's
// head: waiting for it is waiting for the film, cancelling it cancels all. The server and the command line
// run this same graph.

// The jobs that a project's film still needs; the head is the last. `head`: its id, and so the film's. Throws
// as choose_maker for a maker that the project wants and that is not there, and for what its maker cannot do.
std::vector<jobs::NewJob> film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                     const std::string& head);

// The same from the chosen takes as they are: nothing is painted, and scenes without one are left out. Throws
// Error{kConflict} when no scene has one.
std::vector<jobs::NewJob> current_film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                             const std::string& head);

// The chosen takes again, with lips that move in every scene in which somebody sings, and the film of them.
// Throws Error{kConflict} without a song, or when no scene has a take.
std::vector<jobs::NewJob> synced_film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                            const std::string& head);

// A job that makes a new take of a scene.
jobs::NewJob take_job(const store::SceneRow& scene, const std::string& maker,
                      std::optional<std::int64_t> seed);

// Makes the picture of a project's character.
class PortraitTask final : public jobs::Task {
 public:
  explicit PortraitTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

// Encodes a project's song for its film while the clips are painted.
class SongTask final : public jobs::Task {
 public:
  explicit SongTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

// Writes all scenes of a project that has none, and adds the clips to the graph.
class StoryTask final : public jobs::Task {
 public:
  explicit StoryTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

// Writes one scene of a project anew.
class RewriteTask final : public jobs::Task {
 public:
  explicit RewriteTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

}  // namespace mv
