#include "routers/http/routing.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"

namespace http {
namespace {

class Routes : public RunningServer {
 protected:
  void add(Method method, const std::string& pattern) {
    take(method, pattern, BodyKind::kNone, 0, [pattern](const Request& request) {
      std::string text = pattern;
      for (const auto& [name, value] : request.parameters) text += fmt::format(" {}={}", name, value);
      return text_response(text);
    });
  }
  std::optional<RawReply> ask_as(const std::string& method, const std::string& target) {
    return ask(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n", method == "HEAD");
  }
};

TEST_F(Routes, AreFoundByTheMostLiteralPattern) {
  add(Method::kGet, "/files/{path...}");
  add(Method::kGet, "/jobs/{id}");
  add(Method::kGet, "/jobs/{id}/events");
  add(Method::kGet, "/jobs/newest");
  add(Method::kPost, "/jobs/{id}");
  add(Method::kGet, "/{a}/{b}/{c}");
  start();
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"/jobs/7", "/jobs/{id} id=7"},
      {"/jobs/newest", "/jobs/newest"},
      {"/jobs/7/events", "/jobs/{id}/events id=7"},
      {"/jobs/7/other", "/{a}/{b}/{c} a=jobs b=7 c=other"},
      {"/files/a/b/c", "/files/{path...} path=a/b/c"},
      {"/files/", "/files/{path...} path="},
  };
  for (const auto& [target, body] : cases) EXPECT_EQ(ask_for(target)->body, body) << target;
  for (const char* target :
       {"/", "/jobs", "/jobs/", "/files", "/jobs/7/", "/jobs/7/events/x", "//jobs/7/x"}) {
    EXPECT_EQ(ask_for(target)->status, 404) << target;
  }
  EXPECT_EQ(ask_as("POST", "/jobs/newest")->body, "/jobs/{id} id=newest");
}

TEST_F(Routes, SayWhichMethodsTheyTake) {
  add(Method::kGet, "/both");
  add(Method::kDelete, "/both");
  routes_.push_back({.method = Method::kGet,
                     .pattern = "/headless",
                     .handle = [](const Request&) { return text_response("x"); },
                     .answers_head = false});
  start();
  const auto wrong = ask_as("POST", "/both");
  EXPECT_EQ(wrong->status, 405);
  EXPECT_EQ(wrong->reason, "Method Not Allowed");
  EXPECT_EQ(wrong->headers.at("allow"), "DELETE, GET, HEAD, OPTIONS");
  const auto options = ask_as("OPTIONS", "/both");
  EXPECT_EQ(options->status, 204);
  EXPECT_EQ(options->headers.at("allow"), "DELETE, GET, HEAD, OPTIONS");
  EXPECT_FALSE(options->headers.contains("content-length"));
  EXPECT_EQ(ask_as("OPTIONS", "/nowhere")->status, 404);
  EXPECT_EQ(ask_as("TRACE", "/both")->headers.at("allow"), "DELETE, GET, HEAD, OPTIONS");
  EXPECT_EQ(ask_as("TRACE", "/nowhere")->status, 501);
  const auto headless = ask_as("HEAD", "/headless");
  EXPECT_EQ(headless->status, 405);
  EXPECT_EQ(headless->headers.at("allow"), "GET, OPTIONS");
  const auto head = ask_as("HEAD", "/both");
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->headers.at("content-length"), "5");
}

TEST_F(Routes, AreAskedForOnlyWhatThePolicyLetsThrough) {
  std::atomic<int> calls{0};
  take(Method::kPut, "/", BodyKind::kText, 1 << 20, [&](const Request&) {
    ++calls;
    return text_response("x");
  });
  start();
  RawClient client(server_->port());
  // A small body is read over and the connection stays; a large one is not read.
  client.send("PUT / HTTP/1.1\r\nHost: x\r\nX-Refuse: 1\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(client.read_reply()->status, 403);
  client.send(
      "PUT / HTTP/1.1\r\nHost: x\r\nX-Refuse: 1\r\nContent-Length: 900000\r\nExpect: 100-continue\r\n\r\n");
  const auto reply = client.read_reply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 403);
  EXPECT_EQ(reply->headers.at("connection"), "close");
  EXPECT_EQ(calls, 0);
  ASSERT_TRUE(policy_.wait_for_completed(2));
  EXPECT_EQ(policy_.completed_replies()[0], (std::pair<std::string, int>("/", 403)));
}

}  // namespace
}  // namespace http
