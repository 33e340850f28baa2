#include "store/sqlite/job_table.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "store/sqlite/job_rows.h"

namespace store::sqlite {
namespace {

// The planner has no statistics and would take job_state for nearly everything, reading all waiting jobs;
// INDEXED BY holds it to the index that was made for the question.

// How many jobs run now, by lane and by maker.
struct Running {
  std::map<std::string, int> lanes, makers;
};

Running count_running(Database& database) {
  Running running;
  Statement query(database,
                  "SELECT lane, maker, count(*) FROM job INDEXED BY job_running WHERE state = 'running' "
                  "GROUP BY lane, maker");
  while (query.step()) {
    const int count = static_cast<int>(query.integer(2));
    running.lanes[query.text(0)] += count;
    running.makers[query.text(1)] += count;
  }
  return running;
}

bool has_room(const ClaimLimits& limits, Running& running, const std::string& lane,
              const std::string& maker) {
  const auto lane_limit = limits.lanes.find(lane);
  if (running.lanes[lane] >= (lane_limit == limits.lanes.end() ? limits.other_lanes : lane_limit->second)) {
    return false;
  }
  const auto maker_limit = limits.makers.find(maker);
  return maker_limit == limits.makers.end() || running.makers[maker] < maker_limit->second;
}

using Pair = std::pair<std::string, std::string>;

std::optional<Pair> read_pair(Statement& query) {
  if (!query.step()) return std::nullopt;
  return Pair(query.text(0), query.text(1));
}

// The pairs of lane and maker that have ready jobs, each found by a step or two into the index: the next
// maker of the lane, else the next lane. (One comparison of both as a row value would read all jobs of the
// pair before.)
std::vector<Pair> ready_pairs(Database& database) {
  std::vector<Pair> pairs;
  Statement first(database,
                  "SELECT lane, maker FROM job INDEXED BY job_ready WHERE state = 'queued' AND open_needs = 0"
                  " ORDER BY lane, maker LIMIT 1");
  std::optional<Pair> next = read_pair(first);
  while (next) {
    pairs.push_back(*next);
    Statement maker(
        database,
        "SELECT lane, maker FROM job INDEXED BY job_ready WHERE state = 'queued' AND open_needs = 0"
        " AND lane = ? AND maker > ? ORDER BY lane, maker LIMIT 1");
    maker.bind(pairs.back().first, pairs.back().second);
    next = read_pair(maker);
    if (next) continue;
    Statement lane(
        database,
        "SELECT lane, maker FROM job INDEXED BY job_ready WHERE state = 'queued' AND open_needs = 0"
        " AND lane > ? ORDER BY lane, maker LIMIT 1");
    lane.bind(pairs.back().first);
    next = read_pair(lane);
  }
  return pairs;
}

std::optional<std::int64_t> earliest_ready(Database& database, const ClaimLimits& limits, LeaseTime now) {
  Running running = count_running(database);
  std::optional<std::int64_t> earliest;
  for (const auto& [lane, maker] : ready_pairs(database)) {
    if (!has_room(limits, running, lane, maker)) continue;
    Statement query(database,
                    "SELECT sequence FROM job INDEXED BY job_ready WHERE state = 'queued' AND open_needs = 0 "
                    "AND lane = ? AND maker = ?"
                    " AND not_before <= ? ORDER BY sequence LIMIT 1");
    query.bind(lane, maker, now);
    if (query.step()) earliest = std::min(earliest.value_or(query.integer(0)), query.integer(0));
  }
  return earliest;
}

std::int64_t sequence_before(Database& database, const std::string& id) {
  if (const auto sequence = sequence_of(database, id)) return *sequence;
  throw base::Error(base::ErrorKind::kNotFound,
                    fmt::format("there is no job {} to go on from; begin with the first page", id));
}

// The conditions of a filter. Their values are bound in the order of `values`.
struct Conditions {
  std::string text;
  std::vector<std::string> values;
};

Conditions conditions_of(const JobFilter& filter) {
  Conditions conditions;
  const auto add = [&](std::string_view text, std::string_view value) {
    conditions.text += text;
    conditions.values.emplace_back(value);
  };
  if (filter.state) add(" AND state = ?", name_of(*filter.state));
  if (filter.kind) add(" AND kind = ?", *filter.kind);
  if (filter.project) add(" AND project <> '' AND project = ?", *filter.project);
  if (filter.graph) {
    add(" AND (graph <> '' AND graph = ?", *filter.graph);
    add(" OR id = ?)", *filter.graph);
  }
  if (filter.project && filter.which == JobFilter::Which::kLatest)
    add(" AND sequence IN (SELECT max(sequence) FROM job WHERE project <> '' AND project = ? GROUP BY kind, "
        "scene)",
        *filter.project);
  return conditions;
}

}  // namespace

void SqliteJobTable::add(const std::vector<JobRow>& jobs) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  insert_jobs(database_, jobs);
  transaction.commit();
}

