#include "providers/replicate/replicate_webhook.h"

#include <condition_variable>
#include <mutex>
#include <optional>

#include "base/base64.h"
#include "base/text.h"
#include "net/testing/web_server.h"
#include "providers/replicate/testing/replicate_room.h"

namespace providers {
namespace {

using std::chrono::seconds;
using std::chrono::system_clock;

// The example of Svix's documents, from which Standard Webhooks come.
const WebhookHeaders kExample{.id = "msg_p5jXN8AQM9LWM0D4loKWxJek",
                              .timestamp = "1614265330",
                              .signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="};
constexpr std::string_view kBody = R"({"test": 2432232314})";
constexpr std::string_view kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const system_clock::time_point kThen{seconds(1'614'265'330)};

TEST(ReplicateWebhook, TakesThePublishedExample) {
  EXPECT_EQ(verdict_on(kExample, kBody, kSecret, kThen), WebhookVerdict::kGenuine);
  EXPECT_EQ(verdict_on(kExample, kBody, kSecret.substr(6), kThen), WebhookVerdict::kGenuine);
}

TEST(ReplicateWebhook, TakesOneOfSeveralSignatures) {
  WebhookHeaders headers = kExample;
  headers.signature = "v1,bm9ldHUtdGhlLXJpZ2h0LW9uZQ== v2,x  " + kExample.signature + " v1,";
  EXPECT_EQ(verdict_on(headers, kBody, kSecret, kThen), WebhookVerdict::kGenuine);
}

TEST(ReplicateWebhook, RefusesWhatWasChanged) {
  EXPECT_EQ(verdict_on(kExample, R"({"test": 2432232315})", kSecret, kThen), WebhookVerdict::kForged);
  EXPECT_EQ(verdict_on(kExample, kBody, "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw", kThen),
            WebhookVerdict::kForged);
  WebhookHeaders headers = kExample;
  headers.id = "msg_other";
  EXPECT_EQ(verdict_on(headers, kBody, kSecret, kThen), WebhookVerdict::kForged);
  headers = kExample;
  headers.signature = "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  EXPECT_EQ(verdict_on(headers, kBody, kSecret, kThen), WebhookVerdict::kForged);
  headers.signature = "v1,g0hM9SsE";
  EXPECT_EQ(verdict_on(headers, kBody, kSecret, kThen), WebhookVerdict::kForged);
}

TEST(ReplicateWebhook, RefusesWhatIsFiveMinutesOldOrFromTheFuture) {
  EXPECT_EQ(verdict_on(kExample, kBody, kSecret, kThen + seconds(300)), WebhookVerdict::kGenuine);
  EXPECT_EQ(verdict_on(kExample, kBody, kSecret, kThen + seconds(301)), WebhookVerdict::kWrongTime);
  EXPECT_EQ(verdict_on(kExample, kBody, kSecret, kThen - seconds(300)), WebhookVerdict::kGenuine);
  EXPECT_EQ(verdict_on(kExample, kBody, kSecret, kThen - seconds(301)), WebhookVerdict::kWrongTime);
}

TEST(ReplicateWebhook, RefusesWhatIsIncomplete) {
  const auto verdict = [](auto change) {
    WebhookHeaders headers = kExample;
    change(headers);
    return verdict_on(headers, kBody, kSecret, kThen);
  };
  EXPECT_EQ(verdict([](auto& headers) { headers.id = ""; }), WebhookVerdict::kIncomplete);
  EXPECT_EQ(verdict([](auto& headers) { headers.signature = ""; }), WebhookVerdict::kIncomplete);
  for (const char* stamp : {"", "now", "-5", "1614265330x", "99999999999999999999"})
    EXPECT_EQ(verdict([&](auto& headers) { headers.timestamp = stamp; }), WebhookVerdict::kIncomplete);
  EXPECT_EQ(verdict_on(kExample, kBody, "", kThen), WebhookVerdict::kIncomplete);
  EXPECT_EQ(verdict_on(kExample, kBody, "whsec_!", kThen), WebhookVerdict::kIncomplete);
}

// The signature was made with Python's hmac.
TEST(ReplicateWebhook, TakesASecretThatIsLongerThanABlock) {
  WebhookHeaders headers = kExample;
  headers.signature = "v1,BGeoNlPCj1USLoqq5/+HBFasinUeuVSR54TxD3/7HX8=";
  EXPECT_EQ(verdict_on(headers, kBody, "whsec_" + base::to_base64(std::string(131, '\xaa')), kThen),
            WebhookVerdict::kGenuine);
}

TEST(ReplicateWebhook, TellsWhichPredictionItIsAbout) {
  EXPECT_EQ(prediction_of_webhook(R"({"id":"abc","status":"succeeded"})"), "abc");
  for (const char* none : {"", "[]", "{}", R"({"id":3})", "<html>"})
    EXPECT_EQ(prediction_of_webhook(none), "");
}

std::string header_in(const std::string& head, const std::string& name) {
  const std::size_t at = base::lower(head).find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const std::size_t start = at + name.size() + 4;
  return head.substr(start, head.find("\r\n", start) - start);
}

class ReplicateWebhookWire : public testing_room::ReplicateRoom {
 protected:
  // What came of the end of one prediction.
  struct Came {
    WebhookHeaders headers;
    std::string body;
  };
  Came come() {
    std::mutex mutex;
    std::condition_variable told;
    bool is_there = false;
    net::testing::WebServer server({{"/told", [&](net::testing::Connection& connection) {
                                       connection.send_head(200, "Content-Length: 0\r\n");
                                       const std::scoped_lock lock(mutex);
                                       is_there = true;
                                       told.notify_all();
                                     }}});
    id = client
             ->create(
                 {.model = "google/imagen-4", .input = {{"prompt", "a fox"}}, .webhook = server.url("/told")},
                 {})
             .id;
    std::unique_lock lock(mutex);
    EXPECT_TRUE(told.wait_for(lock, seconds(20), [&] { return is_there; }));
    const std::string head = server.last_head();
    return {.headers = {.id = header_in(head, "webhook-id"),
                        .timestamp = header_in(head, "webhook-timestamp"),
                        .signature = header_in(head, "webhook-signature")},
            .body = server.last_body()};
  }
  WebhookVerdict verdict(const Came& came) const {
    return verdict_on(came.headers, came.body, client->webhook_secret({}), system_clock::now());
  }

  std::string id;
};

TEST_F(ReplicateWebhookWire, TakesWhatTheVendorHasSigned) {
  const Came came = come();
  EXPECT_EQ(verdict(came), WebhookVerdict::kGenuine);
  EXPECT_EQ(prediction_of_webhook(came.body), id);
}

TEST_F(ReplicateWebhookWire, RefusesAnotherSecretAndAnotherTime) {
  fake().set({{"webhook_bad_signature", true}});
  EXPECT_EQ(verdict(come()), WebhookVerdict::kForged);
  fake().set({{"webhook_bad_signature", false}, {"webhook_skew_s", -400}});
  EXPECT_EQ(verdict(come()), WebhookVerdict::kWrongTime);
}

}  // namespace
}  // namespace providers
