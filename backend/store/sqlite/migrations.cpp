#include "store/sqlite/migrations.h"

#include <array>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "base/error.h"

namespace store::sqlite {
namespace {

// "Song" in PRAGMA application_id, so that `file` and we tell our databases from others.
constexpr std::int64_t kApplication = 0x536F6E67;

// `sequence` is the order of adding; created times may be equal or jump. `open_needs` counts the needs that
// have not succeeded, so that the next job is found in job_ready without looking at any other.
constexpr std::string_view kJobs = R"(
CREATE TABLE job (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  lane TEXT NOT NULL,
  maker TEXT NOT NULL,
  graph TEXT NOT NULL,
  project TEXT NOT NULL,
  scene TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT NOT NULL DEFAULT '',
  error TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  progress REAL NOT NULL DEFAULT 0,
  stage TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  most_attempts INTEGER NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0,
  cancel_asked INTEGER NOT NULL DEFAULT 0,
  weight REAL NOT NULL DEFAULT 1,
  created INTEGER NOT NULL,
  started INTEGER,
  finished INTEGER,
  open_needs INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX job_ready ON job (lane, maker, sequence, not_before) WHERE state = 'queued' AND open_needs = 0;
CREATE INDEX job_delayed ON job (not_before) WHERE state = 'queued' AND not_before > 0;
CREATE INDEX job_running ON job (lane, maker, lease_until) WHERE state = 'running';
CREATE INDEX job_state ON job (state, sequence);
CREATE INDEX job_kind ON job (kind, sequence);
CREATE INDEX job_project ON job (project, sequence) WHERE project <> '';
CREATE INDEX job_graph ON job (graph, sequence) WHERE graph <> '';
CREATE INDEX job_finished ON job (finished) WHERE finished IS NOT NULL;
CREATE TABLE need (
  job INTEGER NOT NULL REFERENCES job (sequence) ON DELETE CASCADE,
  needed INTEGER NOT NULL REFERENCES job (sequence) ON DELETE CASCADE,
  PRIMARY KEY (job, needed)
) STRICT, WITHOUT ROWID;
CREATE INDEX need_needed ON need (needed);
CREATE TABLE request_key (
  key TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  job INTEGER NOT NULL REFERENCES job (sequence) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX request_key_job ON request_key (job);
)";

constexpr std::string_view kMedia = R"(
CREATE TABLE media (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  seconds REAL NOT NULL,
  origin TEXT NOT NULL,
  project TEXT NOT NULL,
  details TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX media_key ON media (key);
CREATE INDEX media_content ON media (content, kind) WHERE content <> '';
CREATE INDEX media_project ON media (project) WHERE project <> '';
CREATE INDEX media_created ON media (created);
)";

constexpr std::string_view kProjects = R"(
CREATE TABLE project (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  idea TEXT NOT NULL,
  character TEXT NOT NULL,
  flavor TEXT NOT NULL,
  audio TEXT NOT NULL,
  character_image TEXT NOT NULL,
  settings TEXT NOT NULL,
  film TEXT NOT NULL,
  film_record TEXT NOT NULL,
  film_job TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE TABLE scene (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  description TEXT NOT NULL,
  negative_description TEXT NOT NULL,
  take TEXT NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX scene_project ON scene (project, position);
CREATE TABLE take (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  scene TEXT NOT NULL REFERENCES scene (id) ON DELETE CASCADE,
  origin TEXT NOT NULL,
  job TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  details TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX take_scene ON take (scene, sequence);
)";

constexpr std::array kMigrations{
    Migration{"jobs", kJobs},
    Migration{"media", kMedia},
    Migration{"projects", kProjects},
};

std::int64_t number(Database& database, std::string_view sql) {
  Statement statement(database, sql);
  return statement.step() ? statement.integer(0) : 0;
}

void refuse(std::string_view file, std::string_view why) {
  throw base::Error(base::ErrorKind::kBadRecords, fmt::format("the database {} {}", file, why));
}

}  // namespace

std::span<const Migration> migrations() {
  return kMigrations;
}

void migrate(Database& database, std::span<const Migration> steps, std::string_view file,
             Database::Journal journal) {
  const std::int64_t application = number(database, "PRAGMA application_id");
  if (application != kApplication && number(database, "SELECT count(*) FROM sqlite_schema") > 0) {
    refuse(file, "belongs to another program; name another file");
  }
  const auto version = static_cast<std::size_t>(number(database, "PRAGMA user_version"));
  if (version > steps.size()) {
    refuse(file,
           fmt::format("was written by a newer Songreel (its version is {}, this program knows {}); use that "
                       "one, or name another file",
                       version, steps.size()));
  }
  database.use(journal);
  for (std::size_t step = version; step < steps.size(); ++step) {
    Transaction transaction(database);
    database.execute(std::string(steps[step].sql));
    database.execute(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplication, step + 1));
    transaction.commit();
  }
}

}  // namespace store::sqlite
