#include "net/api_client.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/file.h"
#include "base/testing/steps.h"
#include "net/testing/web_server.h"

namespace net {
namespace {

using base::ErrorKind;
using testing::Connection;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::WebServer;

constexpr auto kPost = ApiRequest::Method::kPost;

Unanswered failure_of(const ApiRequest& request, const base::CancelToken& cancel = {}) {
  try {
    const ApiReply reply = ask(request, cancel);
    return {ErrorKind::kInternal, fmt::format("was answered with {}", reply.status), "",
            Unanswered::Request::kNotSent};
  } catch (const Unanswered& error) {
    return error;
  }
}

TEST(Asking, SendsWhatIsToBeSentAndBringsTheAnswer) {
  const WebServer server({{"/run", [](Connection& connection) {
                             connection.send_head(201, "Content-Type: application/json\r\nX-Run: 7\r\n");
                             connection.send("{\"id\":\"a\"}");
                           }}});
  const std::string body(300'000, 'x');
  const ApiReply reply = ask({.method = kPost,
                              .url = server.url("/run"),
                              .headers = {{"Authorization", "Bearer key"}},
                              .body = body},
                             {});
  EXPECT_EQ(reply.status, 201);
  EXPECT_TRUE(reply.succeeded());
  EXPECT_EQ(reply.content_type, "application/json");
  EXPECT_EQ(reply.body, "{\"id\":\"a\"}");
  ASSERT_NE(reply.header("x-run"), nullptr);
  EXPECT_EQ(*reply.header("x-run"), "7");
  EXPECT_THAT(server.last_head(), HasSubstr("POST /run HTTP/1.1\r\n"));
  EXPECT_THAT(server.last_head(), HasSubstr("Authorization: Bearer key\r\n"));
  EXPECT_THAT(server.last_head(), Not(HasSubstr("Expect")));
  EXPECT_EQ(server.last_body(), body);
}

TEST(Asking, SendsFilesAndBringsFiles) {
  const testing::Folder folder;
  base::write_text(folder / "sent", "sound");
  const std::string body(3'000'000, 'x');
  const WebServer server({{"/", WebServer::serving(body, "video/mp4")}});
  base::Steps progress;
  const ApiReply reply =
      ask({.method = kPost, .url = server.url("/"), .body_file = folder / "sent", .out = folder / "brought"},
          {}, progress);
  EXPECT_EQ(server.last_body(), "sound");
  EXPECT_THAT(server.last_head(), HasSubstr("POST / HTTP/1.1\r\n"));
  EXPECT_EQ(reply.bytes, body.size());
  EXPECT_TRUE(reply.body.empty());
  EXPECT_EQ(base::read_text(folder / "brought"), body);
  EXPECT_EQ(progress.fractions.back(), 1);
}

TEST(Asking, KeepsWhatAnAnswerOfFailureSaysApart) {
  const testing::Folder folder;
  const WebServer server({{"/", [](Connection& connection) {
                             connection.send_head(429, "Retry-After: 30\r\n");
                             connection.send("throttled");
                           }}});
  const ApiReply reply = ask({.url = server.url("/"), .out = folder / "brought"}, {});
  EXPECT_FALSE(reply.succeeded());
  EXPECT_EQ(reply.body, "throttled");
  EXPECT_EQ(reply.retry_after(), std::chrono::seconds(30));
  EXPECT_EQ(base::read_text(folder / "brought"), "");
}

TEST(Asking, UnderstandsWhenToComeBack) {
  const auto told = [](const std::string& value) {
    return ApiReply{.headers = {{"retry-after", value}}}.retry_after();
  };
  EXPECT_EQ(told("0"), std::chrono::seconds(0));
  EXPECT_EQ(told("-5"), std::chrono::seconds(0));
  EXPECT_EQ(told("9999999"), std::chrono::seconds(86'400));
  EXPECT_EQ(told("Thu, 01 Jan 1970 00:00:10 GMT"), std::chrono::seconds(0));
  EXPECT_EQ(told("Fri, 01 Jan 2100 00:00:00 GMT"), std::chrono::seconds(86'400));
  EXPECT_FALSE(told("soon"));
  EXPECT_FALSE(ApiReply().retry_after());
}

TEST(Asking, TellsWhetherARequestMayHaveArrived) {
  const Unanswered refused = failure_of({.method = kPost, .url = "http://127.0.0.1:1/"});
  EXPECT_EQ(refused.kind(), ErrorKind::kUnreachable);
  EXPECT_FALSE(refused.may_have_arrived());
  EXPECT_FALSE(failure_of({.url = "http://nowhere.invalid/"}).may_have_arrived());

  const WebServer server({{"/lost", [](Connection&) {}},
                          {"/torn",
                           [](Connection& connection) {
                             connection.send_head(200, "Content-Length: 100\r\n");
                             connection.send("half");
                           }},
                          {"/silent", [](Connection& connection) { connection.wait_for_end(); }},
                          {"/endless", [](Connection& connection) {
                             connection.send_head(200, "");
                             while (connection.send(std::string(4096, 'x'))) {
                             }
                           }}});
  // It does not speak TLS: nothing of the request leaves.
  EXPECT_FALSE(
      failure_of({.method = kPost, .url = "https://" + server.host_and_port() + "/"}).may_have_arrived());
  for (const char* path : {"/lost", "/torn"}) {
    const Unanswered lost = failure_of({.method = kPost, .url = server.url(path), .body = "{}"});
    EXPECT_EQ(lost.kind(), ErrorKind::kUnreachable) << path;
    EXPECT_TRUE(lost.may_have_arrived()) << path;
  }
  const Unanswered silent =
      failure_of({.method = kPost, .url = server.url("/silent"), .most_silence = std::chrono::seconds(1)});
  EXPECT_EQ(silent.kind(), ErrorKind::kTimedOut);
  EXPECT_TRUE(silent.may_have_arrived());
  const Unanswered endless = failure_of({.url = server.url("/endless"), .most_bytes = 1 << 20});
  EXPECT_EQ(endless.kind(), ErrorKind::kTooLong);
  const Unanswered slow = failure_of(
      {.url = server.url("/endless"), .most_bytes = 1ULL << 40, .most_time = std::chrono::seconds(1)});
  EXPECT_EQ(slow.kind(), ErrorKind::kTimedOut);
}

TEST(Asking, StopsWhenAsked) {
  const WebServer server({{"/", [](Connection& connection) { connection.wait_for_end(); }}});
  const base::CancelToken cancel;
  cancel.cancel();
  try {
    ask({.url = server.url("/")}, cancel);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kCanceled);
  }
}

TEST(Redirects, AreFollowedForGetWithinTheHost) {
  const WebServer other({{"/file", WebServer::serving("file", "video/mp4")}});
  const auto leading_to = [](const std::string& where) {
    return [where](Connection& connection) {
      connection.send_head(302, "Location: " + where + "\r\nContent-Length: 0\r\n");
    };
  };
  const WebServer server({{"/away", leading_to(other.url("/file"))},
                          {"/here", leading_to("/file")},
                          {"/circle", leading_to("/circle")},
                          {"/file", WebServer::serving("own", "video/mp4")}});
  ApiRequest request{.url = server.url("/away"), .headers = {{"x-goog-api-key", "SECRET"}}};
  const ApiReply elsewhere = ask(request, {});
  EXPECT_EQ(elsewhere.status, 302);
  EXPECT_EQ(*elsewhere.header("location"), other.url("/file"));
  EXPECT_EQ(other.connections(), 0);
  request.url = server.url("/here");
  EXPECT_EQ(ask(request, {}).body, "own");
  EXPECT_THAT(server.last_head(), HasSubstr("SECRET"));
  request.url = server.url("/circle");
  EXPECT_THAT(failure_of(request).message(), HasSubstr("circles"));
  request.method = kPost;
  EXPECT_EQ(ask(request, {}).status, 302);
}

TEST(Forms, AreAsBrowsersSendThem) {
  const Form form = form_of({{.name = "metadata", .content = "{}", .content_type = "application/json"},
                             {.name = "content", .content = "\x01\x02", .filename = "a.png"}});
  const std::string boundary = form.content_type.substr(form.content_type.find('=') + 1);
  EXPECT_THAT(form.body, HasSubstr("--" + boundary +
                                   "\r\nContent-Disposition: form-data; name=\"content\"; "
                                   "filename=\"a.png\"\r\n\r\n"));
  EXPECT_TRUE(form.body.ends_with("--" + boundary + "--\r\n"));
}

}  // namespace
}  // namespace net
