#include "store/records.h"

#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/lock_file.h"
#include "store/sqlite/database.h"
#include "store/sqlite/job_table.h"
#include "store/sqlite/media_records.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/project_records.h"

namespace store {
namespace {

// Not the file itself: SQLite's own locks on it go when anybody in the process closes it, and some network
// file systems take the two for one.
base::FileDescriptor lock_of(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) return {};  // SQLite says what is wrong with it
  std::optional<base::FileDescriptor> lock = base::try_lock(lock_beside(file));
  if (lock) return *std::move(lock);
  throw base::Error(
      base::ErrorKind::kConflict,
      fmt::format("another songreel serve keeps its records in {}; stop it, or name another file "
                  "with DATABASE_URL",
                  file.string()));
}

class SqliteRecords final : public Records {
 public:
  // `lock` holds the file, if it is one.
  SqliteRecords(const std::string& file, base::FileDescriptor lock)
      : lock_(std::move(lock)), database_(file) {
    sqlite::migrate(database_, sqlite::migrations(), file);
  }

  JobTable& jobs() override { return jobs_; }
  ProjectRecords& projects() override { return projects_; }
  MediaRecords& media() override { return media_; }
  void ping() override {
    const auto lock = database_.lock();
    database_.run("SELECT count(*) FROM sqlite_schema");
  }

 private:
  const base::FileDescriptor lock_;  // let go once the database is closed
  sqlite::Database database_;
  sqlite::SqliteJobTable jobs_{database_};
  sqlite::SqliteProjectRecords projects_{database_};
  sqlite::SqliteMediaRecords media_{database_};
};

}  // namespace

std::unique_ptr<Records> open_sqlite(const std::filesystem::path& file) {
  return std::make_unique<SqliteRecords>(file.string(), lock_of(file));
}

std::filesystem::path lock_beside(const std::filesystem::path& file) {
  std::error_code error;
  // A link to a database that is not there yet leads nowhere, which weakly_canonical would leave as it is.
  const std::filesystem::path target = std::filesystem::read_symlink(file, error);
  const std::filesystem::path named = error ? file : file.parent_path() / target;
  std::filesystem::path lock = std::filesystem::weakly_canonical(named, error);
  if (error) lock = named;
  lock += ".lock";
  return lock;
}

std::unique_ptr<Records> open_sqlite_in_memory() {
  return std::make_unique<SqliteRecords>(":memory:", base::FileDescriptor());
}

}  // namespace store
