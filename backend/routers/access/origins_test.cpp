#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/access/access.h"
#include "routers/access/testing/asking.h"

namespace access_control {
namespace {

using http::Method;
using testing::HasSubstr;
using testing::Not;

TEST(Preflight, FromAListedOriginGetsTheContractsAnswer) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto answer = access.refuse(Asking("/api/mv/create_scenes", Method::kOptions)
                                        .with("Origin", "http://localhost:3000")
                                        .with("Access-Control-Request-Method", "POST")
                                        .with("Access-Control-Request-Headers", "content-type,x-api-key"));
  ASSERT_EQ(status(answer), 200);
  EXPECT_EQ(answer->body, "OK");
  EXPECT_THAT(answer->content_type, HasSubstr("text/plain"));
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Origin"), "http://localhost:3000");
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Credentials"), "true");
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Methods"), "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
  EXPECT_EQ(header(*answer, "Access-Control-Max-Age"), "600");
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Headers"), "content-type,x-api-key");
  EXPECT_EQ(header(*answer, "Vary"), "Origin");
}

TEST(Preflight, OfAnythingElseIsRefusedAndAllowsNothing) {
  struct Row {
    const char* origin;
    const char* method;
    const char* headers;
  };
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const Row& row : std::vector<Row>{{"http://evil.example", "POST", "content-type"},
                                         {"http://localhost:3001", "POST", "content-type"},
                                         {"https://localhost:3000", "POST", "content-type"},
                                         {"http://localhost:3000.evil.example", "POST", "x"},
                                         {"null", "GET", "x"},
                                         {"http://localhost:3000", "TRACE", "x"},
                                         {"http://localhost:3000", "POST", "x\"y"},
                                         {"http://localhost:3000", "POST", "a,,b"},
                                         {"http://localhost:3000", "POST", "a b"}}) {
    const auto request = Asking("/api/jobs", Method::kOptions)
                             .with("Origin", row.origin)
                             .with("Access-Control-Request-Method", row.method)
                             .with("Access-Control-Request-Headers", row.headers);
    const auto answer = access.refuse(request);
    ASSERT_EQ(status(answer), 400) << row.origin << " " << row.method << " " << row.headers;
    EXPECT_THAT(answer->content_type, HasSubstr("text/plain"));
    for (const http::Header& sent : answer->headers)
      EXPECT_THAT(sent.name, Not(HasSubstr("Allow"))) << row.origin;
  }
}

TEST(Preflight, ThatWasRefusedIsNotAllowedByTheCommonHeadersEither) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto request = Asking("/api/jobs", Method::kOptions)
                           .with("Origin", "http://evil.example")
                           .with("Access-Control-Request-Method", "POST");
  for (const http::Header& sent : finished(access, request)) EXPECT_THAT(sent.name, Not(HasSubstr("Allow")));
}

TEST(Sharing, NamesListedOriginsOnEveryReply) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const int status : {200, 401, 404, 500}) {
    const auto headers =
        finished(access, Asking("/api/jobs").with("Origin", "http://localhost:3000"), status);
    EXPECT_EQ(header(headers, "Access-Control-Allow-Origin"), "http://localhost:3000");
    EXPECT_EQ(header(headers, "Access-Control-Allow-Credentials"), "true");
    EXPECT_EQ(header(headers, "Vary"), "Origin");
    EXPECT_THAT(header(headers, "Access-Control-Expose-Headers"), HasSubstr("X-Request-ID"));
  }
}

TEST(Sharing, NamesNoOtherOrigin) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const char* origin :
       {"http://evil.example", "null", "http://localhost:30000", "", "http://localhost:3000/x"}) {
    const auto headers = finished(access, Asking("/api/jobs").with("Origin", origin));
    EXPECT_EQ(header(headers, "Access-Control-Allow-Origin"), "") << origin;
    EXPECT_EQ(header(headers, "Access-Control-Allow-Credentials"), "true") << origin;
  }
  EXPECT_EQ(header(finished(access, Asking("/api/jobs")), "Access-Control-Allow-Credentials"), "");
}

