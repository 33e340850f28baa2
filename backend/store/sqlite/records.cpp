#include "store/records.h"

#include <string>
#include <utility>

#include "store/sqlite/database.h"
#include "store/sqlite/job_table.h"
#include "store/sqlite/media_records.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/project_records.h"

namespace store {
namespace {

class SqliteRecords final : public Records {
 public:
  explicit SqliteRecords(const std::string& file) : database_(file) {
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
  sqlite::Database database_;
  sqlite::SqliteJobTable jobs_{database_};
  sqlite::SqliteProjectRecords projects_{database_};
  sqlite::SqliteMediaRecords media_{database_};
};

}  // namespace

std::unique_ptr<Records> open_sqlite(const std::filesystem::path& file) {
  return std::make_unique<SqliteRecords>(file.string());
}

std::unique_ptr<Records> open_sqlite_in_memory() {
  return std::make_unique<SqliteRecords>(":memory:");
}

}  // namespace store
