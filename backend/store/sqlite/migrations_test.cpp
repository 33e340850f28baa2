#include "store/sqlite/migrations.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/hash.h"
#include "store/job_table.h"
#include "store/records.h"
#include "store/testing/test_folder.h"

namespace store::sqlite {
namespace {

using testing_room::TestFolder;

std::int64_t version_of(Database& database) {
  Statement query(database, "PRAGMA user_version");
  EXPECT_TRUE(query.step());
  return query.integer(0);
}

// What a studio of version 1 held; later versions add nothing that it must have.
constexpr const char* kJobOfVersion1 =
    "INSERT INTO job (id, kind, lane, maker, graph, project, scene, input, state, most_attempts, created)"
    " VALUES ('old', 'clip', 'paint', 'builtin', '', '', '', '{\"a\":1}', 'queued', 3, 1700000000000)";

TEST(Migrations, BringEveryEarlierVersionToTodaysAndKeepItsJobs) {
  for (std::size_t version = 1; version <= migrations().size(); ++version) {
    const TestFolder folder;
    const std::string file = (folder.path() / "songreel.db").string();
    {
      Database database(file);
      migrate(database, migrations().first(version), file);
      EXPECT_EQ(version_of(database), static_cast<std::int64_t>(version));
      database.execute(kJobOfVersion1);
    }
    const auto records = open_sqlite(file);
    const std::optional<JobRow> job = records->jobs().find("old");
    ASSERT_TRUE(job) << version;
    EXPECT_EQ(job->input, "{\"a\":1}");
    EXPECT_EQ(job->state, JobState::kQueued);
    records->projects().add({.id = "p"});
    records->media().put({.id = "m", .kind = "audio"});
    Database database(file);
    EXPECT_EQ(version_of(database), static_cast<std::int64_t>(migrations().size()));
  }
}

TEST(Migrations, GoOnAfterOneThatFailed) {
  Database database(":memory:");
  const std::array<Migration, 2> broken{
      Migration{"good", "CREATE TABLE a (x)"},
      Migration{"bad", "CREATE TABLE b (x); CREATE TABLE b (x)"},
  };
  EXPECT_THROW(migrate(database, broken, "x"), base::Error);
  EXPECT_EQ(version_of(database), 1);
  const std::array<Migration, 2> mended{broken[0], Migration{"bad", "CREATE TABLE b (x)"}};
  migrate(database, mended, "x");
  EXPECT_EQ(version_of(database), 2);
  database.execute("INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)");
}

TEST(Migrations, ThatWereReleasedStayAsTheyAre) {
  // A change of the schema is a new step; its hash joins this list.
  const std::vector<std::string> released{"f976a42473565e3fdd20535b867bd81e834c9237490150f6c7381a6474a447c2",
                                          "2e74bd69ebbc3ab2d107b48ec913d6c18c3b66960f01f403b4172b791592f7ce",
                                          "742c7708128c4f406f9f0e2325da5e098830c6ea7ad26c5fd6ffce1bd4e171e9"};
  ASSERT_EQ(migrations().size(), released.size());
  for (std::size_t i = 0; i < released.size(); ++i) {
    base::ContentHash hash;
    hash.add(migrations()[i].sql);
    EXPECT_EQ(hash.hex(), released[i]) << migrations()[i].what;
  }
}

}  // namespace
}  // namespace store::sqlite
