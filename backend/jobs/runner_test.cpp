#include "jobs/runner.h"

#include <atomic>
#include <future>
#include <latch>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "jobs/testing/full_table.h"
#include "jobs/testing/held_clock.h"
#include "jobs/testing/scripted_task.h"
#include "store/records.h"

namespace jobs {
namespace {

using base::Error;
using base::ErrorKind;
using std::chrono::milliseconds;
using testing_room::FullTable;
using testing_room::ScriptedTask;

constexpr std::chrono::seconds kPatience{60};  // of the tests; nothing waits for it when all is well

// Blocks until the job is told to stop, as a maker that watches its token does.
void wait_for_stop(const Attempt& attempt) {
  while (!attempt.cancel().canceled()) std::this_thread::sleep_for(milliseconds(1));
  attempt.cancel().check();
}

class RunnerInThreads : public testing::Test {
 protected:
  void SetUp() override {
    opened_ = events_.subscribe("", [this](const auto& event) {
      const std::lock_guard lock(mutex_);
      seen_.push_back(boost::json::parse(event->data).as_object());
      changed_.notify_all();
    });
  }

  NewJob job(const std::string& id, const std::vector<std::string>& needs = {},
             const std::string& kind = "work") {
    return {.id = id, .kind = kind, .lane = "paint", .needs = needs};
  }
  void script(const std::string& kind, ScriptedTask::Script what) {
    tasks_.push_back(std::make_unique<ScriptedTask>(std::move(what)));
    kinds_[kind] = tasks_.back().get();
  }
  std::unique_ptr<Runner> runner() {
    settings_.random = [] { return 0.5; };
    return std::make_unique<Runner>(queue_, kinds_, settings_, log_);
  }
  // The job once it has ended or is held.
  Job ended(const std::string& id) {
    std::promise<Job> promise;
    std::future<Job> future = promise.get_future();
    const auto waiting = queue_.when_ended(id, [&](const Job& job) { promise.set_value(job); });
    if (future.wait_for(kPatience) != std::future_status::ready) {
      ADD_FAILURE() << id << " did not end";
      std::abort();
    }
    return future.get();
  }
  // Waits until an event of this job says so.
  void wait_until(const std::string& id, std::string_view state, int attempts) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, kPatience,
                                  [&] {
                                    for (const auto& job : seen_) {
                                      if (job.at("id").as_string() == id &&
                                          job.at("state").as_string() == state &&
                                          job.at("attempts").as_int64() == attempts) {
                                        return true;
                                      }
                                    }
                                    return false;
                                  }))
        << id << " is not " << state;
  }
  std::vector<boost::json::object> seen(const std::string& id) {
    const std::lock_guard lock(mutex_);
    std::vector<boost::json::object> mine;
    for (const auto& job : seen_) {
      if (job.at("id").as_string() == id) mine.push_back(job);
    }
    return mine;
  }
  std::vector<std::string> states(const std::string& id) {
    std::vector<std::string> result;
    for (const auto& job : seen(id)) {
      const std::string state(job.at("state").as_string());
      if (result.empty() || result.back() != state) result.push_back(state);
    }
    return result;
  }

  testing_room::HeldClock clock_;
  base::NoLog log_;
  Events events_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<boost::json::object> seen_;
  Events::Opened opened_;
  std::unique_ptr<store::Records> records_ = store::open_sqlite_in_memory();
  FullTable table_{records_->jobs()};
  Queue queue_{table_, events_, clock_};
  RunnerSettings settings_{.lanes = {{"paint", 4}}, .makers = {}};
  std::vector<std::unique_ptr<ScriptedTask>> tasks_;
  std::map<std::string, Task*> kinds_;
};

TEST_F(RunnerInThreads, RunsAJobAfterThoseItNeeds) {
  std::vector<std::string> order;
  script("work", [&](const Job& job, Attempt&) {
    order.push_back(job.id);
    return boost::json::object{{"made", job.id}};
  });
  queue_.add({job("film", {"one", "two"}), job("one"), job("two", {"one"})});
  const auto runner = this->runner();
  runner->start();
  EXPECT_EQ(ended("film").output.at("made").as_string(), "film");
  EXPECT_EQ(order, (std::vector<std::string>{"one", "two", "film"}));
  EXPECT_EQ(states("film"), (std::vector<std::string>{"queued", "running", "succeeded"}));
}

