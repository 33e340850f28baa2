#include "routers/http/server.h"

#include <atomic>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"

namespace http {
namespace {

class Serving : public RunningServer {};

TEST_F(Serving, AnswersWithTheHandlersReplyAndStandardPhrases) {
  get("/hello/{name}", [](const Request& request) {
    return text_response("hello " + request.parameters.at("name") + request.query_value("q").value_or(""));
  });
  start();
  const auto reply = ask_for("/hello/J%C3%BCrgen?q=%21&q=+1");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->reason, "OK");
  EXPECT_EQ(reply->body, "hello Jürgen 1");
  EXPECT_EQ(reply->headers.at("content-type"), "text/plain");
  EXPECT_EQ(reply->headers.at("x-finished"), "yes");
  EXPECT_EQ(reply->headers.at("x-request-id").size(), 32u);
  EXPECT_FALSE(reply->headers.contains("connection"));
}

TEST_F(Serving, KeepsAConnectionAndAnswersPipelinedRequestsInOrder) {
  get("/slow/{n}", [](const Request& request) { return text_response(request.parameters.at("n")); });
  get(
      "/fast/{n}", [](const Request& request) { return text_response(request.parameters.at("n")); },
      RunsOn::kEventLoop);
  start();
  RawClient client(server_->port());
  std::string requests;
  for (int i = 0; i < 40; ++i) {
    requests +=
        "GET /" + std::string(i % 2 ? "fast/" : "slow/") + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }
  ASSERT_TRUE(client.send(requests));
  for (int i = 0; i < 40; ++i) {
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply) << i;
    EXPECT_EQ(reply->body, std::to_string(i));
  }
}

TEST_F(Serving, ClosesAfterHttp10AndWhenAskedTo) {
  get("/", [](const Request&) { return text_response("x"); });
  start();
  for (const char* request :
       {"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"}) {
    RawClient client(server_->port());
    client.send(request);
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply) << request;
    EXPECT_EQ(reply->headers.at("connection"), "close");
    EXPECT_TRUE(client.is_closed_by_server());
  }
}

TEST_F(Serving, TurnsWhatAHandlerThrowsIntoAnAnswerAndGoesOn) {
  get("/", [](const Request&) -> Reply { throw std::runtime_error("it broke"); });
  start();
  RawClient client(server_->port());
  for (int i = 0; i < 2; ++i) {
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 500);
    EXPECT_EQ(reply->body, "it broke");
  }
}

TEST_F(Serving, GivesBodiesInMemoryToTheHandlerWhateverTheirFraming) {
  take(Method::kPost, "/echo", BodyKind::kText, 100, [](const Request& request) {
    return text_response(request.body + "|" + std::to_string(request.body_bytes));
  });
  start();
  RawClient client(server_->port());
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(client.read_reply()->body, "hello|5");
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nA: b\r\n\r\n");
  EXPECT_EQ(client.read_reply()->body, "hello|5");
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ok");
  EXPECT_EQ(client.read_reply()->body, "ok|2");
}

TEST_F(Serving, AnswersLaterFromAnotherThread) {
  std::thread answering;
  get("/", [&](const Request&) {
    return Later{[&](std::function<void(Response)> reply) -> std::shared_ptr<void> {
      answering = std::thread([reply] {
        reply(text_response("later"));
        reply(text_response("twice"));
      });
      return nullptr;
    }};
  });
  start();
  RawClient client(server_->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.read_reply()->body, "later");
  answering.join();
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.read_reply()->body, "later");
  answering.join();
}

}  // namespace
}  // namespace http
