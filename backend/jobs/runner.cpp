#include "jobs/runner.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <system_error>
#include <thread>
#include <utility>

#include "base/error.h"
#include "base/random.h"
#include "jobs/attempt.h"
#include "jobs/backoff.h"
#include "jobs/job_json.h"
#include "jobs/ledger.h"
#include "jobs/outcome.h"
#include "jobs/workers.h"

namespace jobs {
namespace {

// With the usual back-off, a quarter of a minute.
constexpr int kPatientFailures = 4;

using std::chrono::milliseconds;

constexpr milliseconds kWriteProgressEvery{1'000};

// Numbers from the system's entropy, for whatever thread asks.
std::function<double()> system_random() {
  struct Source {
    std::mutex mutex;
    base::Random random{(std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()};
  };
  return [source = std::make_shared<Source>()] {
    const std::lock_guard lock(source->mutex);
    return source->random.unit();
  };
}

}  // namespace

struct Runner::State {
  State(std::shared_ptr<Ledger> shared, std::map<std::string, Task*> kinds, RunnerSettings chosen,
        base::Log& to)
      : ledger(std::move(shared)), tasks(std::move(kinds)), settings(std::move(chosen)), log(to) {
    if (!settings.random) settings.random = system_random();
  }

  std::shared_ptr<Ledger> ledger;
  const std::map<std::string, Task*> tasks;
  RunnerSettings settings;
  base::Log& log;
  base::CancelToken stop;  // of all that runs here
  std::atomic<bool> is_draining{false};
  std::mutex stop_mutex;
  std::condition_variable stopped;
  bool is_stopping = false;
  std::optional<Workers> workers{std::in_place};
  std::thread dispatcher;
  store::LeaseTime next_renewal{0}, next_flush{0};

  bool stopping() {
    const std::lock_guard lock(stop_mutex);
    return is_stopping;
  }

  void dispatch();
  void claim_all();
  void begin(store::JobRow row, const base::CancelToken& cancel);
  void upkeep();
  void renew_leases();
  void take_back_expired(store::LeaseTime before);
  milliseconds pause();
  void execute(RunningAttempt& attempt);
  void keep_outcome(RunningAttempt& attempt, Outcome outcome);
  void tell_not_written(const std::string& id, const base::Error& why);
  bool wait_to_write_again(int failures);
  void end();
};

// The thread that hands out work. It sleeps until something changes or is due.
void Runner::State::dispatch() {
  for (int failures = 0; !stopping();) {
    const std::uint64_t seen = ledger->wake().rings();
    milliseconds wait{0};
    try {
      if (!is_draining) claim_all();
      upkeep();
      wait = pause();
      failures = 0;
    } catch (const base::Error& error) {
      ++failures;
      log.warning("jobs_paused", {{"error", error.message()}, {"details", error.details()}});
      wait = std::max(milliseconds(1), backoff(settings.first_retry, failures, 1));
    }
    ledger->wake().wait(seen, wait);
  }
}

void Runner::State::claim_all() {
  const store::ClaimLimits limits{.lanes = settings.lanes, .makers = settings.makers};
  while (!stopping() && !is_draining) {
    const base::CancelToken cancel = stop.child();
    std::optional<store::JobRow> row = ledger->claim(limits, settings.lease, cancel);
    if (!row) return;
    begin(std::move(*row), cancel);
  }
}

void Runner::State::begin(store::JobRow row, const base::CancelToken& cancel) {
  log.info("job_started", {{"job", row.id}, {"kind", row.kind}, {"attempt", row.attempts}});
  const auto attempt = std::make_shared<RunningAttempt>(*ledger, std::move(row), cancel);
  try {
    workers->run([this, attempt] { execute(*attempt); });
  } catch (const std::system_error& error) {
    ledger->change([&](store::JobTable& table) { return table.release(attempt->claim()); });
    throw base::Error(base::ErrorKind::kUnavailable, "the system gives no more threads; close other programs",
                      error.what());
  }
}

void Runner::State::upkeep() {
  const store::LeaseTime now = ledger->lease_now();
  if (now >= next_renewal) {
    next_renewal = now + settings.lease / 3;
    renew_leases();
    take_back_expired(now);
  }
  if (now >= next_flush) {
    next_flush = now + kWriteProgressEvery;
    ledger->flush_progress();
  }
}

void Runner::State::renew_leases() {
  for (const store::Claim& claim : ledger->live().running()) {
    const store::Lease lease = ledger->table().renew(claim, ledger->lease_now() + settings.lease);
    if (lease != store::Lease::kKept) ledger->live().cancel(claim);
  }
}

// Jobs whose runner is gone; those that run here are ours even if their lease could not be renewed in time.
void Runner::State::take_back_expired(store::LeaseTime before) {
  for (const store::JobRow& row : ledger->table().expired(before)) {
    if (ledger->live().runs(row.id)) continue;
    log.warning("job_interrupted", {{"job", row.id}, {"kind", row.kind}, {"attempt", row.attempts}});
    ledger->change([&](store::JobTable& table) { return hand_back(*ledger, table, row); });
  }
}

milliseconds Runner::State::pause() {
  const store::LeaseTime now = ledger->lease_now();
  store::LeaseTime until = next_renewal;
  if (!ledger->live().running().empty()) until = std::min(until, next_flush);
  if (const auto due = ledger->table().next_due(now); due && !is_draining) until = std::min(until, *due);
  return std::max(milliseconds(1), until - now);
}

void Runner::State::execute(RunningAttempt& attempt) {
  const auto task = tasks.find(attempt.row().kind);
  Outcome outcome;
  try {
    outcome = run_task(task == tasks.end() ? nullptr : task->second, to_job(attempt.row()), attempt);
  } catch (const base::Error& error) {  // a row that cannot be read
    outcome.failure = Failure{.kind = error.kind(), .message = error.message(), .details = error.details()};
  }
  if (outcome.failure) {
    log.warning("job_attempt_failed", {{"job", attempt.row().id},
                                       {"kind", attempt.row().kind},
                                       {"error", base::name_of(outcome.failure->kind)},
                                       {"message", outcome.failure->message},
                                       {"details", outcome.failure->details}});
  } else {
    log.info("job_succeeded", {{"job", attempt.row().id}, {"kind", attempt.row().kind}});
  }
  keep_outcome(attempt, std::move(outcome));
  ledger->wake().ring();
}

// Writes the outcome; where that fails (a full disk) it is kept and written later, for it may have been paid
// for.
void Runner::State::keep_outcome(RunningAttempt& attempt, Outcome outcome) {
  const milliseconds delay = backoff(settings.first_retry, attempt.row().attempts, settings.random());
  for (int failures = 1;; ++failures) {
    try {
      ledger->change([&](store::JobTable& table) {
        return write_outcome(*ledger, table, attempt, outcome,
                             {.is_stopping = stop.canceled(), .retry_delay = delay});
      });
      ledger->live().forget(attempt.claim());  // where the claim was lost, nothing was written
      return;
    } catch (const base::Error& error) {
      const bool is_refused = error.kind() == base::ErrorKind::kConflict ||
                              error.kind() == base::ErrorKind::kNotFound ||
                              error.kind() == base::ErrorKind::kBadRecords;
      if (!outcome.failure && is_refused) {  // the jobs that were to follow cannot be added
        outcome.failure = Failure{.kind = base::ErrorKind::kInternal,
                                  .message = "the next jobs could not be added: " + error.message(),
                                  .details = error.details()};
        continue;
      }
      log.warning("job_outcome_not_written",
                  {{"job", attempt.row().id}, {"error", error.message()}, {"details", error.details()}});
      if (failures == kPatientFailures) tell_not_written(attempt.row().id, error);
      if (wait_to_write_again(failures)) continue;
      log.error("job_outcome_lost", {{"job", attempt.row().id}, {"kind", attempt.row().kind}});
      ledger->live().forget(attempt.claim());
      return;
    }
  }
}

// Nobody waits for long for a disk to get free: who waits for the job hears now why its end cannot be
// recorded yet.
void Runner::State::tell_not_written(const std::string& id, const base::Error& why) {
  std::optional<Job> job = ledger->find(id);
  if (!job) return;
  job->failure = Failure{.kind = why.kind(),
                         .message = "the work is done, but cannot be recorded yet: " + why.message(),
                         .details = why.details()};
  ledger->waiters().tell(*job);
}

bool Runner::State::wait_to_write_again(int failures) {
  std::unique_lock lock(stop_mutex);
  return !stopped.wait_for(lock, backoff(settings.first_retry, failures, 1), [this] { return is_stopping; });
}

void Runner::State::end() {
  is_draining = true;
  {
    const std::lock_guard lock(stop_mutex);
    is_stopping = true;
  }
  stop.cancel();
  stopped.notify_all();
  ledger->wake().ring();
  if (dispatcher.joinable()) dispatcher.join();
  workers.reset();
}

Runner::Runner(Queue& queue, std::map<std::string, Task*> tasks, RunnerSettings settings, base::Log& log)
    : state_(std::make_unique<State>(queue.ledger_, std::move(tasks), std::move(settings), log)) {}

Runner::~Runner() {
  state_->end();
}

void Runner::start() {
  state_->ledger->table().forget_delays();
  state_->take_back_expired(store::LeaseTime::max());
  state_->dispatcher = std::thread([state = state_.get()] { state->dispatch(); });
}

void Runner::drain(std::chrono::milliseconds patience) {
  state_->is_draining = true;
  if (state_->workers) state_->workers->wait_idle(patience);
  state_->end();
}

void Runner::look_again() {
  state_->ledger->wake().ring();
}

}  // namespace jobs
