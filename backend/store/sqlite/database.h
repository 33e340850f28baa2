#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <vector>

#include "store/job_records.h"

namespace store::sqlite {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using DatabaseHandle = std::unique_ptr<sqlite3, CloseDatabase>;
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Database;

// One run of a prepared statement, which goes back to its database's cache at the end.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  template <class... Values>
  Statement& bind(const Values&... values) {
    int place = 0;
    (bind_at(++place, values), ...);
    return *this;
  }

  // One value, a list of texts, one more value.
  Statement& bind_list(std::int64_t first, const std::vector<std::string>& texts, std::int64_t last) {
    bind_at(1, first);
    for (std::size_t i = 0; i < texts.size(); ++i) bind_at(static_cast<int>(i) + 2, texts[i]);
    bind_at(static_cast<int>(texts.size()) + 2, last);
    return *this;
  }

  bool step();  // whether there is a row
  void run() {
    while (step()) {
    }
  }

  // Columns of the row, from 0.
  std::string text(int column);
  std::int64_t integer(int column);
  double real(int column);
  bool is_null(int column);

 private:
  void bind_at(int place, std::string_view value);
  void bind_at(int place, const std::string& value) { bind_at(place, std::string_view(value)); }
  void bind_at(int place, const char* value) { bind_at(place, std::string_view(value)); }
  void bind_at(int place, std::int64_t value);
  void bind_at(int place, int value) { bind_at(place, std::int64_t{value}); }
  void bind_at(int place, bool value) { bind_at(place, std::int64_t{value}); }
  void bind_at(int place, double value);
  void bind_at(int place, std::chrono::milliseconds value) { bind_at(place, std::int64_t{value.count()}); }
  void bind_at(int place, WallTime value) { bind_at(place, value.time_since_epoch()); }
  void bind_at(int place, const std::optional<WallTime>& value);
  void check(int code);

  Database& database_;
  std::string sql_;
  StatementHandle handle_;
};

// Reads the columns of a row one after the other.
class Columns {
 public:
  explicit Columns(Statement& row) : row_(row) {}
  std::string text() { return row_.text(next_++); }
  std::int64_t integer() { return row_.integer(next_++); }
  int small() { return static_cast<int>(integer()); }
  double real() { return row_.real(next_++); }
  WallTime time() { return WallTime(std::chrono::milliseconds(integer())); }
  std::optional<WallTime> optional_time() {
    if (!row_.is_null(next_)) return time();
    ++next_;
    return std::nullopt;
  }

 private:
  Statement& row_;
  int next_ = 0;
};

// The one connection. Whoever uses it holds its lock.
class Database {
 public:
  // Throws Error{kUnwritable, kDiskFull, kBadRecords}.
  explicit Database(std::string file);

  [[nodiscard]] std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }

  template <class... Values>
  void run(std::string_view sql, const Values&... values) {
    Statement(*this, sql).bind(values...).run();
  }
  // Several statements, none prepared for later.
  void execute(const std::string& sql);
  // Stays with the file: not for files that are not ours.
  // The second is for files that several processes write: see docs/decisions/0005.
  enum class Journal { kWriteAhead, kRollback };
  void use(Journal journal);
  // Rows that the last statement changed.
  int changes() const { return sqlite3_changes(handle_.get()); }
  std::int64_t last_rowid() const { return sqlite3_last_insert_rowid(handle_.get()); }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

  // Throws the error for a code of SQLite's.
  [[noreturn]] void fail(int code) const;

 private:
  friend class Statement;
  StatementHandle take(std::string_view sql);
  void put_back(std::string sql, StatementHandle handle);

  std::string file_;
  std::mutex mutex_;
  DatabaseHandle handle_;
  std::map<std::string, StatementHandle, std::less<>> prepared_;  // by their text; ends before the handle
};

// Undone unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() { database_.run("COMMIT"); }

 private:
  Database& database_;
};

}  // namespace store::sqlite
