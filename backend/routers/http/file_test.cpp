// Files as bodies, over the wire.
#include <filesystem>
#include <string>
#include <sys/stat.h>

#include <gtest/gtest.h>

#include "base/random.h"
#include "routers/http/byte_range.h"
#include "routers/http/http_date.h"
#include "routers/http/testing/running_server.h"

namespace http {
namespace {

namespace fs = std::filesystem;

class Files : public RunningServer {
 protected:
  Files() {
    get("/{name}", [this](const Request& request) {
      return Response{.headers = {{"Content-Disposition", "attachment; filename=\"a.mp4\""}},
                      .file = FileBody{folder_ / request.parameters.at("name"), "video/mp4"}};
    });
    write_file("ten", "0123456789");
    write_file("empty", "");
  }
  std::optional<RawReply> range(const std::string& value) {
    return ask_for("/ten", "Range: " + value + "\r\n");
  }
};

TEST_F(Files, AreServedWholeWithTheHeadersPlayersNeed) {
  start();
  const auto reply = ask_for("/ten");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->body, "0123456789");
  EXPECT_EQ(reply->headers.at("content-type"), "video/mp4");
  EXPECT_EQ(reply->headers.at("content-length"), "10");
  EXPECT_EQ(reply->headers.at("accept-ranges"), "bytes");
  EXPECT_EQ(reply->headers.at("content-disposition"), "attachment; filename=\"a.mp4\"");
  EXPECT_EQ(reply->headers.at("x-finished"), "yes");
  EXPECT_TRUE(read_http_date(reply->headers.at("last-modified")));
  EXPECT_EQ(reply->headers.at("etag").front(), '"');
  const auto head = ask("HEAD /ten HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\n\r\n", true);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->headers.at("content-length"), "10");
  EXPECT_EQ(ask_for("/empty")->body, "");
  EXPECT_EQ(ask_for("/empty")->headers.at("content-length"), "0");
}

TEST_F(Files, AreServedInParts) {
  start();
  struct Case {
    const char* range;
    int status;
    const char* content_range;
    const char* body;
  };
  for (const Case& one : {
           Case{"bytes=0-", 206, "bytes 0-9/10", "0123456789"},
           Case{"bytes=2-4", 206, "bytes 2-4/10", "234"},
           Case{"Bytes = 2-4", 206, "bytes 2-4/10", "234"},
           Case{"bytes=9-9", 206, "bytes 9-9/10", "9"},
           Case{"bytes=5-100", 206, "bytes 5-9/10", "56789"},
           Case{"bytes=5-99999999999999999999999", 206, "bytes 5-9/10", "56789"},
           Case{"bytes=-3", 206, "bytes 7-9/10", "789"},
           Case{"bytes=-30", 206, "bytes 0-9/10", "0123456789"},
           Case{"bytes=2-3,5-6", 206, "bytes 2-3/10", "23"},
           Case{"bytes=20-30, 5-6", 206, "bytes 5-6/10", "56"},
           Case{"seconds=1-2", 200, "", "0123456789"},
           Case{"bytes=10-", 416, "bytes */10", nullptr},
           Case{"bytes=-0", 416, "bytes */10", nullptr},
           Case{"bytes=99999999999999999999999-", 416, "bytes */10", nullptr},
           Case{"bytes=0-0,1-1,2-2,3-3,4-4,5-5,0-0,1-1,2-2,3-3,4-4,5-5,0-0,1-1,2-2,3-3,4-4", 416,
                "bytes */10", nullptr},
           Case{"bytes=", 400, "", nullptr},
           Case{"bytes=-", 400, "", nullptr},
           Case{"bytes=a-b", 400, "", nullptr},
           Case{"bytes=3-2", 400, "", nullptr},
           Case{"bytes=1-2,x", 400, "", nullptr},
           Case{"bytes=1--2", 400, "", nullptr},
           Case{"bytes 1-2", 400, "", nullptr},
       }) {
    auto reply = range(one.range);
    ASSERT_TRUE(reply) << one.range;
    EXPECT_EQ(reply->status, one.status) << one.range;
    EXPECT_EQ(reply->headers["content-range"], one.content_range) << one.range;
    if (one.body) {
      EXPECT_EQ(reply->body, one.body) << one.range;
    }
    if (one.status == 400) {
      EXPECT_EQ(reply->headers.at("content-type"), "text/plain; charset=utf-8");
    }
  }
  EXPECT_EQ(ask_for("/empty", "Range: bytes=0-\r\n")->status, 416);
}

