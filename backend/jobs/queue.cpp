#include "jobs/queue.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "jobs/job_json.h"
#include "jobs/ledger.h"

namespace jobs {
namespace {

std::vector<store::JobRow> to_rows(std::vector<NewJob> jobs, store::WallTime now) {
  std::vector<store::JobRow> rows;
  rows.reserve(jobs.size());
  for (NewJob& job : jobs) rows.push_back(to_row(std::move(job), now));
  return rows;
}

Job require(const Ledger& ledger, const std::string& id) {
  if (std::optional<Job> job = ledger.find(id)) return std::move(*job);
  throw base::Error(base::ErrorKind::kNotFound,
                    fmt::format("there is no job {}; it may have been removed", id));
}

}  // namespace

Queue::Queue(store::JobTable& table, Events& events, const base::Clock& clock)
    : ledger_(std::make_shared<Ledger>(table, events, clock)) {}

Queue::~Queue() = default;

std::vector<Job> Queue::add(std::vector<NewJob> jobs) {
  const std::vector<store::JobRow> rows = to_rows(std::move(jobs), ledger_->wall_now());
  ledger_->change([&](store::JobTable& table) {
    table.add(rows);
    return std::vector<store::JobRow>(rows);
  });
  std::vector<Job> added;
  added.reserve(rows.size());
  for (const store::JobRow& row : rows) added.push_back(to_job(row));
  return added;
}

Queue::Once Queue::add_once(const std::string& key, const std::string& fingerprint,
                            std::vector<NewJob> jobs) {
  const std::vector<store::JobRow> rows = to_rows(std::move(jobs), ledger_->wall_now());
  store::JobTable::Once once;
  ledger_->change([&](store::JobTable& table) {
    once = table.add_once(key, fingerprint, rows);
    return once.is_new ? rows : std::vector<store::JobRow>();
  });
  return {.job = require(*ledger_, once.job), .is_new = once.is_new};
}

std::optional<Job> Queue::find(const std::string& id) {
  return ledger_->find(id);
}

std::vector<Job> Queue::list(const store::JobFilter& filter) {
  std::vector<Job> jobs;
  for (store::JobRow& row : ledger_->table().list(filter)) jobs.push_back(ledger_->to_job(std::move(row)));
  return jobs;
}

std::vector<std::pair<State, int>> Queue::counts() {
  return ledger_->table().counts();
}

Job Queue::cancel(const std::string& id) {
  ledger_->change([&](store::JobTable& table) { return table.cancel(id, ledger_->wall_now()); });
  return require(*ledger_, id);
}

Job Queue::retry(const std::string& id) {
  ledger_->change([&](store::JobTable& table) { return table.retry(id); });
  return require(*ledger_, id);
}

std::shared_ptr<void> Queue::when_ended(const std::string& id, std::function<void(const Job&)> callback) {
  std::shared_ptr<void> waiting = ledger_->waiters().add(id, std::move(callback));
  // It waits before we look, so an end in between is not missed; whoever tells it first takes it out.
  const Job job = require(*ledger_, id);
  if (is_ended(job.state) || job.state == State::kHeld)
    ledger_->waiters().tell(job);
  else
    ledger_->tell_if_held(id);
  return waiting;
}

void Queue::dismiss_waiters() {
  for (const std::string& id : ledger_->waiters().waited_for()) {
    if (const std::optional<Job> job = ledger_->find(id)) ledger_->waiters().tell(*job);
  }
}

int Queue::remove_ended(store::WallTime before) {
  return ledger_->remove_ended(before);
}

}  // namespace jobs
