#include "store/job_table.h"

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/testing/thrown.h"
#include "store/records.h"
#include "store/testing/test_folder.h"
#include "store/testing/times.h"

namespace store {
namespace {

using std::chrono::milliseconds;
using Ids = std::vector<std::string>;

Ids ids(const std::vector<JobRow>& rows) {
  Ids result;
  for (const JobRow& row : rows) result.push_back(row.id);
  return result;
}

class Jobs : public testing::Test {
 protected:
  static JobRow job(const std::string& id, const Ids& needs = {}, const std::string& graph = "") {
    JobRow row{.id = id, .kind = "clip", .lane = "paint", .maker = "builtin", .graph = graph, .input = "{}"};
    row.needs = needs;
    return row;
  }
  std::optional<JobRow> claim(int now = 0) {
    return table_.claim(limits_,
                        {.wall = at(now), .now = milliseconds(now), .lease_until = milliseconds(now + 10)});
  }
  Claim claimed(const std::string& id, int now = 0) {
    const std::optional<JobRow> row = claim(now);
    EXPECT_TRUE(row && row->id == id) << (row ? row->id : "none") << " instead of " << id;
    return row ? Claim{.id = row->id, .epoch = row->epoch} : Claim{};
  }
  JobState state(const std::string& id) { return table_.find(id)->state; }

