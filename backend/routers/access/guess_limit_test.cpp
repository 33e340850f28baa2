#include "routers/access/guess_limit.h"

#include <atomic>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/access/access.h"
#include "routers/access/testing/asking.h"

namespace access_control {
namespace {

using http::Method;

int try_key(Access& access, const std::string& key, const std::string& peer = "192.0.2.1") {
  Asking asking("/api/jobs");
  asking.peer = peer;
  return status(access.refuse(asking.with("X-API-Key", key)));
}

TEST(Guessing, IsStoppedAndThenNotEvenARightKeyOpens) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const std::string cookie = cookie_of(access.log_in(Asking("/api/login", Method::kPost), "first"));
  for (int i = 0; i < 10; ++i) EXPECT_EQ(try_key(access, "guess" + std::to_string(i)), 401);
  EXPECT_EQ(try_key(access, "guess10"), 429);
  EXPECT_EQ(try_key(access, "first"), 429);
  Asking log_in("/api/login", Method::kPost);
  log_in.peer = "192.0.2.1";
  EXPECT_EQ(access.log_in(log_in, "first").status, 429);
  EXPECT_EQ(try_key(access, "first", "192.0.2.2"), 0) << "the neighbours are not concerned";

  Asking known("/api/jobs");
  known.peer = "192.0.2.1";
  EXPECT_EQ(status(access.refuse(known.with("Cookie", cookie))), 0) << "a cookie cannot be guessed";

  clock.pass(std::chrono::seconds(60));
  EXPECT_EQ(try_key(access, "first"), 0);
}

TEST(Guessing, AnswersWithTheSecondsToWait) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (int i = 0; i < 10; ++i) try_key(access, "guess" + std::to_string(i));
  clock.pass(std::chrono::seconds(20));
  Asking asking("/api/jobs");
  asking.peer = "192.0.2.1";
  const auto answer = access.refuse(asking.with("X-API-Key", "guess10"));
  ASSERT_EQ(status(answer), 429);
  EXPECT_EQ(header(*answer, "Retry-After"), "40");
  EXPECT_EQ(json_of(*answer).at("error"), "TooManyRequests");
}

TEST(Guessing, IsNotWhatAForgottenPageWithAnOldKeyDoes) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(try_key(access, "old"), 401);
  EXPECT_EQ(try_key(access, "old"), 429);
  EXPECT_EQ(try_key(access, "first"), 0) << "the owner at the same address goes on";
}

TEST(Guessing, IsNotWhatSomebodyWithoutAKeyDoes) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(status(access.refuse(Asking("/api/jobs"))), 401);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "first"))), 0);
}

TEST(GuessLimit, RemembersABoundedNumberOfAddresses) {
  HeldClock clock;
  GuessLimit limit(10, clock);
  for (int i = 0; i < 20'000; ++i) limit.failed(fmt::format("10.{}.{}.1", i / 250, i % 250), "wrong");
  EXPECT_LE(limit.addresses(), 4097U);
  EXPECT_GE(limit.addresses(), 4000U);
  clock.pass(std::chrono::seconds(60));
  EXPECT_FALSE(limit.locked("10.0.0.1"));
  EXPECT_EQ(limit.addresses(), 0U);
}

TEST(GuessLimit, TakesTheAddressesOfOneCustomerForOne) {
  struct Row {
    const char* guesser;  // {} is a number of its choice
    const char* asking;
    bool locked;
  };
  for (const Row& row : std::vector<Row>{{"2001:db8:1:2::{}", "2001:db8:1:2:ffff::1", true},
                                         {"2001:db8:1:2::{}", "2001:db8:1:3::1", false},
                                         {"2001:db8::{}", "2001:db8:0:0:5:6:7:8", true},
                                         {"::{}", "::1:2:3:4", true},
                                         {"::{}", "1::", false},
                                         {"fe80::{}%eth0", "fe80::1", true},
                                         {"1:2:3:4:5:6:7:{}", "1:2:3:4::", true},
                                         {"::ffff:192.0.2.1", "192.0.2.1", true},
                                         {"::ffff:192.0.2.1", "::ffff:192.0.2.2", false}}) {
    HeldClock clock;
    GuessLimit limit(10, clock);
    for (int i = 0; i < 12; ++i) limit.failed(fmt::format(fmt::runtime(row.guesser), i), std::to_string(i));
    EXPECT_EQ(limit.locked(row.asking).has_value(), row.locked) << row.guesser << " " << row.asking;
  }
}

TEST(Access, AnswersManyAtOnceAndLosesNoFailure) {
  HeldClock clock;
  Access access(with_keys(), clock);
  std::atomic<int> unauthorized = 0;
  std::atomic<int> too_many = 0;
  std::atomic<int> other = 0;
  {
    std::vector<std::jthread> guessers;
    guessers.reserve(8);
    for (int thread = 0; thread < 8; ++thread) {
      guessers.emplace_back([&, thread] {
        for (int i = 0; i < 50; ++i) {
          const int answer = try_key(access, "guess" + std::to_string(thread * 50 + i));
          ++(answer == 401 ? unauthorized : answer == 429 ? too_many : other);
          if (try_key(access, "first", "192.0.2." + std::to_string(100 + thread)) != 0) ++other;
          access.set_port(8000);
        }
      });
    }
  }
  EXPECT_EQ(unauthorized, 10);
  EXPECT_EQ(too_many, 390);
  EXPECT_EQ(other, 0);
}

}  // namespace
}  // namespace access_control
