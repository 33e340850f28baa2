#include "providers/replicate/replicate_webhooks.h"

#include <condition_variable>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "base/error.h"

namespace providers {
namespace {

using std::chrono::seconds;
using std::chrono::system_clock;

// The example of Svix's documents, as in replicate_webhook_test.cpp.
const WebhookHeaders kSigned{.id = "msg_p5jXN8AQM9LWM0D4loKWxJek",
                             .timestamp = "1614265330",
                             .signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="};
constexpr std::string_view kGenuineBody = R"({"test": 2432232314})";
constexpr const char* kRightSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr const char* kOldSecret = "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

class HandClock final : public base::Clock {
 public:
  std::chrono::steady_clock::time_point now() const override {
    return std::chrono::steady_clock::time_point(passed);
  }
  system_clock::time_point wall_time() const override {
    return system_clock::time_point(seconds(1'614'265'330)) + passed;
  }
  seconds passed{0};
};

class JudgedWebhooks : public testing::Test {
 protected:
  std::optional<WebhookVerdict> judged(const WebhookHeaders& headers = kSigned) {
    return webhooks.judge(headers, kGenuineBody);
  }

  HandClock clock;
  int asked = 0;
  std::function<std::string()> answer = [] { return kRightSecret; };
  ReplicateWebhooks webhooks{[this] {
                               ++asked;
                               return answer();
                             },
                             clock};
};

TEST_F(JudgedWebhooks, ThatCannotBeGenuineAskForNothing) {
  const auto with = [](auto change) {
    WebhookHeaders headers = kSigned;
    change(headers);
    return headers;
  };
  EXPECT_EQ(judged({}), WebhookVerdict::kIncomplete);
  EXPECT_EQ(judged(with([](auto& headers) { headers.timestamp = "now"; })), WebhookVerdict::kIncomplete);
  EXPECT_EQ(judged(with([](auto& headers) { headers.timestamp = "1614260000"; })),
            WebhookVerdict::kWrongTime);
  for (const char* signature : {"v1,AAAA", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "nonsense"})
    EXPECT_EQ(judged(with([&](auto& headers) { headers.signature = signature; })), WebhookVerdict::kForged);
  EXPECT_EQ(asked, 0);
  EXPECT_EQ(judged(), WebhookVerdict::kGenuine);
  EXPECT_EQ(judged(), WebhookVerdict::kGenuine);
  EXPECT_EQ(asked, 1);
}

TEST_F(JudgedWebhooks, DoNotAskAgainForAMinuteWhereNobodyAnswered) {
  answer = []() -> std::string { throw base::Error(base::ErrorKind::kTimedOut, "no answer"); };
  for (int i = 0; i < 8; ++i) EXPECT_EQ(judged(), std::nullopt);
  EXPECT_EQ(asked, 1);
  clock.passed = seconds(60);
  answer = [] { return kRightSecret; };
  EXPECT_EQ(judged(), WebhookVerdict::kGenuine);
  EXPECT_EQ(asked, 2);
}

TEST_F(JudgedWebhooks, HearOfANewSecretAtMostOnceAMinute) {
  answer = [] { return kOldSecret; };
  EXPECT_EQ(judged(), WebhookVerdict::kForged);
  answer = [] { return kRightSecret; };
  EXPECT_EQ(judged(), WebhookVerdict::kForged);
  EXPECT_EQ(asked, 1);
  clock.passed = seconds(61);
  EXPECT_EQ(judged(), WebhookVerdict::kGenuine);
  EXPECT_EQ(asked, 2);
  // With the new one at hand nobody forges more than one question a minute.
  WebhookHeaders forged = kSigned;
  forged.id = "msg_other";
  for (int i = 0; i < 8; ++i) EXPECT_EQ(judged(forged), WebhookVerdict::kForged);
  EXPECT_EQ(asked, 2);
  EXPECT_EQ(judged(), WebhookVerdict::kGenuine);
}

TEST_F(JudgedWebhooks, KeepASecretThatCannotBeReadAnew) {
  EXPECT_EQ(judged(), WebhookVerdict::kGenuine);
  clock.passed = seconds(61);
  answer = []() -> std::string { throw base::Error(base::ErrorKind::kTimedOut, "no answer"); };
  WebhookHeaders forged = kSigned;
  forged.id = "msg_other";
  EXPECT_EQ(judged(forged), WebhookVerdict::kForged);
  EXPECT_EQ(judged(), WebhookVerdict::kGenuine);
}

TEST_F(JudgedWebhooks, WaitForNobodyElsesQuestion) {
  std::mutex mutex;
  std::condition_variable changed;
  bool is_asked = false;
  bool may_answer = false;
  answer = [&] {
    std::unique_lock lock(mutex);
    is_asked = true;
    changed.notify_all();
    changed.wait(lock, [&] { return may_answer; });
    return std::string(kRightSecret);
  };
  std::optional<WebhookVerdict> first;
  std::jthread slow([&] { first = judged(); });
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return is_asked; });
  }
  EXPECT_EQ(judged(), std::nullopt);  // while the first one waits
  {
    const std::lock_guard lock(mutex);
    may_answer = true;
  }
  changed.notify_all();
  slow.join();
  EXPECT_EQ(first, WebhookVerdict::kGenuine);
}

}  // namespace
}  // namespace providers
