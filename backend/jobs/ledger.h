#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "jobs/events.h"
#include "jobs/job.h"
#include "jobs/live.h"
#include "jobs/recent.h"
#include "jobs/waiters.h"
#include "jobs/wake.h"
#include "store/job_table.h"

namespace jobs {

// What queue and runner share: the table, and telling everybody what changes in it. Thread-safe.
class Ledger {
 public:
  Ledger(store::JobTable& table, Events& events, const base::Clock& clock)
      : table_(table), events_(events), clock_(clock) {}

  // Runs a write that returns the rows that it changed; they are published, who waits for them is told, and
  // the runner woken. One change at a time, so that watchers hear of changes in the order in which they were
  // made.
  using Write = std::function<std::vector<store::JobRow>(store::JobTable&)>;
  std::vector<store::JobRow> change(const Write& write);

  // The next job that may run; `cancel` is its stop from then on.
  std::optional<store::JobRow> claim(const store::ClaimLimits& limits, std::chrono::milliseconds lease,
                                     const base::CancelToken& cancel);
  void report(const store::Claim& claim, double fraction);
  void stage(const store::Claim& claim, std::string_view stage);
  // Publishes the last progress of those that report no more, writes what has changed to the table.
  void flush_progress();

  Job to_job(store::JobRow row) const;
  std::optional<Job> find(const std::string& id) const;

  // Tells who waits for the head of a graph that it is held, where a part of it is.
  void tell_if_held(const std::string& graph);

  // Removes ended jobs, from what is remembered too.
  int remove_ended(store::WallTime before);

  store::JobTable& table() { return table_; }
  Live& live() { return live_; }
  Waiters& waiters() { return waiters_; }
  Wake& wake() { return wake_; }

  store::WallTime wall_now() const;
  store::LeaseTime lease_now() const;

 private:
  // A graph with a part that is held goes on only once somebody has decided: its head is told as held.
  void tell_held_graph(const store::JobRow& part);
  void publish(const store::JobRow& row);
  void publish_progress();

  store::JobTable& table_;
  Events& events_;
  const base::Clock& clock_;
  std::mutex change_;
  Live live_;
  Recent recent_;
  Waiters waiters_;
  Wake wake_;
};

}  // namespace jobs
