#include "mv/spending.h"

#include <chrono>
#include <filesystem>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "mv/paid_runs.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

class SpendingTest : public testing::Test {
 protected:
  SpendingTest() { fs::create_directories(folder_); }
  ~SpendingTest() override { fs::remove_all(folder_); }

  // A run that is done and paid, with its answer; of a job whose success is not recorded yet.
  store::RunRow paid_for(const std::string& job) {
    PaidRuns runs(spending_, job, job, "");
    const store::RunRow run = runs.begin(
        {.step = "", .maker = "openai", .model = "m", .work = "scenes", .estimate = 5, .inputs = {}});
    base::write_text(runs.reply_file(run), "the answer");
    return runs.succeeded(run, 3, {});
  }
  bool stands(const std::string& job) { return PaidRuns(spending_, job, job, "").standing("").has_value(); }

  fs::path folder_ = fs::temp_directory_path() / ("songreel-spending-" + base::new_uuid());
  base::SystemClock clock_;
  std::unique_ptr<store::RunRecords> records_ = store::open_runs_in_memory();
  Spending spending_{*records_, {}, clock_, folder_};
};

TEST_F(SpendingTest, KeepsWhatWasPaidForUntilItIsSettled) {
  const store::RunRow done = paid_for("done");
  const store::RunRow stopped = paid_for("stopped");
  EXPECT_EQ(spending_.standing().size(), 2U);
  spending_.settle(done);
  EXPECT_FALSE(stands("done"));
  EXPECT_FALSE(fs::exists(spending_.reply_file(done)));
  EXPECT_TRUE(stands("stopped")) << "the next attempt would have to pay again";
  EXPECT_EQ(base::read_text(spending_.reply_file(stopped)), "the answer");
}

TEST_F(SpendingTest, WritesOffWhatWasLeftBehindForADay) {
  PaidRuns runs(spending_, "job", "job", "");
  const store::RunRow run = runs.submitted(
      runs.begin({.step = "", .maker = "gemini", .model = "m", .work = "clip", .estimate = 5, .inputs = {}}),
      "operations/1");
  EXPECT_THROW(spending_.write_off(run.id), base::Error);
  records_->change(run.id, [](store::RunRow& row) { row.changed -= std::chrono::hours(25); });
  EXPECT_EQ(spending_.write_off(run.id).state, store::RunState::kUnknown);
  EXPECT_FALSE(stands("job"));
  EXPECT_EQ(store::counted(*records_->find(run.id)), 5);
}

TEST_F(SpendingTest, WritesOffOnlyWhatIsUnknown) {
  PaidRuns runs(spending_, "job", "job", "");
  const store::RunRow run =
      runs.begin({.step = "", .maker = "gemini", .model = "m", .work = "clip", .estimate = 5, .inputs = {}});
  EXPECT_THROW(spending_.write_off(run.id), base::Error);
  EXPECT_EQ(spending_.write_off_unknown("job"), 0);
  runs.unknown(run, "no answer came");
  EXPECT_EQ(spending_.write_off_unknown("job"), 1);
  EXPECT_FALSE(stands("job"));
  EXPECT_EQ(store::counted(*records_->find(run.id)), 5) << "it may have been paid";
}

TEST_F(SpendingTest, LeavesForAProjectTheSmallerRoomOfMonthAndProject) {
  const auto spent = [&](const std::string& key, const std::string& project, base::MicroDollars cost) {
    PaidRuns runs(spending_, key, key, project);
    runs.ended(
        runs.begin(
            {.step = "", .maker = "openai", .model = "m", .work = "clip", .estimate = cost, .inputs = {}}),
        store::RunState::kFailed, cost, "");
  };
  spent("a", "film", 30);
  spent("b", "other", 50);
  spent("c", "", 10);
  EXPECT_EQ(spending_.this_month().total(), 90);
  EXPECT_EQ(spending_.of_project("film").total(), 30);
  EXPECT_EQ(spending_.of_project("").runs, 0);
  const auto left = [&](std::optional<base::MicroDollars> month, std::optional<base::MicroDollars> project) {
    return Spending(*records_, {.month = month, .project = project}, clock_, folder_).left_for("film");
  };
  EXPECT_EQ(left({}, {}), std::nullopt);
  EXPECT_EQ(left(100, {}), 10);
  EXPECT_EQ(left({}, 100), 70);
  EXPECT_EQ(left(100, 35), 5);
  EXPECT_EQ(left(80, 100), 0) << "never less than nothing";
}

}  // namespace
}  // namespace mv
