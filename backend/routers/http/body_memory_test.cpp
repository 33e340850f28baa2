// How much memory all bodies together may hold, over the wire.
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"

namespace http {
namespace {

constexpr std::size_t kMost = 1 << 20;
const std::string kLarge(700'000, 'x');  // two of them are too much

class BodiesAtOnce : public RunningServer {
 protected:
  BodiesAtOnce() {
    settings_.most_body_memory = kMost;
    take(Method::kPost, "/text", BodyKind::kText, 800'000,
         [](const Request& request) { return text_response(std::to_string(request.body.size())); });
    take(Method::kPost, "/throws", BodyKind::kText, 800'000,
         [](const Request&) -> Reply { throw base::Error(base::ErrorKind::kInternal, "no"); });
    take(Method::kPost, "/later", BodyKind::kText, 800'000, [this](const Request&) {
      return Later{[this](std::function<void(Response)> send) -> std::shared_ptr<void> {
        send_ = std::move(send);
        has_begun_.open();
        return nullptr;
      }};
    });
    take(Method::kPut, "/file", BodyKind::kFile, 64 << 20,
         [](const Request& request) { return text_response(std::to_string(request.body_bytes)); });
  }
  ~BodiesAtOnce() override { server_.reset(); }

  static std::string head(const std::string& line, std::size_t length) {
    return fmt::format("{} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", line, length);
  }
  static std::string chunked(const std::string& line, const std::string& text) {
    return fmt::format("{} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{}\r\n0\r\n\r\n",
                       line, text.size(), text);
  }
  // Waits until bodies hold no less, or no more; false after 20 s.
  bool hold_at_least(std::size_t bytes) {
    return comes_true([&] { return server_->counters().body_memory >= bytes; });
  }
  bool hold_nothing() {
    return comes_true([&] { return server_->counters().body_memory == 0; });
  }
  static bool comes_true(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    return condition();
  }

  std::function<void(Response)> send_;
  Latch has_begun_;
};

TEST_F(BodiesAtOnce, OverTheirMemoryAreRefusedUntilThereIsSomeAgain) {
  start();
  RawClient first(server_->port());
  first.send(head("POST /text", kLarge.size()) + kLarge.substr(1));
  ASSERT_TRUE(hold_at_least(kLarge.size() - 1));
  for (const std::string& request :
       {head("POST /text", kLarge.size()) + kLarge, chunked("POST /text", kLarge)}) {
    RawClient second(server_->port());
    second.send(request);
    const auto refused = second.read_reply();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 503);
    EXPECT_EQ(refused->headers.at("retry-after"), "10");
    EXPECT_EQ(refused->headers.at("x-finished"), "yes");
    EXPECT_NE(refused->body.find("try again"), std::string::npos);
    EXPECT_TRUE(second.is_closed_by_server());
  }
  EXPECT_EQ(ask(head("POST /text", 9) + "a few fit")->body, "9");
  first.send("x");
  EXPECT_EQ(first.read_reply()->body, "700000");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(chunked("POST /text", kLarge))->body, "700000");
  EXPECT_TRUE(hold_nothing());
}

TEST_F(BodiesAtOnce, HoldWhatHasComeOfThemAndNotWhatIsAnnounced) {
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(std::make_unique<RawClient>(server_->port()));
    clients.back()->send(head("POST /text", kLarge.size()) + "begun");
  }
  ASSERT_TRUE(hold_at_least(20 * 5));
  EXPECT_LT(server_->counters().body_memory, 100'000u);
  EXPECT_EQ(ask(head("POST /text", kLarge.size()) + kLarge)->body, "700000");
}

TEST_F(BodiesAtOnce, GiveTheirMemoryBackHoweverTheyEnd) {
  settings_.body_deadline = std::chrono::milliseconds(300);
  start();
  const std::string begun = head("POST /text", kLarge.size()) + kLarge.substr(1);
  const std::string chunks = "POST /text HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  struct Case {
    const char* name;
    std::string request;
    int status;
  };
  const std::vector<Case> cases = {
      {"whole", begun + "x", 200},
      {"handler throws", head("POST /throws", kLarge.size()) + kLarge, 500},
      {"too late", begun, 408},
      {"bad chunk", chunks + fmt::format("{:x}\r\n{}\r\nno\r\n", kLarge.size(), kLarge), 400},
      {"too large", chunked("POST /text", kLarge + kLarge.substr(0, 200'000)), 413},
      {"into a file", head("PUT /file", 3 * kMost) + std::string(3 * kMost, 'x'), 200},
      {"into a file, too late", head("PUT /file", kMost) + std::string(50'000, 'x'), 408},
      {"nobody wants it", head("POST /nowhere", 1000) + std::string(1000, 'x'), 404},
  };
  for (const Case& c : cases) {
    RawClient client(server_->port());
    client.send(c.request);
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply) << c.name;
    EXPECT_EQ(reply->status, c.status) << c.name;
    EXPECT_TRUE(hold_nothing()) << c.name << ", " << server_->counters().body_memory;
  }
}

TEST_F(BodiesAtOnce, GiveTheirMemoryBackWhenTheClientLeaves) {
  start();
  for (const char* line : {"POST /text", "PUT /file"}) {
    RawClient client(server_->port());
    client.send(head(line, kLarge.size()) + kLarge.substr(1));
    ASSERT_TRUE(hold_at_least(100'000)) << line;
    client.leave();
    EXPECT_TRUE(hold_nothing()) << line;
  }
}

TEST_F(BodiesAtOnce, HoldNothingWhileTheirReplyIsWaitedFor) {
  start();
  RawClient client(server_->port());
  client.send(head("POST /later", kLarge.size()) + kLarge);
  ASSERT_TRUE(has_begun_.wait());
  EXPECT_TRUE(hold_nothing());
  EXPECT_EQ(ask(head("POST /text", kLarge.size()) + kLarge)->body, "700000");
  send_(text_response("done"));
  EXPECT_EQ(client.read_reply()->body, "done");
}

TEST_F(BodiesAtOnce, OnTheirWayIntoFilesHoldMemoryToo) {
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  const auto is_answered = [](const auto& client) {
    pollfd waiting{client->fd(), POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
  };
  for (int i = 0; i < 8; ++i) {
    clients.push_back(std::make_unique<RawClient>(server_->port()));
    clients.back()->send(head("PUT /file", 1 << 20) + std::string(200'000, 'x'));
  }
  // Each has come to 200,000 bytes, so five fit at most; one that was refused leaves its place to nobody who
  // has sent all already.
  ASSERT_TRUE(comes_true([&] { return std::ranges::count_if(clients, is_answered) >= 3; }));
  EXPECT_LE(server_->counters().body_memory, kMost);
  EXPECT_GT(server_->counters().body_memory, 200'000u);
  for (const auto& client : clients) {
    if (!is_answered(client)) continue;
    EXPECT_EQ(client->read_reply()->status, 503);
  }
}

}  // namespace
}  // namespace http
