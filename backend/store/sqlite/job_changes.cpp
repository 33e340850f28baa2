#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "store/sqlite/job_rows.h"
#include "store/sqlite/job_table.h"

namespace store::sqlite {
namespace {

// The running job of a claim; nothing when the claim is no longer the current one.
std::optional<std::int64_t> claimed(Database& database, const Claim& claim) {
  Statement query(database, "SELECT sequence FROM job WHERE id = ? AND epoch = ? AND state = 'running'");
  query.bind(claim.id, claim.epoch);
  if (!query.step()) return std::nullopt;
  return query.integer(0);
}

std::int64_t existing(Database& database, const std::string& id) {
  if (const auto sequence = sequence_of(database, id)) return *sequence;
  throw base::Error(base::ErrorKind::kNotFound, fmt::format("there is no job {}", id));
}

void append(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// Jobs that wait, and need this one by whatever number of steps.
std::vector<std::int64_t> waiting_dependants(Database& database, std::int64_t job) {
  Statement query(database,
                  "WITH RECURSIVE below (sequence) AS ("
                  " SELECT job FROM need WHERE needed = ?"
                  " UNION SELECT need.job FROM need JOIN below ON need.needed = below.sequence)"
                  " SELECT sequence FROM job WHERE sequence IN below AND state IN ('queued', 'held')"
                  " ORDER BY sequence");
  query.bind(job);
  return numbers_of(query);
}

void end_as(Database& database, std::int64_t job, JobState state, const std::string& error, WallTime now) {
  database.run(
      "UPDATE job SET state = ?, error = ?, finished = ?, lease_until = 0, not_before = 0 WHERE sequence = ?",
      name_of(state), error, now, job);
}

// Ends a job and those that wait for it; returns all that ended.
std::vector<std::int64_t> cancel_with_dependants(Database& database, std::int64_t job, WallTime now) {
  std::vector<std::int64_t> ended{job};
  append(ended, waiting_dependants(database, job));
  for (const std::int64_t sequence : ended) end_as(database, sequence, JobState::kCanceled, "", now);
  return ended;
}

struct Needer {
  std::int64_t sequence = 0;
  JobState state = JobState::kQueued;
};

// Who needs the jobs of a growth. One that has begun cannot need more.
std::optional<Needer> needer_of(Database& database, const Growth& growth) {
  if (growth.needed_by.empty()) return std::nullopt;
  const JobRow row = read_job(database, existing(database, growth.needed_by));
  if (row.state == JobState::kRunning || row.state == JobState::kSucceeded) {
    throw base::Error(base::ErrorKind::kConflict,
                      fmt::format("the job {} has begun and can wait for no other", row.id));
  }
  return Needer{.sequence = existing(database, growth.needed_by), .state = row.state};
}

// Adds the jobs of a growth; returns what is new or changed.
std::vector<std::int64_t> grow(Database& database, const Growth& growth, bool is_canceled, WallTime now) {
  const std::optional<Needer> needer = needer_of(database, growth);
  const bool is_dead =
      is_canceled || (needer && (needer->state == JobState::kFailed || needer->state == JobState::kCanceled));
  std::vector<JobRow> jobs = growth.jobs;
  for (JobRow& job : jobs) {
    if (!is_dead) continue;
    job.state = JobState::kCanceled;
    job.finished = now;
  }
  std::vector<std::int64_t> changed = insert_jobs(database, jobs);
  if (!needer) return changed;
  for (const std::int64_t job : changed) add_need(database, needer->sequence, job);
  count_open_needs(database, needer->sequence);
  if (!is_dead) {
    changed.push_back(needer->sequence);
  } else if (needer->state == JobState::kQueued || needer->state == JobState::kHeld) {
    append(changed, cancel_with_dependants(database, needer->sequence, now));
  }
  return changed;
}

// Jobs that this one needs, by whatever number of steps, and that ended without success.
std::vector<std::int64_t> stopped_needs(Database& database, std::int64_t job) {
  Statement query(
      database,
      "WITH RECURSIVE above (sequence) AS ("
      " SELECT needed FROM need WHERE job = ?"
      " UNION SELECT need.needed FROM need JOIN above ON need.job = above.sequence)"
      " SELECT sequence FROM job WHERE sequence IN above AND state IN ('failed', 'canceled', 'held')"
      " ORDER BY sequence");
  query.bind(job);
  return numbers_of(query);
}

// Back to waiting after a claim.
constexpr std::string_view kRequeue =
    "UPDATE job SET state = ?, error = ?, attempts = attempts + ?, not_before = ?, lease_until = 0, progress "
    "= 0,"
    " stage = '' WHERE sequence = ?";

}  // namespace

std::vector<JobRow> SqliteJobTable::succeed(const Claim& claim, const std::string& output,
                                            const std::vector<Growth>& growths, WallTime now) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  const auto job = claimed(database_, claim);
  if (!job) return {};
  const bool is_canceled = read_job(database_, *job).cancel_asked;
  end_as(database_, *job, JobState::kSucceeded, "", now);
  database_.run("UPDATE job SET output = ?, progress = 1 WHERE sequence = ?", output, *job);
  database_.run(
      "UPDATE job SET open_needs = open_needs - 1 WHERE sequence IN (SELECT job FROM need WHERE needed = ?)",
      *job);
  std::vector<std::int64_t> changed{*job};
  for (const Growth& growth : growths) append(changed, grow(database_, growth, is_canceled, now));
  std::vector<JobRow> rows = read_jobs(database_, changed);
  transaction.commit();
  return rows;
}

std::vector<JobRow> SqliteJobTable::fail(const Claim& claim, const std::string& error,
                                         const std::string& error_of_dependants, WallTime now) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  const auto job = claimed(database_, claim);
  if (!job) return {};
  std::vector<std::int64_t> changed{*job};
  append(changed, waiting_dependants(database_, *job));
  for (const std::int64_t sequence : changed) {
    end_as(database_, sequence, JobState::kFailed, sequence == *job ? error : error_of_dependants, now);
  }
  std::vector<JobRow> rows = read_jobs(database_, changed);
  transaction.commit();
  return rows;
}

