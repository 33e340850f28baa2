#include "providers/hosted/run_news.h"

#include <thread>

#include <gtest/gtest.h>

#include "base/error.h"

namespace providers {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

TEST(RunNews, WakeWhoWaitsForThatRunAtOnce) {
  RunNews news;
  const auto began = steady_clock::now();
  std::jthread vendor([&] {
    std::this_thread::sleep_for(milliseconds(50));
    news.tell("another");
    news.tell("mine");
  });
  news.wait("mine", milliseconds(60'000), {});
  EXPECT_LT(steady_clock::now() - began, milliseconds(10'000));
}

// As when a run ends between a look at it and the next wait.
TEST(RunNews, ThatNobodyWaitsForAreKeptForTheNextWaitOfThatRun) {
  RunNews news;
  news.tell("mine");
  news.tell("another");
  news.tell("mine");
  const auto began = steady_clock::now();
  news.wait("mine", milliseconds(60'000), {});
  EXPECT_LT(steady_clock::now() - began, milliseconds(10'000));
  const auto again = steady_clock::now();
  news.wait("mine", milliseconds(50), {});
  EXPECT_GE(steady_clock::now() - again, milliseconds(50)) << "it was told twice";
}

TEST(RunNews, AreKeptForTheLastRunsOnly) {
  RunNews news(2);
  for (const char* run : {"first", "second", "third"}) news.tell(run);
  const auto began = steady_clock::now();
  news.wait("first", milliseconds(50), {});
  EXPECT_GE(steady_clock::now() - began, milliseconds(50));
  const auto again = steady_clock::now();
  news.wait("second", milliseconds(60'000), {});
  news.wait("third", milliseconds(60'000), {});
  EXPECT_LT(steady_clock::now() - again, milliseconds(10'000));
}

TEST(RunNews, HearACancel) {
  RunNews news;
  base::CancelToken cancel;
  std::jthread user([&] { cancel.cancel(); });
  EXPECT_THROW(news.wait("mine", milliseconds(60'000), cancel), base::Error);
}

}  // namespace
}  // namespace providers
