#include "store/sqlite/job_rows.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace store::sqlite {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, kind, lane, maker, graph, project, scene, input, output, error, state, progress, stage, "
    "attempts,"
    " most_attempts, epoch, cancel_asked, weight, created, started, finished FROM job WHERE sequence = ?";

JobState state_of(const std::string& name) {
  if (const auto state = state_named(name)) return *state;
  throw base::Error(base::ErrorKind::kBadRecords,
                    "the database has a job in an unknown state; put a backup in its place", name);
}

JobRow read_columns(Statement& statement) {
  Columns columns(statement);
  JobRow row;
  row.id = columns.text();
  row.kind = columns.text();
  row.lane = columns.text();
  row.maker = columns.text();
  row.graph = columns.text();
  row.project = columns.text();
  row.scene = columns.text();
  row.input = columns.text();
  row.output = columns.text();
  row.error = columns.text();
  row.state = state_of(columns.text());
  row.progress = columns.real();
  row.stage = columns.text();
  row.attempts = columns.small();
  row.most_attempts = columns.small();
  row.epoch = columns.integer();
  row.cancel_asked = columns.integer() != 0;
  row.weight = columns.real();
  row.created = columns.time();
  row.started = columns.optional_time();
  row.finished = columns.optional_time();
  return row;
}

std::int64_t insert_job(Database& database, const JobRow& row) {
  if (sequence_of(database, row.id)) {
    throw base::Error(base::ErrorKind::kConflict, fmt::format("there is a job {} already", row.id));
  }
  database.run(
      "INSERT INTO job (id, kind, lane, maker, graph, project, scene, input, state, most_attempts, weight, "
      "created,"
      " finished) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.id, row.kind, row.lane, row.maker, row.graph, row.project, row.scene, row.input, name_of(row.state),
      row.most_attempts, row.weight, row.created, row.finished);
  return database.last_rowid();
}

// A waiting job must not need what will never succeed by itself.
std::int64_t usable_need(Database& database, const std::string& id, const JobRow& job) {
  Statement query(database, "SELECT sequence, state FROM job WHERE id = ?");
  query.bind(id);
  if (!query.step()) {
    throw base::Error(base::ErrorKind::kNotFound, fmt::format("there is no job {} to wait for", id));
  }
  const JobState state = state_of(query.text(1));
  if (job.state == JobState::kQueued && (state == JobState::kFailed || state == JobState::kCanceled)) {
    throw base::Error(base::ErrorKind::kConflict,
                      fmt::format("the job {} that has to come first has {}; try that one again first", id,
                                  state == JobState::kFailed ? "failed" : "been canceled"));
  }
  return query.integer(0);
}

}  // namespace

std::vector<std::int64_t> numbers_of(Statement& statement) {
  std::vector<std::int64_t> numbers;
  while (statement.step()) numbers.push_back(statement.integer(0));
  return numbers;
}

std::optional<std::int64_t> sequence_of(Database& database, const std::string& id) {
  Statement query(database, "SELECT sequence FROM job WHERE id = ?");
  query.bind(id);
  if (!query.step()) return std::nullopt;
  return query.integer(0);
}

JobRow read_job(Database& database, std::int64_t sequence) {
  Statement query(database, kSelect);
  query.bind(sequence);
  if (!query.step()) throw base::Error(base::ErrorKind::kInternal, "a job vanished while it was read");
  JobRow row = read_columns(query);
  Statement needs(
      database,
      "SELECT needed.id FROM need JOIN job needed ON needed.sequence = need.needed WHERE need.job = ?"
      " ORDER BY need.needed");
  needs.bind(sequence);
  while (needs.step()) row.needs.push_back(needs.text(0));
  return row;
}

std::optional<JobRow> find_job(Database& database, const std::string& id) {
  const auto sequence = sequence_of(database, id);
  if (!sequence) return std::nullopt;
  return read_job(database, *sequence);
}

std::vector<JobRow> read_jobs(Database& database, const std::vector<std::int64_t>& sequences) {
  std::vector<JobRow> rows;
  rows.reserve(sequences.size());
  for (const std::int64_t sequence : sequences) rows.push_back(read_job(database, sequence));
  return rows;
}

void add_need(Database& database, std::int64_t job, std::int64_t needed) {
  database.run("INSERT OR IGNORE INTO need (job, needed) VALUES (?, ?)", job, needed);
}

void count_open_needs(Database& database, std::int64_t job) {
  database.run(
      "UPDATE job SET open_needs = (SELECT count(*) FROM need JOIN job needed ON needed.sequence = "
      "need.needed"
      " WHERE need.job = job.sequence AND needed.state <> 'succeeded') WHERE sequence = ?",
      job);
}

std::vector<std::int64_t> insert_jobs(Database& database, const std::vector<JobRow>& jobs) {
  std::vector<std::int64_t> sequences;
  sequences.reserve(jobs.size());
  for (const JobRow& job : jobs) sequences.push_back(insert_job(database, job));
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    for (const std::string& need : jobs[i].needs) {
      add_need(database, sequences[i], usable_need(database, need, jobs[i]));
    }
    if (!jobs[i].needs.empty()) count_open_needs(database, sequences[i]);
  }
  return sequences;
}

}  // namespace store::sqlite
