#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include "base/clock.h"
#include "jobs/events.h"
#include "mv/film.h"

namespace mv {

// Tells an observer how a film comes along, from what happens to the jobs of its graph. Stages come in their
// order, each begun once and finished before the next one. Thread-safe.
class FilmProgress {
 public:
  FilmProgress(FilmObserver& observer, const base::Clock& clock) : observer_(observer), clock_(clock) {}

  // Before the graph runs. `story`: the id of the job that writes the scenes.
  void expect(const FilmPlan& plan, const std::string& story, const std::string& flavor,
              const FilmRequest& request);
  // Begins a stage outside the graph, and ends it.
  void reach(FilmStage stage, const std::string& what);
  void finish(const std::string& result);

  void hear(const jobs::Event& event);

  bool has_failed() const;
  // Which clip of the film a scene is, from 0.
  std::optional<std::size_t> place_of(const std::string& scene) const;
  std::vector<std::string> notes() const;
  std::vector<std::pair<FilmStage, double>> stage_seconds() const;

 private:
  struct Clip {
    double progress = 0;
    bool is_done = false;
    bool was_kept = false;
    bool is_painted = true;  // here
    double lips = 0;         // how far they are
    bool has_lips = false, sings = false;
  };

  void begin(FilmStage stage);
  void end(const std::string& result);
  void hear_work(const boost::json::object& job, const std::string& kind, bool succeeded);
  void tell_waiting(const boost::json::object& job);
  void hear_clip(const boost::json::object& job, bool succeeded);
  void hear_lips(const boost::json::object& job, bool succeeded);
  void tell_lips();
  void hear_film(const boost::json::object& job, bool succeeded);
  std::string clips_result() const;
  std::int64_t frames_done(double Clip::*how_far) const;

  FilmObserver& observer_;
  const base::Clock& clock_;
  mutable std::mutex mutex_;
  FilmPlan plan_;
  std::string flavor_;
  bool has_song_ = false, wants_lips_ = false;
  bool has_failed_ = false;
  std::map<std::string, std::size_t> places_;
  std::vector<Clip> clips_;
  std::vector<std::string> notes_;
  std::set<std::pair<FilmStage, std::string>> told_;  // of what makers elsewhere are asked
  std::optional<FilmStage> stage_;
  std::chrono::steady_clock::time_point began_;
  std::vector<std::pair<FilmStage, double>> seconds_;
};

}  // namespace mv