TEST_F(RunnerInThreads, FailsWhatNeedsAFailedJobAndNamesIt) {
  script("work", [](const Job&, Attempt& attempt) -> boost::json::object {
    attempt.stage("painting clip 2");
    throw Error(ErrorKind::kDamaged, "the song is damaged", "at byte 7");
  });
  queue_.add({job("clip"), job("film", {"clip"}), job("later", {"film"})});
  const auto runner = this->runner();
  runner->start();
  const Job clip = ended("clip");
  EXPECT_EQ(clip.state, State::kFailed);
  EXPECT_EQ(clip.failure->message, "the song is damaged");
  for (const char* id : {"film", "later"}) {
    const Job failed = ended(id);
    EXPECT_EQ(failed.state, State::kFailed);
    EXPECT_EQ(failed.failure->kind, ErrorKind::kDamaged);
    EXPECT_EQ(failed.failure->message, "painting clip 2: the song is damaged");
    EXPECT_EQ(failed.failure->details, "at byte 7");
    EXPECT_EQ(failed.attempts, 0);
  }
}

TEST_F(RunnerInThreads, EndsAJobByTheKindOfItsError) {
  struct Case {
    std::function<void()> thrown;
    State state;
    ErrorKind kind;
  };
  const Case cases[] = {
      {[] { throw Error(ErrorKind::kNeedsUser, "which one?"); }, State::kHeld, ErrorKind::kNeedsUser},
      {[] { throw Error(ErrorKind::kOutOfRange, "too long"); }, State::kFailed, ErrorKind::kOutOfRange},
      {[] { throw std::runtime_error("of a library \xff"); }, State::kFailed, ErrorKind::kInternal},
      {[] { throw 7; }, State::kFailed, ErrorKind::kInternal},
      {[] { throw Error(ErrorKind::kTimedOut, "slow"); }, State::kFailed, ErrorKind::kTimedOut},
  };
  script("work", [&](const Job& job, Attempt&) -> boost::json::object {
    cases[job.input.at("case").as_int64()].thrown();
    return {};
  });
  const auto runner = this->runner();
  runner->start();
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    NewJob added = job(fmt::format("case {}", i));
    added.input = {{"case", static_cast<std::int64_t>(i)}};
    added.most_attempts = 1;
    queue_.add({added});
    const Job job = ended(added.id);
    EXPECT_EQ(job.state, cases[i].state) << i;
    EXPECT_EQ(job.failure->kind, cases[i].kind) << i;
  }
  queue_.add({job("unknown", {}, "no such kind")});
  EXPECT_EQ(ended("unknown").failure->kind, ErrorKind::kUnsupported);
}

