#include "store/sqlite/database.h"

#include <utility>

#include "store/sqlite/failure.h"

namespace store::sqlite {
namespace {

// How long a backup or a curious sqlite3 shell may hold the database before we give up.
constexpr int kBusyMilliseconds = 5000;

// FULL flushes every commit, so that what was paid for survives a power cut; NORMAL would lose the last
// commits then. A test prints what it costs (CommitCost in database_test.cpp).
constexpr const char* kSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA temp_store = MEMORY;";

}  // namespace

Statement::Statement(Database& database, std::string_view sql)
    : database_(database), sql_(sql), handle_(database.take(sql)) {}

Statement::~Statement() {
  sqlite3_reset(handle_.get());
  sqlite3_clear_bindings(handle_.get());
  database_.put_back(std::move(sql_), std::move(handle_));
}

bool Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  database_.fail(code);
}

std::string Statement::text(int column) {
  const unsigned char* text = sqlite3_column_text(handle_.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::int64_t Statement::integer(int column) {
  return sqlite3_column_int64(handle_.get(), column);
}
double Statement::real(int column) {
  return sqlite3_column_double(handle_.get(), column);
}
bool Statement::is_null(int column) {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

void Statement::bind_at(int place, std::string_view value) {
  // A null pointer would bind NULL.
  const char* data = value.empty() ? "" : value.data();
  check(sqlite3_bind_text64(handle_.get(), place, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bind_at(int place, std::int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), place, value));
}
void Statement::bind_at(int place, double value) {
  check(sqlite3_bind_double(handle_.get(), place, value));
}
void Statement::bind_at(int place, const std::optional<WallTime>& value) {
  if (value) {
    bind_at(place, *value);
  } else {
    check(sqlite3_bind_null(handle_.get(), place));
  }
}

void Statement::check(int code) {
  if (code != SQLITE_OK) database_.fail(code);
}

Database::Database(std::string file) : file_(std::move(file)) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file_.c_str(), &opened,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(opened);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(handle_.get(), 1);
  sqlite3_busy_timeout(handle_.get(), kBusyMilliseconds);
  execute(kSettings);
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Database::use(Journal journal) {
  execute(journal == Journal::kWriteAhead ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = TRUNCATE");
}

void Database::fail(int code) const {
  const int system_error = handle_ ? sqlite3_system_errno(handle_.get()) : 0;
  throw database_error(code, system_error, file_, handle_ ? sqlite3_errmsg(handle_.get()) : "out of memory");
}

StatementHandle Database::take(std::string_view sql) {
  if (const auto found = prepared_.find(sql); found != prepared_.end() && found->second) {
    return std::move(found->second);
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  StatementHandle handle(statement);
  if (code != SQLITE_OK) fail(code);
  return handle;
}

void Database::put_back(std::string sql, StatementHandle handle) {
  prepared_.insert_or_assign(std::move(sql), std::move(handle));
}

Transaction::~Transaction() {
  // Some errors (a full disk) have undone it already. A failing ROLLBACK leaves the same state, so nothing is
  // lost.
  if (!database_.in_transaction()) return;
  try {
    database_.run("ROLLBACK");
  } catch (const base::Error&) {
  }
}

}  // namespace store::sqlite