TEST(Sharing, KeepsWhatTheReplyVariesByAlready) {
  HeldClock clock;
  Access access(with_keys(), clock);
  std::vector<http::Header> headers = {{"vary", "Accept-Encoding"}};
  access.finish(Asking("/api/jobs"), 200, headers);
  EXPECT_EQ(header(headers, "Vary"), "Accept-Encoding, Origin");
}

TEST(Writes, AreRefusedToPagesThatAreNeitherOursNorListed) {
  struct Row {
    const char* host;
    const char* origin;  // "": none
    const char* fetch_site;
    int status;
  };
  AccessSettings settings = without_keys();
  settings.allowed_hosts = {"studio.example"};
  HeldClock clock;
  Access access(settings, clock);
  for (const Row& row : std::vector<Row>{
           {"localhost:8000", "", "", 0},
           {"localhost:8000", "", "none", 0},
           {"localhost:8000", "", "same-origin", 0},
           {"localhost:8000", "", "same-site", 403},
           {"localhost:8000", "", "cross-site", 403},
           {"localhost:8000", "http://localhost:8000", "same-origin", 0},
           {"LOCALHOST:8000", "http://localhost:8000", "", 0},
           {"127.0.0.1:8000", "http://localhost:8000", "cross-site", 0},
           {"localhost:8000", "http://localhost:3000", "same-site", 0},
           {"127.0.0.1:8000", "http://localhost:3000", "cross-site", 0},
           {"localhost:8000", "http://localhost:9999", "same-site", 403},
           {"localhost:8000", "http://localhost", "same-site", 403},
           {"localhost:8000", "http://evil.example", "cross-site", 403},
           {"localhost:8000", "http://localhost:8000.evil.example", "", 403},
           {"localhost:8000", "null", "", 403},
           {"localhost:8000", "file://", "", 403},
           {"studio.example", "https://studio.example", "same-origin", 0},
           {"studio.example", "http://studio.example", "same-origin", 0},
           {"studio.example:8443", "https://studio.example:8443", "same-origin", 0},
           {"localhost:8000", "https://studio.example", "", 0},  // a proxy that does not pass Host on
           {"studio.example", "https://studio.example:9999", "same-site", 403},
       }) {
    for (const Method method : {Method::kPost, Method::kPut, Method::kPatch, Method::kDelete}) {
      Asking asking("/api/projects", method);
      asking.with("Host", row.host);
      if (*row.origin != '\0') asking.with("Origin", row.origin);
      if (*row.fetch_site != '\0') asking.with("Sec-Fetch-Site", row.fetch_site);
      EXPECT_EQ(status(access.refuse(asking)), row.status)
          << row.host << " " << row.origin << " " << row.fetch_site;
    }
    EXPECT_EQ(
        status(access.refuse(Asking("/api/projects").with("Host", row.host).with("Origin", row.origin))), 0);
  }
}

TEST(Writes, ThatAreRefusedSayWhyInTheCommonShape) {
  HeldClock clock;
  Access access(without_keys(), clock);
  const auto answer =
      access.refuse(Asking("/api/projects", Method::kPost).with("Origin", "http://evil.example/\"<script>"));
  ASSERT_EQ(status(answer), 403);
  const auto body = json_of(*answer);
  EXPECT_EQ(body.at("error"), "Forbidden");
  EXPECT_EQ(body.at("detail").at("error"), "Forbidden");
  EXPECT_EQ(body.at("detail").at("message"), body.at("message"));
  EXPECT_EQ(body.at("request_id"), "request-1");
  EXPECT_THAT(body.at("message").as_string().c_str(), HasSubstr("CORS_ORIGINS"));
}

}  // namespace
}  // namespace access_control
