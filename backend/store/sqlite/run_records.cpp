#include "store/sqlite/run_records.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "store/sqlite/migrations.h"

namespace store {
namespace {

constexpr std::array<std::pair<RunState, std::string_view>, 6> kRunStates{
    {{RunState::kIntended, "intended"},
     {RunState::kSubmitted, "submitted"},
     {RunState::kSucceeded, "succeeded"},
     {RunState::kFailed, "failed"},
     {RunState::kCanceled, "canceled"},
     {RunState::kUnknown, "unknown"}}};

RunState run_state_named(std::string_view name) {
  for (const auto& [state, known] : kRunStates) {
    if (known == name) return state;
  }
  throw base::Error(base::ErrorKind::kBadRecords, "the records of costs hold a run in no known state",
                    std::string(name));
}

}  // namespace

std::string_view name_of(RunState state) {
  for (const auto& [known, name] : kRunStates) {
    if (known == state) return name;
  }
  return "";
}

base::MicroDollars counted(const RunRow& run) {
  const bool has_ended =
      run.state == RunState::kSucceeded || run.state == RunState::kFailed || run.state == RunState::kCanceled;
  return has_ended ? run.cost : run.estimate;
}

std::unique_ptr<RunRecords> open_runs(const std::filesystem::path& file) {
  return std::make_unique<sqlite::SqliteRunRecords>(file.string());
}

std::unique_ptr<RunRecords> open_runs_in_memory() {
  return std::make_unique<sqlite::SqliteRunRecords>(":memory:");
}

}  // namespace store

namespace store::sqlite {
namespace {

constexpr std::string_view kRuns = R"(
CREATE TABLE run (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL,
  job TEXT NOT NULL,
  project TEXT NOT NULL,
  maker TEXT NOT NULL,
  model TEXT NOT NULL,
  work TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  state TEXT NOT NULL,
  stands INTEGER NOT NULL,
  estimate INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  details TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX run_standing ON run (key) WHERE stands = 1;
CREATE INDEX run_job ON run (job, sequence);
CREATE INDEX run_project ON run (project, sequence);
CREATE INDEX run_created ON run (created);
)";

constexpr std::string_view kRunKeys = R"(
CREATE INDEX run_key ON run (key, sequence);
)";

constexpr std::array kRunMigrations{Migration{"runs", kRuns}, Migration{"keys of runs", kRunKeys}};

constexpr std::string_view kReserved =
    "CASE WHEN state IN ('intended', 'submitted', 'unknown') THEN estimate ELSE 0 END";
constexpr std::string_view kSpent =
    "CASE WHEN state IN ('succeeded', 'failed', 'canceled') THEN cost ELSE 0 END";

std::string select_runs(std::string_view rest) {
  return fmt::format(
      "SELECT id, key, job, project, maker, model, work, remote_id, state, stands, estimate, cost, details, "
      "created, changed FROM run {}",
      rest);
}

RunRow read_run(Statement& statement) {
  Columns columns(statement);
  RunRow row;
  row.id = columns.text();
  row.key = columns.text();
  row.job = columns.text();
  row.project = columns.text();
  row.maker = columns.text();
  row.model = columns.text();
  row.work = columns.text();
  row.remote_id = columns.text();
  row.state = run_state_named(columns.text());
  row.stands = columns.integer() != 0;
  row.estimate = columns.integer();
  row.cost = columns.integer();
  row.details = columns.text();
  row.created = columns.time();
  row.changed = columns.time();
  return row;
}

std::optional<RunRow> first_run(Statement& statement) {
  if (!statement.step()) return std::nullopt;
  return read_run(statement);
}

base::MicroDollars counted_where(Database& database, std::string_view condition, const auto& value) {
  Statement sum(database, fmt::format("SELECT coalesce(sum({} + {}), 0) FROM run WHERE {}", kReserved, kSpent,
                                      condition));
  sum.bind(value);
  sum.step();
  return sum.integer(0);
}

void require_room(base::MicroDollars counts, base::MicroDollars estimate,
                  const std::optional<base::MicroDollars>& cap, std::string_view whose) {
  // What costs nothing always fits.
  if (!cap || estimate == 0 || counts + estimate <= *cap) return;
  throw base::Error(
      base::ErrorKind::kNeedsUser,
      fmt::format("this would cost about {}, and {} has {} of its budget of {} left; raise BUDGET_USD and "
                  "start Songreel again, or choose the built-in maker",
                  base::to_dollars(estimate), whose,
                  base::to_dollars(std::max<base::MicroDollars>(0, *cap - counts)), base::to_dollars(*cap)));
}

void require_none_stands(Database& database, const std::string& key) {
  Statement query(database, "SELECT id FROM run WHERE key = ? AND stands = 1");
  query.bind(key);
  if (query.step())
    throw base::Error(base::ErrorKind::kConflict,
                      fmt::format("the same work has been asked for already, by the run {}", query.text(0)));
}

}  // namespace

