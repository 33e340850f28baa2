#include "providers/gemini/gemini_client.h"

#include "providers/gemini/testing/gemini_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class GeminiCalls : public testing_room::GeminiRoom {};

net::ApiReply reply_with(long status, std::string body) {
  net::ApiReply reply;
  reply.status = status;
  reply.content_type = "application/json";
  reply.body = std::move(body);
  return reply;
}

TEST_F(GeminiCalls, ListsTheModelsThatAreThere) {
  const auto models = client.listed_models({});
  EXPECT_THAT(models, Contains("gemini-omni-1.1-flash"));
  EXPECT_THAT(models, Contains("gemini-3.1-flash-image"));
  EXPECT_THAT(models, Not(Contains("veo-3.1-generate-preview")));
}

TEST_F(GeminiCalls, AWrongKeyAndNoKeyBothNameTheSetting) {
  for (const int status : {400, 401, 403}) {
    fake().set({{"key_refused_with", status}});
    for (const char* key : {"wrong", ""}) {
      const GeminiClient other(fake().base() + "/v1beta", key);
      const Error error = error_of([&] { other.listed_models({}); });
      EXPECT_EQ(error.kind(), ErrorKind::kNotConfigured) << status << key;
      EXPECT_THAT(error.message(), HasSubstr("GEMINI_API_KEY"));
    }
  }
}

TEST(GeminiErrors, AnEmptyAccountAsksForMoneyAndABusyOneForPatience) {
  const Refusal empty = gemini_refusal(
      reply_with(429, R"({"error": {"code": 429, "message": "Your prepayment credits are depleted."}})"));
  EXPECT_EQ(empty.kind(), ErrorKind::kNeedsUser);
  EXPECT_EQ(empty.status(), 402);
  const Refusal busy = gemini_refusal(reply_with(
      429,
      R"({"error": {"message": "Wait.", "details": [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "1.5s"}]}})"));
  EXPECT_EQ(busy.kind(), ErrorKind::kUnavailable);
  EXPECT_EQ(busy.retry_after(), std::chrono::seconds(2));
}

TEST(GeminiErrors, WhateverTheBodyHoldsIsNoCrash) {
  for (const char* body :
       {"", "<html>", "[]", "{}", R"({"error": 7})", R"({"error": {"details": 7}})",
        R"({"error": {"details": [7, {"@type": 7}], "message": {}}})",
        R"({"error": {"details": [{"@type": "google.rpc.RetryInfo", "retryDelay": "1e99s"}]}})"}) {
    EXPECT_EQ(gemini_refusal(reply_with(429, body)).kind(), ErrorKind::kUnavailable) << body;
    EXPECT_EQ(gemini_refusal(reply_with(400, body)).kind(), ErrorKind::kMakerFailed) << body;
  }
}

TEST(GeminiNames, OnlyPlainNamesStandInPaths) {
  EXPECT_TRUE(is_gemini_name("models/veo-3.1/operations/abc_1"));
  for (const char* name : {"", "/etc", "a/../b", "a?b", "a#b", "a b", "http://host"})
    EXPECT_FALSE(is_gemini_name(name)) << name;
  EXPECT_EQ(gemini_model_path("models/a b?"), "models/a%20b%3F");
}

}  // namespace
}  // namespace providers