JobTable::Once SqliteJobTable::add_once(const std::string& key, const std::string& fingerprint,
                                        const std::vector<JobRow>& jobs) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  {
    Statement known(database_,
                    "SELECT job.id, fingerprint FROM request_key JOIN job ON job.sequence = request_key.job"
                    " WHERE key = ?");
    known.bind(key);
    if (known.step()) {
      if (known.text(1) == fingerprint) return {.job = known.text(0), .is_new = false};
      throw base::Error(base::ErrorKind::kConflict,
                        "this idempotency key was used for another request; use a new key for a new request");
    }
  }
  if (jobs.empty())
    throw base::Error(base::ErrorKind::kInternal, "a request without a job was to be remembered");
  const std::vector<std::int64_t> sequences = insert_jobs(database_, jobs);
  database_.run("INSERT INTO request_key (key, fingerprint, job) VALUES (?, ?, ?)", key, fingerprint,
                sequences.back());
  transaction.commit();
  return {.job = jobs.back().id, .is_new = true};
}

std::optional<JobRow> SqliteJobTable::find(const std::string& id) {
  const auto lock = database_.lock();
  return find_job(database_, id);
}

std::vector<JobRow> SqliteJobTable::list(const JobFilter& filter) {
  const auto lock = database_.lock();
  const Conditions conditions = conditions_of(filter);
  const std::int64_t before = filter.before.empty() ? std::numeric_limits<std::int64_t>::max()
                                                    : sequence_before(database_, filter.before);
  Statement query(database_,
                  fmt::format("SELECT sequence FROM job WHERE sequence < ?{} ORDER BY sequence DESC LIMIT ?",
                              conditions.text));
  query.bind_list(before, conditions.values, std::int64_t{std::max(filter.limit, 0)});
  return read_jobs(database_, numbers_of(query));
}

std::vector<JobRow> SqliteJobTable::graph(const std::string& head) {
  const auto lock = database_.lock();
  Statement query(database_,
                  "SELECT sequence FROM job WHERE graph <> '' AND graph = ?1"
                  " UNION SELECT sequence FROM job WHERE id = ?1 ORDER BY sequence");
  query.bind(head);
  return read_jobs(database_, numbers_of(query));
}

std::vector<std::pair<JobState, int>> SqliteJobTable::counts() {
  const auto lock = database_.lock();
  std::vector<std::pair<JobState, int>> counts;
  for (const JobState state : {JobState::kQueued, JobState::kRunning, JobState::kSucceeded, JobState::kFailed,
                               JobState::kCanceled, JobState::kHeld}) {
    Statement query(database_, "SELECT count(*) FROM job WHERE state = ?");
    query.bind(name_of(state));
    query.step();
    counts.emplace_back(state, static_cast<int>(query.integer(0)));
  }
  return counts;
}

std::optional<JobRow> SqliteJobTable::claim(const ClaimLimits& limits, const ClaimTimes& times) {
  const auto lock = database_.lock();
  // Looking needs no transaction, and finding nothing must not cost one: the connection is ours alone.
  const auto sequence = earliest_ready(database_, limits, times.now);
  if (!sequence) return std::nullopt;
  Transaction transaction(database_);
  database_.run(
      "UPDATE job SET state = 'running', epoch = epoch + 1, attempts = attempts + 1, started = ?, finished = "
      "NULL,"
      " error = '', stage = '', progress = 0, lease_until = ?, not_before = 0"
      " WHERE sequence = ? AND state = 'queued'",
      times.wall, times.lease_until, *sequence);
  const bool claimed = database_.changes() == 1;
  JobRow row = read_job(database_, *sequence);
  transaction.commit();
  if (!claimed) return std::nullopt;
  return row;
}

std::optional<LeaseTime> SqliteJobTable::next_due(LeaseTime now) {
  const auto lock = database_.lock();
  Statement query(
      database_,
      "SELECT min(not_before) FROM job INDEXED BY job_delayed WHERE state = 'queued' AND not_before > 0"
      " AND not_before > ?");
  query.bind(now);
  if (!query.step() || query.is_null(0)) return std::nullopt;
  return LeaseTime(query.integer(0));
}

Lease SqliteJobTable::renew(const Claim& claim, LeaseTime until) {
  const auto lock = database_.lock();
  database_.run("UPDATE job SET lease_until = ? WHERE id = ? AND epoch = ? AND state = 'running'", until,
                claim.id, claim.epoch);
  if (database_.changes() == 0) return Lease::kLost;
  Statement query(database_, "SELECT cancel_asked FROM job WHERE id = ?");
  query.bind(claim.id);
  return query.step() && query.integer(0) != 0 ? Lease::kCancelAsked : Lease::kKept;
}

std::vector<JobRow> SqliteJobTable::expired(LeaseTime now) {
  const auto lock = database_.lock();
  Statement query(database_,
                  "SELECT sequence FROM job INDEXED BY job_running WHERE state = 'running' AND lease_until < "
                  "? ORDER BY sequence");
  query.bind(now);
  return read_jobs(database_, numbers_of(query));
}

void SqliteJobTable::forget_delays() {
  const auto lock = database_.lock();
  database_.run("UPDATE job SET not_before = 0 WHERE state = 'queued' AND not_before > 0");
}

void SqliteJobTable::write_progress(const std::vector<ProgressRow>& rows) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  for (const ProgressRow& row : rows) {
    database_.run(
        "UPDATE job SET progress = ?, stage = ? WHERE id = ? AND epoch = ? AND state IN ('running', "
        "'queued')",
        row.progress, row.stage, row.claim.id, row.claim.epoch);
  }
  transaction.commit();
}

}  // namespace store::sqlite
