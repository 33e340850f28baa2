// What the head of a request may say, over the wire.
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"

namespace http {
namespace {

class Heads : public RunningServer {
 protected:
  Heads() {
    get(
        "/", [](const Request& request) { return text_response(request.path); }, RunsOn::kEventLoop);
    get(
        "/{path...}", [](const Request& request) { return text_response(request.path); }, RunsOn::kEventLoop);
    take(Method::kPost, "/", BodyKind::kText, 1000,
         [](const Request& request) { return text_response(request.body); });
  }
};

struct Case {
  const char* what;
  std::string request;
  int status;
};

TEST_F(Heads, ThatBreakTheRulesAreRefusedAndTheConnectionIsClosed) {
  const std::string host = "Host: x\r\n";
  const std::vector<Case> cases = {
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
      {"folded header", "GET / HTTP/1.1\r\n" + host + "A: b\r\n c\r\n\r\n", 400},
      {"folded with a tab", "GET / HTTP/1.1\r\n" + host + "A: b\r\n\tc\r\n\r\n", 400},
      {"folded first header", "GET / HTTP/1.1\r\n A: b\r\n" + host + "\r\n", 400},
      {"space before the colon", "GET / HTTP/1.1\r\n" + host + "Content-Length : 5\r\n\r\nhello", 400},
      {"no colon", "GET / HTTP/1.1\r\n" + host + "nonsense\r\n\r\n", 400},
      {"bare LF", "GET / HTTP/1.1\n" + host + "\r\n", 400},
      {"bare CR", "GET / HTTP/1.1\r\n" + host + "A: b\rC: d\r\n\r\n", 400},
      {"NUL in a value", "GET / HTTP/1.1\r\n" + host + "A: b" + std::string(1, '\0') + "\r\n\r\n", 400},
      {"both lengths",
       "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"both lengths, other order",
       "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
       400},
      {"conflicting lengths",
       "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400},
      {"the same length twice",
       "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 400},
      {"a list of lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 5, 5\r\n\r\nhello", 400},
      {"a signed length", "POST / HTTP/1.1\r\n" + host + "Content-Length: +5\r\n\r\nhello", 400},
      {"a negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -5\r\n\r\nhello", 400},
      {"a hexadecimal length", "POST / HTTP/1.1\r\n" + host + "Content-Length: 0x5\r\n\r\nhello", 400},
      {"an empty length", "POST / HTTP/1.1\r\n" + host + "Content-Length: \r\n\r\nhello", 400},
      {"a huge length", "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\nhello",
       400},
      {"unknown coding", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501},
      {"coding before chunked",
       "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
      {"chunked twice",
       "POST / HTTP/1.1\r\n" + host +
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"obscured chunked",
       "POST / HTTP/1.1\r\n" + host +
           "Transfer-Encoding: \x0b"
           "chunked\r\n\r\n0\r\n\r\n",
       400},
      {"identity", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: identity\r\n\r\n", 501},
      {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"unknown method nowhere", "BREW /a HTTP/1.1\r\n" + host + "\r\n", 405},
      {"HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
      {"HTTP/1.2", "GET / HTTP/1.2\r\n" + host + "\r\n", 505},
      {"lower-case version", "GET / http/1.1\r\n" + host + "\r\n", 400},
      {"no version", "GET /\r\n" + host + "\r\n", 400},
      {"space in the target", "GET /a b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"no slash", "GET a HTTP/1.1\r\n" + host + "\r\n", 400},
      {"asterisk", "GET * HTTP/1.1\r\n" + host + "\r\n", 400},
      {"authority", "CONNECT x:443 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"another host", "GET http://y/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"fragment", "GET /#a HTTP/1.1\r\n" + host + "\r\n", 400},
      {"half an escape", "GET /%4 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"bad escape", "GET /%zz HTTP/1.1\r\n" + host + "\r\n", 400},
      {"bad escape in the query", "GET /?a=%zz HTTP/1.1\r\n" + host + "\r\n", 400},
      {"NUL", "GET /a%00b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"invalid UTF-8", "GET /%FF HTTP/1.1\r\n" + host + "\r\n", 400},
      {"overlong UTF-8", "GET /%C0%AE%C0%AE/a HTTP/1.1\r\n" + host + "\r\n", 400},
      {"going up", "GET /a/../b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"going up, escaped", "GET /a/%2e%2E/b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"going up behind an escaped slash", "GET /a%2F..%2Fb HTTP/1.1\r\n" + host + "\r\n", 400},
      {"going up with backslashes", "GET /a%5C..%5Cb HTTP/1.1\r\n" + host + "\r\n", 400},
      {"other expectation", "POST / HTTP/1.1\r\n" + host + "Expect: miracles\r\nContent-Length: 1\r\n\r\nx",
       417},
      {"large head", "GET / HTTP/1.1\r\n" + host + "A: " + std::string(40'000, 'a') + "\r\n\r\n", 431},
      {"endless head", "GET / HTTP/1.1\r\nA: " + std::string(100'000, 'a'), 431},
      {"TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400},
  };
  start();
  for (const Case& one : cases) {
    RawClient client(server_->port());
    client.send(one.request);
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply) << one.what;
    EXPECT_EQ(reply->status, one.status) << one.what << ": " << reply->body;
    EXPECT_EQ(reply->headers.at("x-finished"), "yes") << one.what;
    if (one.status == 405) continue;
    EXPECT_EQ(reply->headers.at("connection"), "close") << one.what;
    EXPECT_TRUE(client.is_closed_by_server()) << one.what;
    EXPECT_EQ(client.unread(), "") << one.what;
  }
}

TEST_F(Heads, ThatAreUnusualButRightAreServed) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"GET http://x/a HTTP/1.1\r\nHost: X\r\n\r\n", "/a"},
      {"GET http://x HTTP/1.1\r\nHost: x\r\n\r\n", "/"},
      {"\r\n\r\nGET /b HTTP/1.1\r\nhost:x\r\n\r\n", "/b"},
      {"GET /..a/b..?..=../.. HTTP/1.1\r\nHost: x\r\n\r\n", "/..a/b.."},
      {"GET /a+b%2B HTTP/1.1\r\nHost:\r\n\r\n", "/a+b+"},
      {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n000A\r\n0123456789\r\n0\r\n\r\n",
       "0123456789"},
  };
  start();
  for (const auto& [request, body] : cases) {
    const auto reply = ask(request);
    ASSERT_TRUE(reply) << request;
    EXPECT_EQ(reply->status, 200) << request;
    EXPECT_EQ(reply->body, body) << request;
  }
}

TEST_F(Heads, ArriveInAnyPieces) {
  start();
  RawClient client(server_->port());
  const std::string request =
      "POST /?a=1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  for (int round = 0; round < 3; ++round) {
    for (const char c : request) client.send(std::string_view(&c, 1));
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "abc");
  }
}

TEST_F(Heads, KeepASaneRequestIdAndReplaceAnother) {
  start();
  EXPECT_EQ(ask_for("/", "X-Request-ID: trace-1.b_C\r\n")->headers.at("x-request-id"), "trace-1.b_C");
  for (const std::string& bad :
       {std::string("a b"), std::string(65, 'a'), std::string("<script>"), std::string()}) {
    const auto reply = ask_for("/", "X-Request-ID: " + bad + "\r\n");
    ASSERT_TRUE(reply) << bad;
    EXPECT_EQ(reply->headers.at("x-request-id").size(), 32u) << bad;
  }
}

TEST_F(Heads, DrippedSlowlyEndAtATotalDeadline) {
  settings_.head_deadline = std::chrono::milliseconds(200);
  settings_.idle_deadline = std::chrono::milliseconds(200);
  start();
  RawClient client(server_->port());
  client.send("GET / HTTP/1.1\r\n");
  const auto began = std::chrono::steady_clock::now();
  // Each byte would start a deadline of single reads anew.
  while (client.send("a") && std::chrono::steady_clock::now() - began < std::chrono::seconds(20)) {
    pollfd waiting{client.fd(), POLLIN, 0};
    if (::poll(&waiting, 1, 20) > 0) break;
  }
  const auto reply = client.read_reply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 408);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(10));
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(Heads, ThatNeverComeEndTheConnectionWithoutAWord) {
  settings_.head_deadline = std::chrono::milliseconds(100);
  settings_.idle_deadline = std::chrono::milliseconds(100);
  start();
  RawClient silent(server_->port());
  EXPECT_TRUE(silent.is_closed_by_server());
  EXPECT_EQ(silent.unread(), "");
  RawClient idle(server_->port());
  idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(idle.read_reply());
  EXPECT_TRUE(idle.is_closed_by_server());
  EXPECT_EQ(idle.unread(), "");
}

}  // namespace
}  // namespace http