SqliteRunRecords::SqliteRunRecords(const std::string& file) : database_(file) {
  migrate(database_, kRunMigrations, file, Database::Journal::kRollback);
}

std::optional<RunRow> SqliteRunRecords::standing(const std::string& key) {
  const auto lock = database_.lock();
  Statement query(database_, select_runs("WHERE key = ? AND stands = 1"));
  query.bind(key);
  return first_run(query);
}

void SqliteRunRecords::begin(const RunRow& run, const RunCaps& caps, WallTime month_begin) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  require_none_stands(database_, run.key);
  require_room(counted_where(database_, "created >= ?", month_begin), run.estimate, caps.month, "this month");
  if (!run.project.empty())
    require_room(counted_where(database_, "project = ?", run.project), run.estimate, caps.project,
                 "this project");
  database_.run(
      "INSERT INTO run (id, key, job, project, maker, model, work, remote_id, state, stands, estimate, cost, "
      "details, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      run.id, run.key, run.job, run.project, run.maker, run.model, run.work, run.remote_id,
      name_of(run.state), run.stands, run.estimate, run.cost, run.details, run.created, run.changed);
  transaction.commit();
}

RunRow SqliteRunRecords::change(const std::string& id, const std::function<void(RunRow&)>& change) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  RunRow run =
      [&] {
        Statement query(database_, select_runs("WHERE id = ?"));
        query.bind(id);
        return first_run(query);
      }()
          .value_or(RunRow{});
  if (run.id.empty())
    throw base::Error(base::ErrorKind::kNotFound, fmt::format("there is no run with the id {}", id));
  change(run);
  database_.run(
      "UPDATE run SET model = ?, remote_id = ?, state = ?, stands = ?, estimate = ?, cost = ?, details = ?, "
      "changed = ? WHERE id = ?",
      run.model, run.remote_id, name_of(run.state), run.stands, run.estimate, run.cost, run.details,
      run.changed, id);
  transaction.commit();
  return run;
}

std::optional<RunRow> SqliteRunRecords::find(const std::string& id) {
  const auto lock = database_.lock();
  Statement query(database_, select_runs("WHERE id = ?"));
  query.bind(id);
  return first_run(query);
}

std::vector<RunRow> SqliteRunRecords::list(const RunFilter& filter) {
  const auto lock = database_.lock();
  // The index of a job or a project is used only where that stands alone in its condition.
  const std::string_view of = filter.job ? "job = ?1" : filter.project ? "project = ?1" : "?1 = ''";
  Statement query(database_, select_runs(fmt::format("WHERE {} AND (?2 < 0 OR stands = ?2) AND created >= ?3 "
                                                     "ORDER BY sequence DESC LIMIT ?4",
                                                     of)));
  query.bind(filter.job ? *filter.job : filter.project.value_or(""),
             filter.stands ? static_cast<int>(*filter.stands) : -1, filter.since.value_or(WallTime{}),
             filter.limit);
  std::vector<RunRow> runs;
  while (query.step()) runs.push_back(read_run(query));
  return runs;
}

std::vector<RunRow> SqliteRunRecords::of_key(const std::string& key) {
  const auto lock = database_.lock();
  // '!' follows the space.
  Statement query(database_, select_runs("WHERE key = ?1 OR (key > ?1 || ' ' AND key < ?1 || '!') "
                                         "ORDER BY sequence"));
  query.bind(key);
  std::vector<RunRow> runs;
  while (query.step()) runs.push_back(read_run(query));
  return runs;
}

std::vector<RunSum> SqliteRunRecords::sums(RunGroup group, std::optional<WallTime> since) {
  const auto lock = database_.lock();
  const std::string_view of = group == RunGroup::kProject ? "project"
                              : group == RunGroup::kMaker ? "maker"
                                                          : "strftime('%Y-%m', created / 1000, 'unixepoch')";
  const std::string_view order = group == RunGroup::kMonth ? "name DESC" : "reserved + spent DESC, name";
  Statement query(database_, fmt::format("SELECT {} AS name, count(*), coalesce(sum({}), 0) AS reserved, "
                                         "coalesce(sum({}), 0) AS spent FROM run "
                                         "WHERE created >= ? GROUP BY name ORDER BY {}",
                                         of, kReserved, kSpent, order));
  query.bind(since.value_or(WallTime{}));
  std::vector<RunSum> sums;
  while (query.step())
    sums.push_back({.of = query.text(0),
                    .runs = static_cast<int>(query.integer(1)),
                    .reserved = query.integer(2),
                    .spent = query.integer(3)});
  return sums;
}

}  // namespace store::sqlite