std::vector<JobRow> SqliteJobTable::hold(const Claim& claim, const std::string& error) {
  return requeue(claim, {.state = JobState::kHeld, .error = error});
}

std::vector<JobRow> SqliteJobTable::try_again(const Claim& claim, const std::string& error,
                                              LeaseTime not_before) {
  return requeue(claim, {.error = error, .not_before = not_before});
}

std::vector<JobRow> SqliteJobTable::release(const Claim& claim) {
  return requeue(claim, {.attempts = -1});
}

std::vector<JobRow> SqliteJobTable::requeue(const Claim& claim, const Requeue& how) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  const auto job = claimed(database_, claim);
  if (!job) return {};
  database_.run(kRequeue, name_of(how.state), how.error, how.attempts, how.not_before, *job);
  std::vector<JobRow> rows{read_job(database_, *job)};
  transaction.commit();
  return rows;
}

std::vector<JobRow> SqliteJobTable::end_canceled(const Claim& claim, WallTime now) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  const auto job = claimed(database_, claim);
  if (!job) return {};
  std::vector<JobRow> rows = read_jobs(database_, cancel_with_dependants(database_, *job, now));
  transaction.commit();
  return rows;
}

std::vector<JobRow> SqliteJobTable::cancel(const std::string& id, WallTime now) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  existing(database_, id);
  std::vector<std::int64_t> targets;
  {
    Statement query(database_,
                    "SELECT sequence FROM job WHERE id = ?1 UNION"
                    " SELECT sequence FROM job WHERE graph <> '' AND graph = ?1 ORDER BY sequence");
    query.bind(id);
    targets = numbers_of(query);
  }
  std::vector<JobRow> rows;
  for (const std::int64_t target : targets) {
    const JobRow row = read_job(database_, target);
    std::vector<std::int64_t> changed;
    if (row.state == JobState::kRunning && !row.cancel_asked) {
      database_.run("UPDATE job SET cancel_asked = 1 WHERE sequence = ?", target);
      changed.push_back(target);
    } else if (row.state == JobState::kQueued || row.state == JobState::kHeld) {
      changed = cancel_with_dependants(database_, target, now);
    }
    for (JobRow& other : read_jobs(database_, changed)) rows.push_back(std::move(other));
  }
  transaction.commit();
  return rows;
}

std::vector<JobRow> SqliteJobTable::retry(const std::string& id) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  const std::int64_t job = existing(database_, id);
  const JobState state = read_job(database_, job).state;
  if (state == JobState::kRunning || state == JobState::kSucceeded) {
    throw base::Error(base::ErrorKind::kConflict,
                      state == JobState::kRunning ? "this job is running; cancel it first to run it again"
                                                  : "this job has succeeded; there is nothing to try again");
  }
  std::vector<std::int64_t> changed;
  if (state != JobState::kQueued) changed.push_back(job);  // one that waits for its needs goes on with them
  append(changed, stopped_needs(database_, job));
  for (const std::int64_t sequence : changed) {
    database_.run(
        "UPDATE job SET state = 'queued', error = '', attempts = 0, progress = 0, stage = '', cancel_asked = "
        "0,"
        " started = NULL, finished = NULL, not_before = 0 WHERE sequence = ?",
        sequence);
  }
  for (const std::int64_t sequence : changed) count_open_needs(database_, sequence);
  std::vector<JobRow> rows = read_jobs(database_, changed);
  transaction.commit();
  return rows;
}

int SqliteJobTable::remove_ended(WallTime before) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  // Graphs (by their head's id) and jobs that somebody unfinished still belongs to or needs.
  database_.run(
      "WITH unfinished AS (SELECT sequence, id, graph FROM job WHERE state IN ('queued', 'running', 'held')),"
      " kept AS (SELECT graph AS head FROM unfinished WHERE graph <> '' UNION SELECT id FROM unfinished)"
      " DELETE FROM job WHERE finished < ? AND state IN ('succeeded', 'failed', 'canceled')"
      " AND graph NOT IN (SELECT head FROM kept) AND id NOT IN (SELECT head FROM kept)"
      " AND sequence NOT IN (SELECT needed FROM need WHERE job IN (SELECT sequence FROM unfinished))",
      before);
  const int removed = database_.changes();
  transaction.commit();
  return removed;
}

}  // namespace store::sqlite