TEST_F(RunnerInThreads, TriesAgainAfterADelayThatDoubles) {
  std::atomic<int> runs{0};
  script("work", [&](const Job&, Attempt&) -> boost::json::object {
    if (++runs < 3) throw Error(ErrorKind::kUnreachable, "no network");
    return {{"runs", runs.load()}};
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  const auto now = [&] { return std::chrono::duration_cast<milliseconds>(clock_.now().time_since_epoch()); };
  for (int attempt = 1; attempt <= 2; ++attempt) {
    wait_until("a", "queued", attempt);
    // Half (the random number) of 2 s, then of 4 s; and a wall clock that jumps changes nothing.
    const milliseconds delay(1'000 * attempt);
    EXPECT_EQ(records_->jobs().next_due(now()), now() + delay);
    clock_.set_wall(milliseconds(attempt == 1 ? 0 : 3'000'000'000'000));
    clock_.advance(delay - milliseconds(1));
    runner->look_again();
    EXPECT_EQ(runs, attempt);
    clock_.advance(milliseconds(1));
    runner->look_again();
  }
  EXPECT_EQ(ended("a").state, State::kSucceeded);
  EXPECT_EQ(runs, 3);
}

TEST_F(RunnerInThreads, GivesUpWhenNoAttemptIsLeft) {
  settings_.first_retry = milliseconds(0);
  std::atomic<int> runs{0};
  script("work", [&](const Job&, Attempt&) -> boost::json::object {
    ++runs;
    throw Error(ErrorKind::kUnavailable, "busy");
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  EXPECT_EQ(ended("a").state, State::kFailed);
  EXPECT_EQ(runs, 3);
}

TEST_F(RunnerInThreads, HoldsAJobUntilTheUserTriesItAgain) {
  std::atomic<int> runs{0};
  script("work", [&](const Job&, Attempt&) -> boost::json::object {
    if (++runs == 1) throw Error(ErrorKind::kNeedsUser, "it may have been paid");
    return {};
  });
  queue_.add({job("a"), job("film", {"a"})});
  const auto runner = this->runner();
  runner->start();
  EXPECT_EQ(ended("a").state, State::kHeld);
  EXPECT_EQ(queue_.find("film")->state, State::kQueued);
  queue_.retry("a");
  EXPECT_EQ(ended("film").state, State::kSucceeded);
}

TEST_F(RunnerInThreads, StopsARunningJobWithItsGraph) {
  std::promise<void> begun;
  script("work", [&](const Job& job, Attempt& attempt) -> boost::json::object {
    if (job.id == "a") {
      begun.set_value();
      wait_for_stop(attempt);
    }
    return {};
  });
  settings_.lanes["paint"] = 1;
  NewJob a = job("a");
  NewJob b = job("b");
  a.graph = b.graph = "film";
  queue_.add({a, b, job("film", {"a", "b"})});
  const auto runner = this->runner();
  runner->start();
  begun.get_future().wait();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(queue_.cancel("film").state, State::kCanceled);
  EXPECT_EQ(ended("a").state, State::kCanceled);
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took, std::chrono::seconds(1))
      << "it is heard at once; 100 ms are promised, a busy machine adds some";
  EXPECT_EQ(queue_.find("b")->state, State::kCanceled);
  EXPECT_EQ(queue_.find("b")->attempts, 0);
}

TEST_F(RunnerInThreads, CallsAnErrorAfterACancellationACancellation) {
  std::promise<void> begun;
  script("work", [&](const Job&, Attempt& attempt) -> boost::json::object {
    begun.set_value();
    while (!attempt.cancel().canceled()) std::this_thread::sleep_for(milliseconds(1));
    throw Error(ErrorKind::kUnavailable, "the killed child says");
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  begun.get_future().wait();
  queue_.cancel("a");
  EXPECT_EQ(ended("a").state, State::kCanceled);
}

TEST_F(RunnerInThreads, KeepsToTheLimitsOfLanesAndMakersAndUsesThem) {
  struct Counter {
    std::atomic<int> now{0}, most{0};
    void enter() {
      const int count = ++now;
      for (int seen = most; count > seen && !most.compare_exchange_weak(seen, count);) {
      }
    }
  };
  std::map<std::string, Counter> counters;
  for (const char* name : {"paint", "media", "other", "replicate"}) counters[name];
  std::latch two_paint(2);  // opens only when two run at once
  std::atomic<int> paint_runs{0};
  script("work", [&](const Job& job, Attempt&) -> boost::json::object {
    counters.at(job.lane).enter();
    if (!job.maker.empty()) counters.at(job.maker).enter();
    if (job.lane == "paint" && job.maker.empty() && ++paint_runs <= 2) two_paint.arrive_and_wait();
    std::this_thread::yield();
    if (!job.maker.empty()) --counters.at(job.maker).now;
    --counters.at(job.lane).now;
    return {};
  });
  settings_.lanes = {{"paint", 2}, {"media", 3}};
  settings_.makers = {{"replicate", 1}};
  std::vector<NewJob> jobs;
  for (int i = 0; i < 40; ++i) {
    jobs.push_back(job(fmt::format("j{}", i)));
    jobs.back().lane = std::vector{"paint", "media", "other"}[static_cast<std::size_t>(i) % 3];
    if (i % 4 == 1) jobs.back().maker = "replicate";
  }
  queue_.add(jobs);
  const auto runner = this->runner();
  runner->start();
  for (const NewJob& each : jobs) EXPECT_EQ(ended(each.id).state, State::kSucceeded);
  EXPECT_EQ(counters["paint"].most, 2);
  EXPECT_LE(counters["media"].most, 3);
  EXPECT_EQ(counters["other"].most, 1);
  EXPECT_EQ(counters["replicate"].most, 1);
  EXPECT_LE(table_.claims, 40 * 10) << "it looks again and again although nothing has changed";
}

TEST_F(RunnerInThreads, LetsAGraphGrow) {
  script("scenes", [&](const Job&, Attempt& attempt) -> boost::json::object {
    std::vector<NewJob> clips{job("c1"), job("c2")};
    for (NewJob& clip : clips) clip.graph = "film";
    attempt.add_on_success(clips, "film");
    return {};
  });
  script("work", [](const Job& job, Attempt&) -> boost::json::object {
    return {{"needs", job.needs.size()}};
  });
  NewJob scenes = job("s", {}, "scenes");
  scenes.graph = "film";
  queue_.add({scenes, job("film", {"s"})});
  const auto runner = this->runner();
  runner->start();
  EXPECT_EQ(ended("film").output.at("needs").to_number<int>(), 3);
  EXPECT_EQ(ended("c2").state, State::kSucceeded);
}

TEST_F(RunnerInThreads, FailsAJobWhoseFollowersCannotBeAdded) {
  script("work", [&](const Job&, Attempt& attempt) -> boost::json::object {
    attempt.add_on_success({job("c", {"nobody"})}, "");
    return {};
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  const Job failed = ended("a");
  EXPECT_EQ(failed.state, State::kFailed);
  EXPECT_EQ(failed.failure->kind, ErrorKind::kInternal);
}

TEST_F(RunnerInThreads, ShowsAGraphsProgressAsTheWeightedMeanOfItsJobs) {
  std::promise<void> half, go_on;
  script("work", [&](const Job& job, Attempt& attempt) -> boost::json::object {
    if (job.id == "clip") {
      clock_.advance(milliseconds(2'000));
      attempt.report(0.5);
      attempt.stage("painting");
      half.set_value();
      go_on.get_future().wait();
    }
    return {};
  });
  NewJob clip = job("clip");
  clip.graph = "film";
  clip.weight = 3;
  queue_.add({clip, job("film", {"clip"})});
  const auto runner = this->runner();
  runner->start();
  half.get_future().wait();
  EXPECT_EQ(queue_.find("clip")->progress, 0.5);
  EXPECT_EQ(queue_.find("clip")->stage, "painting");
  EXPECT_EQ(queue_.find("clip")->seconds_left, 2.0);
  EXPECT_EQ(queue_.find("film")->progress, 3 * 0.5 / 4);
  EXPECT_EQ(seen("film").back().at("progress").as_double(), 3 * 0.5 / 4);
  clock_.advance(milliseconds(2'000));
  go_on.set_value();
  EXPECT_EQ(ended("film").progress, 1);
  double last = 0;
  for (const auto& shown : seen("film")) {
    EXPECT_GE(shown.at("progress").as_double(), last);
    last = shown.at("progress").as_double();
  }
}

TEST_F(RunnerInThreads, PublishesProgressAtMostTenTimesASecond) {
  script("work", [&](const Job&, Attempt& attempt) -> boost::json::object {
    for (int i = 1; i <= 1'000; ++i) {
      clock_.advance(milliseconds(1));
      attempt.report(i / 1'000.0);
      attempt.report(0.1);  // falls; nobody sees it
    }
    return {};
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  ended("a");
  EXPECT_GE(seen("a").size(), 3U + 8U);
  EXPECT_LE(seen("a").size(), 3U + 11U);
}

TEST_F(RunnerInThreads, HandsBackWhatRunsWhenItEnds) {
  std::promise<void> begun;
  script("work", [&](const Job&, Attempt& attempt) -> boost::json::object {
    begun.set_value();
    wait_for_stop(attempt);
    return {};
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  begun.get_future().wait();
  runner->drain(milliseconds(0));
  const Job handed = *queue_.find("a");
  EXPECT_EQ(handed.state, State::kQueued);
  EXPECT_EQ(handed.attempts, 0);
}

TEST_F(RunnerInThreads, LetsWhatRunsEndWhileItDrains) {
  std::promise<void> begun, go_on;
  script("work", [&](const Job& job, Attempt&) -> boost::json::object {
    if (job.id == "a") {
      begun.set_value();
      go_on.get_future().wait();
    }
    return {};
  });
  settings_.lanes["paint"] = 1;
  queue_.add({job("a"), job("b")});
  const auto runner = this->runner();
  runner->start();
  begun.get_future().wait();
  std::thread draining([&] { runner->drain(kPatience); });
  go_on.set_value();
  draining.join();
  EXPECT_EQ(queue_.find("a")->state, State::kSucceeded);
}

TEST_F(RunnerInThreads, GoesOnWithWhatAnEarlierRunLeft) {
  const auto leave_running = [&](const std::string& id, int most_attempts) {
    NewJob left = job(id);
    left.most_attempts = most_attempts;
    queue_.add({left});
    const auto row =
        records_->jobs().claim({.lanes = {{"paint", 99}}, .makers = {}},
                               {.wall = {}, .now = milliseconds(0), .lease_until = milliseconds(1)});
    ASSERT_TRUE(row && row->id == id);
  };
  leave_running("goes on", 2);
  leave_running("too often", 1);
  for (int i = 0; i < 97; ++i) {  // ended again and again while it was being done
    const auto row = records_->jobs().find("too often");
    records_->jobs().try_again({.id = row->id, .epoch = row->epoch}, "", store::LeaseTime(0));
    records_->jobs().claim({.lanes = {{"paint", 99}}, .makers = {}},
                           {.wall = {}, .now = milliseconds(0), .lease_until = milliseconds(1)});
  }
  leave_running("canceled", 2);
  queue_.cancel("canceled");
  queue_.add({job("film", {"too often"})});
  script("work", [](const Job& job, Attempt&) -> boost::json::object {
    return {{"attempts", job.attempts}};
  });
  const auto runner = this->runner();
  runner->start();
  EXPECT_EQ(ended("goes on").output.at("attempts").to_number<int>(), 2);
  EXPECT_EQ(ended("too often").state, State::kFailed);
  EXPECT_EQ(ended("too often").failure->message,
            "the program ended 98 times while this was being done; look at its log, then try again");
  EXPECT_EQ(ended("film").state, State::kFailed);
  EXPECT_EQ(ended("canceled").state, State::kCanceled);
}

TEST_F(RunnerInThreads, RenewsTheLeaseOfWhatRuns) {
  std::promise<void> begun, go_on;
  script("work", [&](const Job&, Attempt&) -> boost::json::object {
    begun.set_value();
    go_on.get_future().wait();
    return {};
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  begun.get_future().wait();
  clock_.advance(settings_.lease - milliseconds(1));
  runner->look_again();
  const auto now = std::chrono::duration_cast<milliseconds>(clock_.now().time_since_epoch());
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!records_->jobs().expired(now + milliseconds(2)).empty() &&
         std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  EXPECT_TRUE(records_->jobs().expired(now + milliseconds(2)).empty());
  go_on.set_value();
  EXPECT_EQ(ended("a").state, State::kSucceeded);
}

TEST_F(RunnerInThreads, KeepsAResultUntilTheDiskHasRoomForIt) {
  settings_.first_retry = milliseconds(1);
  table_.failing_claims = 2;
  table_.failing_successes = 3;
  std::atomic<int> runs{0};
  script("work", [&](const Job&, Attempt&) -> boost::json::object { return {{"runs", ++runs}}; });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  EXPECT_EQ(ended("a").output.at("runs").to_number<int>(), 1) << "it was made once, and kept";
  EXPECT_EQ(table_.failing_successes, 0);
}

TEST_F(RunnerInThreads, WorksWithALowerPriorityThanTheRest) {
  script("work", [](const Job&, Attempt&) -> boost::json::object {
    return {{"nice", ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()))}};
  });
  queue_.add({job("a")});
  const auto runner = this->runner();
  runner->start();
  const int own = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
  EXPECT_EQ(ended("a").output.at("nice").to_number<int>(), std::min(own + 10, 19));
}

}  // namespace
}  // namespace jobs
