// Bytes that nobody means well. With the sanitizers on, each fault in reading them would end the test.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"
#include "routers/http/testing/running_server.h"

namespace http {
namespace {

// Good requests, damaged: bytes changed, cut out, doubled or taken from another.
std::string damaged(const std::vector<std::string>& good, base::Random& random) {
  static constexpr char kBytes[] = "\0\r\n \t:;,=%/?#0123456789abcdefxX-\xFF\x80";
  static constexpr std::string_view kTroubling(kBytes, sizeof kBytes - 1);
  std::string text = random.pick(good);
  for (std::size_t i = random.index(4) + 1; i > 0; --i) {
    const std::size_t at = random.index(text.size() + 1);
    switch (random.index(5)) {
      case 0:
        if (at < text.size()) text[at] = random.pick(kTroubling);
        break;
      case 1:
        text.insert(at, 1, random.pick(kTroubling));
        break;
      case 2:
        text.erase(at, random.index(8));
        break;
      case 3:
        text.insert(at, text.substr(random.index(text.size() + 1), random.index(40)));
        break;
      default: {
        const std::string& other = random.pick(good);
        text = text.substr(0, at) + other.substr(random.index(other.size()));
      }
    }
  }
  return text;
}

class DamagedRequests : public RunningServer {
 protected:
  DamagedRequests() {
    get(
        "/", [](const Request&) { return text_response("x"); }, RunsOn::kEventLoop);
    get("/pool", [](const Request&) { return text_response("x"); });
    take(Method::kPost, "/text", BodyKind::kText, 1000,
         [](const Request& request) { return text_response(request.body); });
    take(Method::kPut, "/file", BodyKind::kFile, 1000,
         [](const Request&) { return text_response("stored"); });
  }
};

TEST_F(DamagedRequests, ByTheThousandsAreAnsweredOrClosed) {
  settings_.head_deadline = std::chrono::milliseconds(2'000);
  start();
  const std::vector<std::string> good = {
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\nAccept: */*\r\n\r\n",
      "GET /pool?a=%20b&c=d HTTP/1.1\r\nHost: x\r\nX-Request-ID: abc\r\n\r\n",
      "POST /text HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\nhello world",
      "POST /text HTTP/1.1\r\nHost:x\r\nTransfer-Encoding:chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nA:b\r\n\r\n",
      "PUT /file HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
      "PUT /file HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      "HEAD http://x/pool HTTP/1.0\r\nHost: x\r\nRange: bytes=0-1\r\nIf-None-Match: *\r\n\r\n",
      "OPTIONS /text HTTP/1.1\r\nHost: x\r\nOrigin: http://a\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
  };
  base::Random random(20'261'125);
  for (int i = 0; i < 4'000; ++i) {
    RawClient client(server_->port());
    ASSERT_TRUE(client.connected()) << i;
    client.send(damaged(good, random));
    client.end_sending();  // so that the server does not wait for what is missing
    ASSERT_TRUE(client.is_closed_by_server()) << i;
    const bool is_reply = client.unread().empty() || client.unread().starts_with("HTTP/1.1 ");
    ASSERT_TRUE(is_reply) << client.unread();
  }
  EXPECT_EQ(ask_for("/")->body, "x");
  server_->drain(std::chrono::seconds(20));
  EXPECT_EQ(files_in_folder(), 0u);
}

}  // namespace
}  // namespace http
