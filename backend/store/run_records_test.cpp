#include "store/run_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "store/testing/test_folder.h"

namespace store {
namespace {

using base::kDollar;
using std::chrono::milliseconds;

RunRow run_of(const std::string& id, const std::string& key, base::MicroDollars estimate) {
  RunRow run;
  run.id = id;
  run.key = key;
  run.job = "job " + key;
  run.project = "film";
  run.maker = "replicate";
  run.model = "google/veo-3.1";
  run.work = "clip";
  run.estimate = estimate;
  run.details = "{}";
  run.created = run.changed = WallTime(milliseconds(1'700'000'000'000));
  return run;
}

base::ErrorKind kind_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::Error& error) {
    return error.kind();
  }
  return base::ErrorKind::kInternal;
}

TEST(RunRecords, KeepARunWithAllThatIsKnownOfIt) {
  const auto records = open_runs_in_memory();
  records->begin(run_of("a", "clip 1", 3 * kDollar), {}, {});
  records->change("a", [](RunRow& run) {
    run.state = RunState::kSubmitted;
    run.remote_id = "x7";
  });
  const auto run = records->standing("clip 1");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->state, RunState::kSubmitted);
  EXPECT_EQ(run->remote_id, "x7");
  EXPECT_EQ(run->estimate, 3 * kDollar);
  EXPECT_EQ(run->created, WallTime(milliseconds(1'700'000'000'000)));
  EXPECT_FALSE(records->standing("clip 2"));
}

TEST(RunRecords, LetOneRunStandForAKey) {
  const auto records = open_runs_in_memory();
  records->begin(run_of("a", "clip 1", 1), {}, {});
  EXPECT_EQ(kind_of([&] { records->begin(run_of("b", "clip 1", 1), {}, {}); }), base::ErrorKind::kConflict);
  records->change("a", [](RunRow& run) { run.stands = false; });
  records->begin(run_of("b", "clip 1", 1), {}, {});
  EXPECT_EQ(records->standing("clip 1")->id, "b");
}

TEST(RunRecords, HoldTheBudgetOfAMonthAndOfAProject) {
  const auto records = open_runs_in_memory();
  const RunCaps caps{.month = 10 * kDollar, .project = 4 * kDollar};
  records->begin(run_of("a", "1", 3 * kDollar), caps, {});
  EXPECT_EQ(kind_of([&] { records->begin(run_of("b", "2", 2 * kDollar), caps, {}); }),
            base::ErrorKind::kNeedsUser);
  RunRow other = run_of("c", "3", 4 * kDollar);
  other.project = "another";
  records->begin(other, caps, {});
  other = run_of("d", "4", 4 * kDollar);
  other.project = "";
  EXPECT_EQ(kind_of([&] { records->begin(other, caps, {}); }), base::ErrorKind::kNeedsUser) << "the month";
  records->change("a", [](RunRow& run) {
    run.state = RunState::kFailed;
    run.cost = 0;
  });
  records->begin(other, caps, {});
  records->begin(run_of("free", "5", 0), {.month = 0, .project = 0}, {});
}

TEST(RunRecords, CountEstimatesUntilTheEndAndThenTheCost) {
  const auto records = open_runs_in_memory();
  records->begin(run_of("a", "1", 3 * kDollar), {}, {});
  records->begin(run_of("b", "2", 2 * kDollar), {}, {});
  records->begin(run_of("c", "3", kDollar), {}, {});
  records->change("a", [](RunRow& run) {
    run.state = RunState::kSucceeded;
    run.cost = 5;
  });
  records->change("c", [](RunRow& run) { run.state = RunState::kUnknown; });
  const std::vector<RunSum> sums = records->sums(RunGroup::kMaker, {});
  ASSERT_EQ(sums.size(), 1u);
  EXPECT_EQ(sums[0].of, "replicate");
  EXPECT_EQ(sums[0].runs, 3);
  EXPECT_EQ(sums[0].spent, 5);
  EXPECT_EQ(sums[0].reserved, 3 * kDollar);
  EXPECT_EQ(records->sums(RunGroup::kMonth, {}).at(0).of, "2023-11");
}

TEST(RunRecords, ListTheNewestFirst) {
  const auto records = open_runs_in_memory();
  for (const char* id : {"a", "b", "c"}) records->begin(run_of(id, id, 1), {}, {});
  records->change("b", [](RunRow& run) { run.stands = false; });
  const auto ids = [&](const RunFilter& filter) {
    std::string text;
    for (const RunRow& run : records->list(filter)) text += run.id;
    return text;
  };
  EXPECT_EQ(ids({}), "cba");
  EXPECT_EQ(ids({.job = {}, .project = {}, .stands = true, .since = {}}), "ca");
  EXPECT_EQ(ids({.job = "job b", .project = {}, .stands = {}, .since = {}}), "b");
  EXPECT_EQ(ids({.job = {}, .project = {}, .stands = {}, .since = {}, .limit = 1}), "c");
}

// A server and a command line record what they spend in the same file.
TEST(RunRecords, OfAKeyAndItsStepsAreFoundTogether) {
  const auto records = open_runs_in_memory();
  for (const auto& [id, key] : {std::pair("a", "k7"), std::pair("b", "k7 image 2"), std::pair("c", "k71"),
                                std::pair("d", "k7!"), std::pair("e", "k"), std::pair("f", "k7 image 3")})
    records->begin(run_of(id, key, 1), {}, {});
  std::vector<std::string> ids;
  for (const RunRow& run : records->of_key("k7")) ids.push_back(run.id);
  EXPECT_THAT(ids, testing::ElementsAre("a", "b", "f"));
}

TEST(RunRecords, AreSharedByTwoWhoOpenThem) {
  const testing_room::TestFolder folder;
  const auto file = folder.path() / "costs.db";
  const auto first = open_runs(file);
  const auto second = open_runs(file);
  const RunCaps caps{.month = 3, .project = {}};
  first->begin(run_of("a", "1", 2), caps, {});
  EXPECT_EQ(kind_of([&] { second->begin(run_of("b", "2", 2), caps, {}); }), base::ErrorKind::kNeedsUser);
  EXPECT_EQ(second->standing("1")->id, "a");
}

}  // namespace
}  // namespace store
