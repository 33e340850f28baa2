#include "jobs/queue.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/testing/thrown.h"
#include "jobs/testing/held_clock.h"
#include "store/job_table.h"
#include "store/records.h"

namespace jobs {
namespace {

namespace json = boost::json;

class JobQueue : public testing::Test {
 protected:
  static NewJob job(const std::string& id, std::vector<std::string> needs = {}) {
    return {.id = id, .kind = "clip", .lane = "paint", .needs = std::move(needs), .input = {{"idea", "cat"}}};
  }

  testing_room::HeldClock clock_;
  Events events_;
  std::unique_ptr<store::Records> records_ = store::open_sqlite_in_memory();
  Queue queue_{records_->jobs(), events_, clock_};
};

TEST_F(JobQueue, PublishesEveryChangeAsTheApiShowsIt) {
  std::vector<std::string> states;
  const auto opened = events_.subscribe("", [&](const auto& event) {
    EXPECT_EQ(event->type, "job");
    const json::value data = json::parse(event->data);
    EXPECT_EQ(data.at("id").as_string(), event->subject);
    EXPECT_EQ(event->state, state_named(std::string_view(data.at("state").as_string())));
    states.push_back(event->subject + " " + std::string(data.at("state").as_string()));
  });
  queue_.add({job("a"), job("b", {"a"})});
  queue_.cancel("a");
  queue_.cancel("a");
  queue_.retry("b");
  EXPECT_EQ(states, (std::vector<std::string>{"a queued", "b queued", "a canceled", "b canceled", "b queued",
                                              "a queued"}));
}

TEST_F(JobQueue, GivesJobsWithoutAnIdOne) {
  const std::vector<Job> added = queue_.add({{.kind = "clip", .lane = "paint", .input = {{"x", 1}}}});
  EXPECT_EQ(added.front().id.size(), 36U);
  EXPECT_EQ(queue_.find(added.front().id)->input.at("x").as_int64(), 1);
}

TEST_F(JobQueue, AddsARequestOnce) {
  const auto first = queue_.add_once("key", "print", {job("a"), job("b")});
  EXPECT_TRUE(first.is_new);
  EXPECT_EQ(first.job.id, "b");
  const auto again = queue_.add_once("key", "print", {job("c")});
  EXPECT_FALSE(again.is_new);
  EXPECT_EQ(again.job.id, "b");
  EXPECT_EQ(base::kind_thrown([&] { queue_.add_once("key", "other", {job("d")}); }),
            base::ErrorKind::kConflict);
  EXPECT_EQ(queue_.list({}).size(), 2U);
}

TEST_F(JobQueue, CallsBackOnceWhenAJobHasEnded) {
  queue_.add({job("a"), job("b")});
  int calls = 0;
  const auto early = queue_.when_ended("a", [&](const Job& ended) {
    EXPECT_EQ(ended.state, State::kCanceled);
    ++calls;
  });
  auto dropped = queue_.when_ended("a", [&](const Job&) { calls += 100; });
  dropped.reset();
  EXPECT_EQ(calls, 0);
  queue_.cancel("a");
  EXPECT_EQ(calls, 1);
  const auto late = queue_.when_ended("a", [&](const Job&) { calls += 10; });
  EXPECT_EQ(calls, 11) << "at once, for it has ended";
  queue_.retry("a");
  queue_.cancel("a");
  EXPECT_EQ(calls, 11);
  EXPECT_EQ(base::kind_thrown([&] { queue_.when_ended("nobody", [](const Job&) {}); }),
            base::ErrorKind::kNotFound);
}

TEST_F(JobQueue, LetsACallbackUseTheQueueAndEndItself) {
  queue_.add({job("a")});
  std::shared_ptr<void> waiting;
  waiting = queue_.when_ended("a", [&](const Job&) {
    queue_.add({job("next")});
    waiting.reset();
  });
  queue_.cancel("a");
  EXPECT_TRUE(queue_.find("next"));
}

TEST_F(JobQueue, KnowsNoJobThatWasNeverAdded) {
  EXPECT_FALSE(queue_.find("nobody"));
  EXPECT_EQ(base::kind_thrown([&] { queue_.cancel("nobody"); }), base::ErrorKind::kNotFound);
  EXPECT_EQ(base::kind_thrown([&] { queue_.retry("nobody"); }), base::ErrorKind::kNotFound);
}

TEST_F(JobQueue, CountsAndRemoves) {
  queue_.add({job("a"), job("b")});
  queue_.cancel("a");
  for (const auto& [state, count] : queue_.counts()) {
    EXPECT_EQ(count, state == State::kQueued || state == State::kCanceled ? 1 : 0);
  }
  clock_.advance(std::chrono::milliseconds(5));
  EXPECT_EQ(queue_.remove_ended(std::chrono::floor<std::chrono::milliseconds>(clock_.wall_time())), 1);
}

TEST(JobJson, HasEveryFieldAndNullForWhatIsUnknown) {
  Job job;
  job.id = "j";
  job.kind = "clip";
  job.maker = "builtin";
  job.created = store::WallTime(std::chrono::milliseconds(1'772'366'400'007));
  job.needs = {"n"};
  job.output = {{"video_id", "j"}};
  EXPECT_EQ(json::serialize(to_json(job)),
            R"({"id":"j","kind":"clip","state":"queued","progress":0E0,"stage":"","seconds_left":null,)"
            R"("maker":"builtin","project_id":null,"scene_id":null,"attempts":0,"most_attempts":3,)"
            R"("created_at":"2026-03-01T12:00:00.007Z","started_at":null,"finished_at":null,"error":null,)"
            R"("result":null,"needs":["n"]})");
  job.state = State::kSucceeded;
  job.project = "p";
  job.scene = "s";
  job.seconds_left = 1.26;
  job.failure = Failure{.kind = base::ErrorKind::kDiskFull, .message = "m", .details = "d"};
  job.started = job.finished = job.created;
  const json::object shown = to_json(job);
  EXPECT_EQ(shown.at("result"), json::value({{"video_id", "j"}}));
  EXPECT_EQ(shown.at("error"), json::value({{"error", "disk_full"}, {"message", "m"}, {"details", "d"}}));
  EXPECT_EQ(shown.at("seconds_left").as_double(), 1.3);
  EXPECT_EQ(shown.at("project_id").as_string(), "p");
  EXPECT_EQ(shown.at("finished_at").as_string(), "2026-03-01T12:00:00.007Z");
}

}  // namespace
}  // namespace jobs
