#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "jobs/events.h"
#include "jobs/job.h"

namespace store {
class JobTable;
}

namespace jobs {

class Ledger;

// The jobs as everybody but the runner sees them: add, look, wait, cancel. Every change is published to
// `events` as type "job" with `to_json(job)` as data. Thread-safe; durable when a call returns.
class Queue {
 public:
  Queue(store::JobTable& table, Events& events, const base::Clock& clock);
  ~Queue();

  // All or none. `needs` may name jobs of the same batch. Throws Error{kNotFound, kConflict} for a need that
  // does not exist or has failed or been canceled.
  std::vector<Job> add(std::vector<NewJob> jobs);
  // The same job for the same key and fingerprint (of the request); made by the first call only. Throws
  // Error{kConflict} for a known key with another fingerprint. Keys are remembered with their job.
  struct Once {
    Job job;  // the batch's last
    bool is_new = false;
  };
  Once add_once(const std::string& key, const std::string& fingerprint, std::vector<NewJob> jobs);

  std::optional<Job> find(const std::string& id);
  std::vector<Job> list(const store::JobFilter& filter);  // newest first
  // Number of jobs by state, for metrics.
  std::vector<std::pair<State, int>> counts();

  // A queued or held job ends at once, a running one as soon as its work hears of it; with it those that need
  // it, and for a graph's last job all of the graph. What has ended stays as it is. Throws Error{kNotFound}.
  // Returns the job as it is then.
  Job cancel(const std::string& id);
  // A failed, canceled or held job is queued again with new attempts, with those of its needs that failed,
  // were canceled or are held; for one that is queued, those needs alone. Throws Error{kNotFound},
  // Error{kConflict} for one that runs or has succeeded.
  Job retry(const std::string& id);

  // Calls back once when the job has ended or is held, a part of its graph is held (told as held, with that
  // part's reason), or is done but its end cannot be recorded for long (a
  // full disk; the job has a failure then, and its state is still running): at once if it has, else on the
  // thread that ends it. The callback must be short. Dropping the returned object forgets it; it is not
  // running any more then, unless that is done by itself. Throws Error{kNotFound}.
  std::shared_ptr<void> when_ended(const std::string& id, std::function<void(const Job&)> callback);

  // Calls back all who wait, with their jobs as they are: the program is about to end.
  void dismiss_waiters();

  // Removes ended jobs that finished before `time`, those of unfinished graphs excepted; returns how many.
  int remove_ended(store::WallTime before);

 private:
  friend class Runner;
  std::shared_ptr<Ledger> ledger_;
};

// As the API shows a job: id, kind, state, progress, stage, seconds_left?, maker, project_id, scene_id,
// attempts, created_at, …
boost::json::object to_json(const Job& job);

}  // namespace jobs
