#include "routers/access/access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "routers/access/testing/asking.h"

namespace access_control {
namespace {

using http::Method;
using testing::HasSubstr;
using testing::Not;

TEST(Keys, OpenOnlyWhenTheyAreWholeAndRight) {
  struct Row {
    const char* key;
    int status;
  };
  AccessSettings settings = with_keys();
  settings.most_failures = 1000;
  HeldClock clock;
  Access access(settings, clock);
  for (const Row& row :
       std::vector<Row>{{"first", 0},
                        {"second", 0},
                        {" first ", 0},
                        {"", 401},
                        {" ", 401},
                        {"firs", 401},
                        {"f", 401},
                        {"first1", 401},
                        {"First", 401},
                        {"first,second", 401},
                        {"hash:16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4", 401},
                        {"16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4", 401}}) {
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", row.key))), row.status) << row.key;
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs").ask("api_key", row.key))),
              std::string_view(row.key) == " first " ? 401 : row.status)
        << row.key;
  }
}

TEST(Keys, InTheQueryDoNotOpenWrites) {
  HeldClock clock;
  Access access(with_keys(), clock);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs", Method::kHead).ask("api_key", "first"))), 0);
  for (const Method method : {Method::kPost, Method::kPut, Method::kPatch, Method::kDelete}) {
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs", method).ask("api_key", "first"))), 401);
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs", method).with("X-API-Key", "first"))), 0);
  }
}

TEST(Keys, InTheHeaderBeatTheQueryUnlessTheHeaderIsEmpty) {
  HeldClock clock;
  Access access(with_keys(), clock);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "wrong").ask("api_key", "first"))),
            401);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "").ask("api_key", "first"))), 0);
}

TEST(Keys, AreAskedForBelowApiAndMetricsOnly) {
  struct Row {
    const char* path;
    Method method;
    int status;
  };
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const Row& row : std::vector<Row>{{"/", Method::kGet, 0},
                                         {"/health", Method::kGet, 0},
                                         {"/ready", Method::kGet, 0},
                                         {"/docs", Method::kGet, 0},
                                         {"/openapi.json", Method::kGet, 0},
                                         {"/apix", Method::kGet, 0},
                                         {"/api", Method::kGet, 401},
                                         {"/api/", Method::kGet, 401},
                                         {"/api/jobs", Method::kGet, 401},
                                         {"/api/jobs", Method::kHead, 401},
                                         {"/api/jobs", Method::kPost, 401},
                                         {"/api/no/such/thing", Method::kGet, 401},
                                         {"//api//jobs", Method::kGet, 401},
                                         {"/API/jobs", Method::kGet, 401},
                                         {"/metrics", Method::kGet, 401},
                                         {"/metrics/", Method::kGet, 401},
                                         {"/api/login", Method::kPost, 0},
                                         {"/api/logout", Method::kPost, 0},
                                         {"/api/login/x", Method::kPost, 401},
                                         {"/api/webhooks/replicate", Method::kPost, 0},
                                         {"/api/webhooks/replicate/x", Method::kPost, 401},
                                         {"/api/webhooks/other", Method::kPost, 401},
                                         {"/api/jobs", Method::kOptions, 0}}) {
    EXPECT_EQ(status(access.refuse(Asking(row.path, row.method))), row.status) << row.path;
  }
}

TEST(Keys, AreNotAskedForWhereThereAreNone) {
  HeldClock clock;
  Access access(without_keys(), clock);
  EXPECT_FALSE(access.needs_key());
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs", Method::kPost))), 0);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "whatever"))), 0);
  EXPECT_EQ(access.signed_url(kVideo), kVideo);
}

TEST(Keys, ThatAreMissingOrWrongGetTheContractsFlatBody) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto missing = access.refuse(Asking("/api/jobs"));
  const auto wrong = access.refuse(Asking("/api/jobs").with("X-API-Key", "wrong"));
  for (const auto* answer : {&missing, &wrong}) {
    ASSERT_EQ(status(*answer), 401);
    EXPECT_EQ(header(**answer, "WWW-Authenticate"), "ApiKey");
    EXPECT_EQ(json_of(**answer).at("error"), "Unauthorized");
    EXPECT_TRUE(json_of(**answer).at("detail").is_string());
    EXPECT_EQ(json_of(**answer).at("request_id"), "request-1");
  }
  EXPECT_THAT(json_of(*missing).at("message").as_string().c_str(), HasSubstr("missing"));
  EXPECT_THAT(json_of(*wrong).at("message").as_string().c_str(), HasSubstr("invalid"));
  EXPECT_THAT(wrong->body, Not(HasSubstr("wrong")));
}

TEST(Settings, NeedNoSecretWhereThereAreNoKeys) {
  HeldClock clock;
  Access access({}, clock);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs"))), 0);
  EXPECT_EQ(access.log_in(Asking("/api/login", Method::kPost), "any").status, 200);
  EXPECT_EQ(access.log_out(Asking("/api/logout", Method::kPost)).status, 200);
}

TEST(Settings, ThatCannotBeMeantAreRefused) {
  HeldClock clock;
  const auto refuses = [&](auto change) {
    AccessSettings settings = with_keys();
    change(settings);
    EXPECT_THROW(Access(settings, clock), base::Error);
  };
  refuses([](AccessSettings& s) { s.keys = {"hash:abc"}; });
  refuses([](AccessSettings& s) { s.keys = {"hash:" + std::string(63, '0') + "g"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"*"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"null"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"localhost:3000"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"http://localhost:3000/page"}; });
  refuses([](AccessSettings& s) { s.allowed_hosts = {"*"}; });
  refuses([](AccessSettings& s) { s.allowed_hosts = {"http://studio.example"}; });
  refuses([](AccessSettings& s) { s.secret = ""; });
}

}  // namespace
}  // namespace access_control
