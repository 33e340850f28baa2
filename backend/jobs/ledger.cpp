#include "jobs/ledger.h"

#include <chrono>
#include <utility>

#include <boost/json.hpp>

#include "jobs/job_json.h"
#include "jobs/queue.h"
#include "schema/json.h"

namespace jobs {

store::WallTime Ledger::wall_now() const {
  return std::chrono::floor<std::chrono::milliseconds>(clock_.wall_time());
}

store::LeaseTime Ledger::lease_now() const {
  return std::chrono::duration_cast<store::LeaseTime>(clock_.now().time_since_epoch());
}

Job Ledger::to_job(store::JobRow row) const {
  const std::optional<double> seconds_left = live_.overlay(row, clock_.now());
  Job job = jobs::to_job(std::move(row));
  job.seconds_left = seconds_left;
  return job;
}

std::optional<Job> Ledger::find(const std::string& id) const {
  std::optional<store::JobRow> row = recent_.find(id);
  if (!row) row = table_.find(id);
  if (!row) return std::nullopt;
  return to_job(std::move(*row));
}

void Ledger::publish(const store::JobRow& row) {
  const Job job = to_job(row);
  events_.publish("job", job.id, job.project, schema::to_text(to_json(job)), job.state);
}

void Ledger::publish_progress() {
  for (const store::JobRow& row : live_.take_unpublished(clock_.now())) publish(row);
}

std::vector<store::JobRow> Ledger::change(const Write& write) {
  std::vector<store::JobRow> rows;
  {
    const std::lock_guard lock(change_);
    rows = write(table_);
    for (const store::JobRow& row : rows) live_.note(row);
    for (const store::JobRow& row : rows) recent_.put(row);
    for (const store::JobRow& row : rows) publish(row);
    publish_progress();
  }
  if (rows.empty()) return rows;
  wake_.ring();
  for (const store::JobRow& row : rows) {
    if (is_ended(row.state) || row.state == State::kHeld) waiters_.tell(to_job(row));
    if (row.state == State::kHeld) tell_held_graph(row);
  }
  return rows;
}

void Ledger::tell_held_graph(const store::JobRow& part) {
  if (part.graph.empty() || part.graph == part.id) return;
  std::optional<Job> head = find(part.graph);
  if (!head || is_ended(head->state)) return;
  head->state = State::kHeld;
  if (const auto failure = to_job(part).failure) head->failure = failure_of_dependants(part, *failure);
  waiters_.tell(*head);
}

void Ledger::tell_if_held(const std::string& graph) {
  const auto held = table_.list(
      {.state = State::kHeld, .kind = {}, .project = {}, .graph = graph, .before = {}, .limit = 1});
  if (!held.empty()) tell_held_graph(held.front());
}

std::optional<store::JobRow> Ledger::claim(const store::ClaimLimits& limits, std::chrono::milliseconds lease,
                                           const base::CancelToken& cancel) {
  const std::lock_guard lock(change_);
  const store::LeaseTime now = lease_now();
  std::optional<store::JobRow> row =
      table_.claim(limits, {.wall = wall_now(), .now = now, .lease_until = now + lease});
  if (!row) return std::nullopt;
  live_.note(*row);
  recent_.put(*row);
  live_.begin(*row, table_.graph(row->graph.empty() ? row->id : row->graph), cancel, clock_.now(),
              wall_now());
  publish(*row);
  return row;
}

void Ledger::report(const store::Claim& claim, double fraction) {
  if (!live_.report(claim, fraction, clock_.now())) return;
  const std::lock_guard lock(change_);
  publish_progress();
}

void Ledger::stage(const store::Claim& claim, std::string_view stage) {
  if (!live_.stage(claim, stage, clock_.now())) return;
  const std::lock_guard lock(change_);
  publish_progress();
}

int Ledger::remove_ended(store::WallTime before) {
  const std::lock_guard lock(change_);
  const int removed = table_.remove_ended(before);
  recent_.clear();
  return removed;
}

void Ledger::flush_progress() {
  const std::lock_guard lock(change_);
  publish_progress();
  const std::vector<store::ProgressRow> rows = live_.take_unwritten();
  if (!rows.empty()) table_.write_progress(rows);
}

}  // namespace jobs
