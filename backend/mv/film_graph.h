#pragma once

#include <string>
#include <vector>

#include "jobs/runner.h"
#include "mv/projects.h"

namespace mv {

// "Make the film" as one durable graph of jobs:
//
//   story (only without scenes) ─► clip, clip, clip … (only those without a current take) ─► film: stitch and
//   proof
//
// The film's job is the graph's head: waiting for it is waiting for the film, cancelling it cancels all. The
// server and the command line run this same graph.

// The jobs that a project's film still needs; the head is the last. `head`: its id, and so the film's.
std::vector<jobs::NewJob> film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                     const std::string& head);

// A job that makes a new take of a scene.
jobs::NewJob take_job(const store::SceneRow& scene, const std::string& maker,
                      std::optional<std::int64_t> seed);

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