  std::unique_ptr<Records> records_ = open_sqlite_in_memory();
  JobTable& table_ = records_->jobs();
  ClaimLimits limits_{.lanes = {{"paint", 100}, {"media", 100}}, .other_lanes = 1, .makers = {}};
};

TEST_F(Jobs, ComeBackAsTheyWereAdded) {
  JobRow row = job("a");
  row.project = "p";
  row.scene = "s";
  row.input = R"({"x":"ü"})";
  row.most_attempts = 7;
  row.weight = 2.5;
  row.created = at(123);
  table_.add({row, job("b", {"a"})});
  const JobRow found = *table_.find("a");
  EXPECT_EQ(found.input, row.input);
  EXPECT_EQ(found.scene, "s");
  EXPECT_EQ(found.most_attempts, 7);
  EXPECT_EQ(found.weight, 2.5);
  EXPECT_EQ(found.created, at(123));
  EXPECT_FALSE(found.started);
  EXPECT_EQ(table_.find("b")->needs, Ids{"a"});
  EXPECT_FALSE(table_.find("c"));
}

TEST_F(Jobs, AreAddedAllOrNone) {
  EXPECT_EQ(base::kind_thrown([&] {
              table_.add({job("a"), job("b", {"nobody"})});
            }),
            base::ErrorKind::kNotFound);
  EXPECT_FALSE(table_.find("a"));
  table_.add({job("a", {"b"}), job("b")});  // a need may come later in the batch
  EXPECT_EQ(base::kind_thrown([&] { table_.add({job("c"), job("a")}); }), base::ErrorKind::kConflict);
  EXPECT_FALSE(table_.find("c"));
}

TEST_F(Jobs, CannotNeedWhatHasFailedOrBeenCanceled) {
  table_.add({job("failed"), job("canceled")});
  table_.fail(claimed("failed"), "e", "e", at(1));
  table_.cancel("canceled", at(1));
  for (const char* need : {"failed", "canceled"}) {
    EXPECT_EQ(base::kind_thrown([&] { table_.add({job("a", {need})}); }), base::ErrorKind::kConflict);
  }
  EXPECT_FALSE(table_.find("a"));
}

TEST_F(Jobs, AreClaimedInTheOrderTheyWereAddedOnceTheirNeedsHaveSucceeded) {
  table_.add({job("film", {"one", "two"}), job("one"), job("two")});
  const Claim one = claimed("one", 5);
  const JobRow row = *table_.find("one");
  EXPECT_EQ(row.state, JobState::kRunning);
  EXPECT_EQ(row.attempts, 1);
  EXPECT_EQ(row.epoch, 1);
  EXPECT_EQ(row.started, at(5));
  const Claim two = claimed("two");
  EXPECT_FALSE(claim());
  table_.succeed(two, "{}", {}, at(9));
  EXPECT_FALSE(claim());
  table_.succeed(one, R"({"y":1})", {}, at(9));
  EXPECT_EQ(table_.find("one")->output, R"({"y":1})");
  EXPECT_EQ(table_.find("one")->finished, at(9));
  EXPECT_EQ(table_.find("one")->progress, 1);
  claimed("film");
}

TEST_F(Jobs, OfAFullLaneOrMakerLetOthersPass) {
  struct Case {
    const char* what;
    ClaimLimits limits;
    Ids claimed;
  };
  const Case cases[] = {
      {"no limit reached",
       {.lanes = {{"paint", 9}, {"media", 9}}, .makers = {}},
       {"p1", "p2", "r1", "m1", "x1"}},
      {"a lane", {.lanes = {{"paint", 1}, {"media", 9}}, .makers = {}}, {"p1", "m1", "x1"}},
      {"a closed lane", {.lanes = {{"paint", 0}, {"media", 9}}, .makers = {}}, {"m1", "x1"}},
      {"a maker",
       {.lanes = {{"paint", 9}, {"media", 9}}, .makers = {{"builtin", 1}}},
       {"p1", "r1", "m1", "x1"}},
      {"lanes that are not listed", {.lanes = {}, .other_lanes = 1, .makers = {}}, {"p1", "m1", "x1"}},
  };
  for (const Case& c : cases) {
    const auto records = open_sqlite_in_memory();
    JobTable& table = records->jobs();
    std::vector<JobRow> rows{job("p1"), job("p2"), job("r1"), job("m1"), job("x1"), job("x2")};
    rows[2].maker = "replicate";
    for (std::size_t i : {3U, 4U, 5U}) rows[i].maker = "";
    rows[3].lane = "media";
    rows[4].lane = rows[5].lane = "download";
    table.add(rows);
    Ids claimed;
    while (const auto row = table.claim(c.limits, {at(0), milliseconds(0), milliseconds(9)}))
      claimed.push_back(row->id);
    EXPECT_EQ(claimed, c.claimed) << c.what;
  }
}

TEST_F(Jobs, IgnoreWritesOfAnEarlierEpochOrAfterTheEnd) {
  table_.add({job("a"), job("b", {"a"})});
  const Claim old = claimed("a");
  table_.release(old);
  const Claim now = claimed("a");
  EXPECT_GT(now.epoch, old.epoch);
  const auto write_all = [&](const Claim& stale) {
    EXPECT_TRUE(table_.succeed(stale, "x", {{.jobs = {job("grown")}, .needed_by = ""}}, at(1)).empty());
    EXPECT_TRUE(table_.fail(stale, "x", "x", at(1)).empty());
    EXPECT_TRUE(table_.hold(stale, "x").empty());
    EXPECT_TRUE(table_.try_again(stale, "x", milliseconds(1)).empty());
    EXPECT_TRUE(table_.release(stale).empty());
    EXPECT_TRUE(table_.end_canceled(stale, at(1)).empty());
    EXPECT_EQ(table_.renew(stale, milliseconds(99)), Lease::kLost);
    table_.write_progress({{.claim = stale, .progress = 0.9, .stage = "x"}});
  };
  write_all(old);
  EXPECT_EQ(state("a"), JobState::kRunning);
  EXPECT_EQ(table_.find("a")->progress, 0);
  EXPECT_EQ(table_.renew(now, milliseconds(99)), Lease::kKept);
  table_.succeed(now, "{}", {}, at(1));
  write_all(now);
  EXPECT_EQ(state("a"), JobState::kSucceeded);
  EXPECT_EQ(table_.find("a")->output, "{}");
  EXPECT_FALSE(table_.find("grown"));
}

TEST_F(Jobs, ThatNeedAFailedOneFailWithItHoweverFar) {
  table_.add({job("a"), job("b", {"a"}), job("c", {"b"}), job("other")});
  const auto changed = table_.fail(claimed("a"), "own", "inherited", at(3));
  EXPECT_EQ(ids(changed), (Ids{"a", "b", "c"}));
  EXPECT_EQ(table_.find("a")->error, "own");
  EXPECT_EQ(table_.find("c")->error, "inherited");
  EXPECT_EQ(table_.find("c")->finished, at(3));
  EXPECT_EQ(state("other"), JobState::kQueued);
}

TEST_F(Jobs, GoBackWithOrWithoutTheirAttemptCounted) {
  table_.add({job("a")});
  table_.release(claimed("a"));
  EXPECT_EQ(table_.find("a")->attempts, 0);
  table_.try_again(claimed("a"), "why", milliseconds(50));
  EXPECT_EQ(table_.find("a")->attempts, 1);
  EXPECT_EQ(table_.find("a")->error, "why");
  EXPECT_FALSE(claim(49));
  EXPECT_EQ(table_.next_due(milliseconds(49)), milliseconds(50));
  EXPECT_FALSE(table_.next_due(milliseconds(50))) << "it is due already";
  claimed("a", 50);
  EXPECT_EQ(table_.find("a")->error, "");
}

TEST_F(Jobs, ForgetDelaysOfAnEarlierRun) {
  table_.add({job("a")});
  table_.try_again(claimed("a"), "why", milliseconds(50'000));
  table_.forget_delays();
  claimed("a", 1);
}

TEST_F(Jobs, OfALeaseThatEndedAreFound) {
  table_.add({job("a"), job("b")});
  const Claim a = claimed("a", 0);  // until 10
  claimed("b", 0);
  table_.renew(a, milliseconds(20));
  EXPECT_TRUE(table_.expired(milliseconds(10)).empty());
  EXPECT_EQ(ids(table_.expired(milliseconds(11))), Ids{"b"});
  EXPECT_EQ(ids(table_.expired(LeaseTime::max())), (Ids{"a", "b"}));
}

TEST_F(Jobs, GrowWithTheSuccessOfOneOfThem) {
  table_.add({job("scenes", {}, "film"), job("film", {"scenes"}, "film")});
  const auto changed = table_.succeed(
      claimed("scenes"), "{}",
      {{.jobs = {job("c1", {"scenes"}, "film"), job("c2", {}, "film")}, .needed_by = "film"}}, at(1));
  EXPECT_EQ(ids(changed), (Ids{"scenes", "c1", "c2", "film"}));
  EXPECT_EQ(table_.find("film")->needs, (Ids{"scenes", "c1", "c2"}));
  table_.succeed(claimed("c1"), "{}", {}, at(1));
  table_.succeed(claimed("c2"), "{}", {}, at(1));
  claimed("film");
}

TEST_F(Jobs, AreNotDoneWhenWhatShouldFollowIsImpossible) {
  table_.add({job("scenes")});
  const Claim claim = claimed("scenes");
  for (const Growth& growth :
       {Growth{.jobs = {job("c", {"nobody"})}, .needed_by = ""},
        Growth{.jobs = {job("c")}, .needed_by = "nobody"}, Growth{.jobs = {job("scenes")}, .needed_by = ""},
        Growth{.jobs = {job("c")}, .needed_by = "scenes"}}) {
    EXPECT_THROW(table_.succeed(claim, "{}", {growth}, at(1)), base::Error);
    EXPECT_EQ(state("scenes"), JobState::kRunning);
    EXPECT_FALSE(table_.find("c"));
  }
}

TEST_F(Jobs, ThatComeFromACanceledGraphAreCanceledAndFoundByARetry) {
  table_.add({job("scenes", {}, "film"), job("film", {"scenes"}, "film")});
  const Claim scenes = claimed("scenes");
  table_.cancel("film", at(1));
  EXPECT_EQ(state("film"), JobState::kCanceled);
  EXPECT_EQ(table_.renew(scenes, milliseconds(1)), Lease::kCancelAsked);
  table_.succeed(scenes, "{}", {{.jobs = {job("c1", {}, "film")}, .needed_by = "film"}}, at(2));
  EXPECT_EQ(state("scenes"), JobState::kSucceeded) << "its result is there";
  EXPECT_EQ(state("c1"), JobState::kCanceled);
  EXPECT_EQ(ids(table_.retry("film")), (Ids{"film", "c1"}));
  table_.succeed(claimed("c1"), "{}", {}, at(3));
  claimed("film");
}

TEST_F(Jobs, AreCanceledByWhereTheyStand) {
  table_.add({job("running"), job("held"), job("queued"), job("needs queued", {"queued"}), job("done")});
  claimed("running");
  table_.hold(claimed("held"), "ask");
  EXPECT_EQ(state("held"), JobState::kHeld);
  EXPECT_EQ(ids(table_.cancel("queued", at(4))), (Ids{"queued", "needs queued"}));
  EXPECT_EQ(state("needs queued"), JobState::kCanceled);
  EXPECT_EQ(table_.find("queued")->finished, at(4));
  EXPECT_EQ(ids(table_.cancel("held", at(4))), Ids{"held"});
  EXPECT_EQ(state("held"), JobState::kCanceled);
  EXPECT_EQ(ids(table_.cancel("running", at(4))), Ids{"running"});
  EXPECT_EQ(state("running"), JobState::kRunning);
  EXPECT_TRUE(table_.find("running")->cancel_asked);
  EXPECT_TRUE(table_.cancel("running", at(5)).empty()) << "asked already";
  table_.succeed(claimed("done"), "{}", {}, at(5));
  EXPECT_TRUE(table_.cancel("done", at(6)).empty());
  EXPECT_EQ(state("done"), JobState::kSucceeded);
  EXPECT_EQ(base::kind_thrown([&] { table_.cancel("nobody", at(6)); }), base::ErrorKind::kNotFound);
}

TEST_F(Jobs, OfAGraphAreCanceledWithItsHead) {
  table_.add({job("a", {}, "film"), job("b", {}, "film"), job("other"), job("film", {"a", "b"}, "")});
  const Claim a = claimed("a");
  table_.cancel("film", at(1));
  EXPECT_EQ(state("film"), JobState::kCanceled);
  EXPECT_EQ(state("b"), JobState::kCanceled);
  EXPECT_EQ(state("other"), JobState::kQueued);
  EXPECT_EQ(ids(table_.end_canceled(a, at(2))), Ids{"a"});
  EXPECT_EQ(state("a"), JobState::kCanceled);
}

TEST_F(Jobs, AreTriedAgainWithThoseOfTheirNeedsThatFailed) {
  table_.add({job("a"), job("b"), job("c", {"a"}), job("film", {"b", "c"})});
  table_.fail(claimed("a"), "e", "e", at(1));
  const Claim b = claimed("b");
  EXPECT_EQ(state("film"), JobState::kFailed);
  table_.succeed(b, "{}", {}, at(1));
  EXPECT_EQ(ids(table_.retry("film")), (Ids{"film", "a", "c"}));
  const JobRow film = *table_.find("film");
  EXPECT_EQ(film.state, JobState::kQueued);
  EXPECT_EQ(film.error, "");
  EXPECT_FALSE(film.finished);
  table_.succeed(claimed("a"), "{}", {}, at(2));
  table_.succeed(claimed("c"), "{}", {}, at(2));
  table_.succeed(claimed("film"), "{}", {}, at(2));
  EXPECT_EQ(base::kind_thrown([&] { table_.retry("film"); }), base::ErrorKind::kConflict);
  EXPECT_EQ(base::kind_thrown([&] { table_.retry("nobody"); }), base::ErrorKind::kNotFound);
  table_.add({job("running"), job("queued")});
  claimed("running");
  EXPECT_EQ(base::kind_thrown([&] { table_.retry("running"); }), base::ErrorKind::kConflict);
  EXPECT_TRUE(table_.retry("queued").empty());
}

TEST_F(Jobs, ThatWaitForHeldOnesGoOnWithThem) {
  table_.add({job("a"), job("b", {"a"}), job("film", {"b"})});
  table_.hold(claimed("a"), "ask");
  EXPECT_EQ(state("film"), JobState::kQueued);
  EXPECT_EQ(ids(table_.retry("film")), Ids{"a"});
  EXPECT_EQ(state("a"), JobState::kQueued);
}

TEST_F(Jobs, OfOneRequestAreAddedOnce) {
  const auto first = table_.add_once("key", "print", {job("a"), job("b")});
  EXPECT_TRUE(first.is_new);
  EXPECT_EQ(first.job, "b");
  const auto second = table_.add_once("key", "print", {job("c"), job("d")});
  EXPECT_FALSE(second.is_new);
  EXPECT_EQ(second.job, "b");
  EXPECT_FALSE(table_.find("d"));
  EXPECT_EQ(base::kind_thrown([&] { table_.add_once("key", "other print", {job("e")}); }),
            base::ErrorKind::kConflict);
  table_.cancel("b", at(1));
  EXPECT_EQ(table_.remove_ended(at(2)), 1);
  EXPECT_TRUE(table_.add_once("key", "other print", {job("e")}).is_new)
      << "keys are remembered with their job";
}

TEST_F(Jobs, AreListedNewestFirstInStablePagesByFilter) {
  std::vector<JobRow> rows;
  for (const char* id : {"a", "b", "c", "d", "e", "f"})
    rows.push_back(job(id));  // all created at the same time
  rows[0].project = rows[2].project = rows[4].project = "p";
  rows[1].kind = rows[2].kind = "stitch";
  rows[3].graph = rows[4].graph = "f";
  table_.add(rows);
  table_.cancel("c", at(1));
  struct Case {
    JobFilter filter;
    Ids expected;
  };
  const Case cases[] = {
      {{}, {"f", "e", "d", "c", "b", "a"}},
      {{.limit = 2}, {"f", "e"}},
      {{.before = "e", .limit = 2}, {"d", "c"}},
      {{.before = "a", .limit = 2}, {}},
      {{.limit = 0}, {}},
      {{.state = JobState::kCanceled}, {"c"}},
      {{.state = JobState::kQueued, .before = "d"}, {"b", "a"}},
      {{.kind = "stitch"}, {"c", "b"}},
      {{.kind = "stitch", .project = "p"}, {"c"}},
      {{.project = "p", .before = "c"}, {"a"}},
      {{.graph = "f"}, {"f", "e", "d"}},
      {{.project = "nobody's"}, {}},
      {{.project = "p", .which = JobFilter::Which::kLatest}, {"e", "c"}},
      {{.project = "p", .before = "e", .which = JobFilter::Which::kLatest}, {"c"}},
      {{.state = JobState::kQueued, .project = "p", .which = JobFilter::Which::kLatest}, {"e"}},
      {{.limit = 1, .which = JobFilter::Which::kLatest}, {"f"}},
  };
  for (const Case& c : cases) EXPECT_EQ(ids(table_.list(c.filter)), c.expected);
  EXPECT_EQ(base::kind_thrown([&] { table_.list({.before = "nobody"}); }), base::ErrorKind::kNotFound);
  EXPECT_EQ(ids(table_.graph("f")), (Ids{"d", "e", "f"}));
  int all = 0;
  for (const auto& [state, count] : table_.counts()) all += count;
  EXPECT_EQ(all, 6);
}

TEST_F(Jobs, ThatEndedLongAgoAreRemovedUnlessSomebodyUnfinishedIsTheirs) {
  table_.add({job("old"), job("part", {}, "film"), job("needed"), job("film", {"part"}),
              job("needs it", {"needed"}), job("young")});
  table_.succeed(claimed("old"), "{}", {}, at(10));
  table_.succeed(claimed("part"), "{}", {}, at(10));
  table_.succeed(claimed("needed"), "{}", {}, at(10));
  table_.cancel("young", at(20));
  EXPECT_EQ(table_.remove_ended(at(20)), 1);
  EXPECT_FALSE(table_.find("old"));
  table_.cancel("film", at(12));
  table_.cancel("needs it", at(12));
  EXPECT_EQ(table_.remove_ended(at(20)), 4);
  EXPECT_EQ(ids(table_.list({})), Ids{"young"});
}

TEST_F(Jobs, KeepTheirProgressWhileTheyRunOrWait) {
  table_.add({job("a"), job("film", {"a"})});
  const Claim a = claimed("a");
  table_.write_progress({{.claim = a, .progress = 0.5, .stage = "painting"},
                         {.claim = {.id = "film", .epoch = 0}, .progress = 0.25, .stage = ""}});
  EXPECT_EQ(table_.find("a")->progress, 0.5);
  EXPECT_EQ(table_.find("a")->stage, "painting");
  EXPECT_EQ(table_.find("film")->progress, 0.25);
}

// Milliseconds of `count` calls, each.
template <class Action>
double cost(int count, Action action) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) action();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / count;
}

TEST(TenThousandJobs, PrintWhatTheirCallsCost) {
  const testing_room::TestFolder folder;
  const auto file = folder.path() / "songreel.db";
  const auto start = std::chrono::steady_clock::now();
  {
    const auto records = open_sqlite(file);
    std::vector<JobRow> rows;
    for (int i = 0; i < 10'000; ++i) {
      JobRow row{.id = "job " + std::to_string(i), .kind = "clip", .lane = i % 2 == 0 ? "paint" : "media"};
      row.maker = i % 3 == 0 ? "builtin" : "replicate";
      row.project = "project " + std::to_string(i % 100);
      row.graph = "job " + std::to_string(i - i % 10);
      row.input = std::string(300, 'x');
      rows.push_back(row);
    }
    records->jobs().add(rows);
  }
  const std::chrono::duration<double, std::milli> added = std::chrono::steady_clock::now() - start;
  std::unique_ptr<Records> records;
  const double opening = cost(1, [&] { records = open_sqlite(file); });
  JobTable& table = records->jobs();
  const ClaimLimits limits{.lanes = {{"paint", 20'000}, {"media", 0}}, .makers = {{"builtin", 0}}};
  int claimed = 0;
  const double claiming = cost(50, [&] {
    const auto row = table.claim(limits, {at(0), milliseconds(0), milliseconds(9)});
    if (row) ++claimed;
    if (row) table.succeed({.id = row->id, .epoch = row->epoch}, "{}", {}, at(1));
  });
  EXPECT_EQ(claimed, 50);
  const ClaimLimits none{.lanes = {{"paint", 0}, {"media", 0}}, .makers = {}};
  std::cout << "10,000 jobs: added in " << added.count() << " ms, opened in " << opening
            << " ms; claim and success " << claiming << " ms, claim of nothing "
            << cost(100,
                    [&] {
                      table.claim(none, {at(0), milliseconds(0), milliseconds(9)});
                    })
            << " ms, find " << cost(100, [&] { table.find("job 5000"); }) << " ms, page of a project "
            << cost(100, [&] { table.list({.project = "project 7", .before = "job 9007"}); })
            << " ms, counts " << cost(10, [&] { table.counts(); }) << " ms, cancel of a graph "
            << cost(1, [&] { table.cancel("job 5000", at(1)); }) << " ms\n";
}

}  // namespace
}  // namespace store
