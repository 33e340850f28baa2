#include "store/sqlite/database.h"

#include <cerrno>
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "store/records.h"
#include "store/sqlite/failure.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/project_records.h"
#include "store/testing/test_folder.h"

namespace store::sqlite {
namespace {

using base::ErrorKind;
using testing_room::TestFolder;

std::string file_in(const TestFolder& folder, const std::string& name = "songreel.db") {
  return (folder.path() / name).string();
}

base::Error error_of_opening(const std::string& file) {
  try {
    open_sqlite(file);
  } catch (const base::Error& error) {
    return error;
  }
  return {ErrorKind::kInternal, "it was opened"};
}

std::int64_t number(Database& database, const std::string& sql) {
  Statement query(database, sql);
  EXPECT_TRUE(query.step());
  return query.integer(0);
}

TEST(Database, GivesBackWhatWasBound) {
  Database database(":memory:");
  database.execute("CREATE TABLE t (a TEXT, b INTEGER, c REAL, d INTEGER)");
  const std::string text("nul \0 inside, quote ' and ünï", 31);
  database.run("INSERT INTO t VALUES (?, ?, ?, ?)", text, std::int64_t{1} << 60, 0.1,
               std::optional<WallTime>());
  Statement query(database, "SELECT a, b, c, d FROM t");
  ASSERT_TRUE(query.step());
  EXPECT_EQ(query.text(0), text);
  EXPECT_EQ(query.integer(1), std::int64_t{1} << 60);
  EXPECT_EQ(query.real(2), 0.1);
  EXPECT_TRUE(query.is_null(3));
  EXPECT_FALSE(query.step());
}

TEST(Database, UndoesATransactionThatIsNotCommitted) {
  Database database(":memory:");
  database.execute("CREATE TABLE t (a INTEGER)");
  {
    Transaction transaction(database);
    database.run("INSERT INTO t VALUES (1)");
  }
  EXPECT_EQ(number(database, "SELECT count(*) FROM t"), 0);
  {
    Transaction transaction(database);
    database.run("INSERT INTO t VALUES (1)");
    transaction.commit();
  }
  EXPECT_EQ(number(database, "SELECT count(*) FROM t"), 1);
}

TEST(Database, FlushesEveryCommitAndKeepsForeignKeys) {
  const TestFolder folder;
  Database database(file_in(folder));
  migrate(database, migrations(), "x");
  EXPECT_EQ(number(database, "PRAGMA synchronous"), 2) << "2 is FULL";
  EXPECT_EQ(number(database, "PRAGMA foreign_keys"), 1);
  Statement mode(database, "PRAGMA journal_mode");
  ASSERT_TRUE(mode.step());
  EXPECT_EQ(mode.text(0), "wal");
}

TEST(Database, ThatIsFullSaysSoAndWorksAgainOnceThereIsRoom) {
  const TestFolder folder;
  Database database(file_in(folder));
  migrate(database, migrations(), "x");
  SqliteProjectRecords projects(database);
  const ProjectRow small{.id = "small", .name = "a"};
  const ProjectRow large{.id = "large", .name = std::string(200'000, 'a')};
  projects.add(small);
  Statement(database, "PRAGMA max_page_count = 1").run();  // as many as there are
  try {
    projects.add(large);
    FAIL() << "there was room";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kDiskFull);
    EXPECT_NE(error.message().find("free some space"), std::string::npos);
  }
  EXPECT_TRUE(projects.find("small"));
  EXPECT_FALSE(projects.find("large"));
  Statement(database, "PRAGMA max_page_count = 100000").run();
  projects.add(large);
  EXPECT_TRUE(projects.find("large"));
}

TEST(DatabaseErrors, HaveTheKindThatTellsWhatToDo) {
  struct Case {
    int code, system_error;
    ErrorKind kind;
  };
  const Case cases[] = {
      {SQLITE_FULL, 0, ErrorKind::kDiskFull},
      {SQLITE_IOERR_WRITE, ENOSPC, ErrorKind::kDiskFull},
      {SQLITE_IOERR_WRITE, EDQUOT, ErrorKind::kDiskFull},
      {SQLITE_IOERR_FSYNC, EIO, ErrorKind::kUnwritable},
      {SQLITE_CANTOPEN, ENOENT, ErrorKind::kUnwritable},
      {SQLITE_READONLY_DBMOVED, 0, ErrorKind::kUnwritable},
      {SQLITE_NOTADB, 0, ErrorKind::kBadRecords},
      {SQLITE_CORRUPT_INDEX, 0, ErrorKind::kBadRecords},
      {SQLITE_BUSY, 0, ErrorKind::kUnavailable},
      {SQLITE_CONSTRAINT_UNIQUE, 0, ErrorKind::kBadRecords},
      {SQLITE_ERROR, 0, ErrorKind::kInternal},
  };
  for (const Case& c : cases) {
    const base::Error error = database_error(c.code, c.system_error, "songreel.db", "text");
    EXPECT_EQ(error.kind(), c.kind) << c.code;
    EXPECT_NE(error.message().find("songreel.db"), std::string::npos);
  }
}

TEST(OpeningADatabase, RefusesWhatIsNoneOfOurs) {
  const TestFolder folder;
  const std::string garbage = file_in(folder, "garbage.db");
  base::write_text(garbage, std::string(5000, 'x'));
  EXPECT_EQ(error_of_opening(garbage).kind(), ErrorKind::kBadRecords);
  EXPECT_EQ(base::read_text(garbage), std::string(5000, 'x'));

  const std::string other = file_in(folder, "other.db");
  Database(other).execute("CREATE TABLE recipes (name TEXT)");
  const std::string before = base::read_text(other);
  EXPECT_EQ(error_of_opening(other).kind(), ErrorKind::kBadRecords);
  EXPECT_EQ(base::read_text(other), before) << "another program's file was changed";

  EXPECT_EQ(error_of_opening(file_in(folder, "missing/folder.db")).kind(), ErrorKind::kUnwritable);
  EXPECT_EQ(error_of_opening(folder.path().string()).kind(), ErrorKind::kUnwritable);
}

TEST(OpeningADatabase, TakesAnEmptyFileAsANewOne) {
  const TestFolder folder;
  base::write_text(file_in(folder), "");
  open_sqlite(file_in(folder))->ping();
}

TEST(OpeningADatabase, RefusesOneOfANewerSongreelAndSaysSo) {
  const TestFolder folder;
  open_sqlite(file_in(folder));
  Database(file_in(folder)).execute("PRAGMA user_version = 99");
  const base::Error error = error_of_opening(file_in(folder));
  EXPECT_EQ(error.kind(), ErrorKind::kBadRecords);
  EXPECT_NE(error.message().find("newer Songreel"), std::string::npos);
}

TEST(OpeningADatabase, ThatIsOpenIsRefusedUnderWhateverName) {
  const TestFolder folder;
  const std::string file = file_in(folder);
  const std::string other_name = file_in(folder, "link.db");
  std::filesystem::create_symlink("songreel.db", other_name);
  auto records = open_sqlite(file);
  for (const std::string& name : {file, file_in(folder, "./songreel.db"), other_name}) {
    const base::Error error = error_of_opening(name);
    EXPECT_EQ(error.kind(), ErrorKind::kConflict) << name;
    EXPECT_NE(error.message().find("another songreel"), std::string::npos) << error.message();
  }
  records->ping();
  const auto in_memory = open_sqlite_in_memory();
  const auto also_in_memory = open_sqlite_in_memory();
  open_sqlite(file_in(folder, "other.db"))->ping();
  records.reset();
  std::filesystem::remove(file);
  records = open_sqlite(other_name);  // which leads nowhere yet
  EXPECT_EQ(error_of_opening(file).kind(), ErrorKind::kConflict);
  records.reset();
  open_sqlite(file)->ping();
}

TEST(CommitCost, IsPrinted) {
  const TestFolder folder;
  const auto records = open_sqlite(file_in(folder));
  constexpr int kCommits = 100;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < kCommits; ++i) records->projects().add({.id = std::to_string(i)});
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  std::cout << "a commit that is flushed to this disk takes " << took.count() / kCommits << " ms\n";
  EXPECT_EQ(records->projects().list("", kCommits + 1).size(), static_cast<std::size_t>(kCommits));
}

}  // namespace
}  // namespace store::sqlite