TEST_F(Files, AreNotSentAgainToWhoHasThem) {
  start();
  const auto reply = ask_for("/ten");
  const std::string etag = reply->headers.at("etag");
  const std::string date = reply->headers.at("last-modified");
  const std::string old = "Sun, 06 Nov 1994 08:49:37 GMT";
  struct Case {
    std::string headers;
    int status;
  };
  for (const Case& one :
       {Case{"If-None-Match: " + etag + "\r\n", 304}, Case{"If-None-Match: *\r\n", 304},
        Case{"If-None-Match: \"a\", W/" + etag + "\r\n", 304}, Case{"If-None-Match: \"a\"\r\n", 200},
        Case{"If-Modified-Since: " + date + "\r\n", 304}, Case{"If-Modified-Since: " + old + "\r\n", 200},
        Case{"If-Modified-Since: yesterday\r\n", 200},
        Case{"If-None-Match: \"a\"\r\nIf-Modified-Since: " + date + "\r\n", 200},
        Case{"Range: bytes=0-1\r\nIf-Range: " + etag + "\r\n", 206},
        Case{"Range: bytes=0-1\r\nIf-Range: W/" + etag + "\r\n", 200},
        Case{"Range: bytes=0-1\r\nIf-Range: \"a\"\r\n", 200},
        Case{"Range: bytes=0-1\r\nIf-Range: " + date + "\r\n", 206},
        Case{"Range: bytes=0-1\r\nIf-Range: " + old + "\r\n", 200}}) {
    const auto conditional = ask_for("/ten", one.headers);
    ASSERT_TRUE(conditional) << one.headers;
    EXPECT_EQ(conditional->status, one.status) << one.headers;
    EXPECT_EQ(conditional->headers.at("etag"), etag) << one.headers;
  }
}

TEST_F(Files, ThatAreNoneAreNotFound) {
  fs::create_symlink("ten", folder_ / "link");
  fs::create_directory(folder_ / "folder");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  start();
  for (const char* name : {"/missing", "/link", "/folder", "/pipe"})
    EXPECT_EQ(ask_for(name)->status, 404) << name;
}

TEST_F(Files, OfManyMegabytesArriveWholeThroughASlowReader) {
  base::Random random(3);
  std::string bytes(20 << 20, '\0');
  for (std::size_t i = 0; i < bytes.size(); i += 97) bytes[i] = static_cast<char>(random.next());
  write_file("large", bytes);
  start();
  RawClient client(server_->port());
  for (int i = 0; i < 2; ++i) {
    client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->body == bytes);
  }
  client.send("GET /large HTTP/1.1\r\nHost: x\r\nRange: bytes=-9000001\r\n\r\n");
  EXPECT_TRUE(client.read_reply()->body == bytes.substr(bytes.size() - 9'000'001));
}

TEST_F(Files, ThatTheClientDoesNotTakeAreGivenUp) {
  settings_.write_stall = std::chrono::milliseconds(200);
  write_file("large", std::string(40 << 20, 'x'));
  start();
  RawClient client(server_->port());
  client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(policy_.wait_for_completed(1));
  EXPECT_TRUE(client.is_closed_by_server());
  EXPECT_LT(client.unread().size(), 40u << 20);
}

// The head has promised more than there is.
TEST_F(Files, ThatBecomeShorterMeanwhileEndTheConnection) {
  write_file("large", std::string(40 << 20, 'x'));
  start();
  RawClient client(server_->port());
  client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  RawReply head;
  ASSERT_TRUE(client.read_head(head));
  fs::resize_file(folder_ / "large", 1000);
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST(HttpDates, AreWrittenAndRead) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777);
  for (const char* text : {"", "now", "Sun, 06 Nox 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
                           "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT"}) {
    EXPECT_FALSE(read_http_date(text)) << text;
  }
}

}  // namespace
}  // namespace http
