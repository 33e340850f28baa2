// How bodies are read, over the wire.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <sys/resource.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/random.h"
#include "routers/http/testing/running_server.h"

namespace http {
namespace {

namespace fs = std::filesystem;

class Bodies : public RunningServer {
 protected:
  Bodies() {
    take(Method::kPost, "/text", BodyKind::kText, 1000,
         [](const Request& request) { return text_response(request.body); });
    take(Method::kPost, "/none", BodyKind::kNone, 0,
         [](const Request& request) { return text_response(request.body + "-"); });
    take(Method::kPut, "/file", BodyKind::kFile, 4 << 20, [this](const Request& request) {
      if (request.header("X-Keep")) fs::rename(request.body_file, folder_ / "kept");
      return text_response(std::to_string(request.body_bytes));
    });
  }
  static std::string head(const std::string& line, const std::string& headers) {
    return line + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }
  static std::string chunk(const std::string& text) {
    return fmt::format("{:x}\r\n{}\r\n", text.size(), text);
  }
  static std::string random_bytes(std::size_t count) {
    base::Random random(7);
    std::string bytes(count, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random.next());
    return bytes;
  }
};

TEST_F(Bodies, OverTheLimitAreRefusedWithoutBeingRead) {
  start();
  const std::string large(5 << 20, 'x');
  const std::vector<std::string> requests = {
      head("POST /text", "Content-Length: 1001\r\n"),
      head("POST /text", "Content-Length: 1001\r\nExpect: 100-continue\r\n"),
      head("POST /text", "Transfer-Encoding: chunked\r\n") + chunk(std::string(999, 'x')) + chunk("xx"),
      head("POST /text", "Transfer-Encoding: chunked\r\n") + "fffffffff\r\n" + std::string(1001, 'x'),
      head("POST /none", "Content-Length: 70000\r\n"),
      head("PUT /file", "Content-Length: 4194305\r\n"),
      head("PUT /file", "Transfer-Encoding: chunked\r\n") + chunk(large),
      head("PUT /file", "Content-Length: 5242880\r\n") + large,
  };
  for (const std::string& request : requests) {
    RawClient client(server_->port());
    client.send(request);
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply) << request.substr(0, 100);
    EXPECT_EQ(reply->status, 413) << request.substr(0, 100);
    EXPECT_EQ(files_in_folder(), 0u) << request.substr(0, 100);
    client.end_sending();
    EXPECT_TRUE(client.is_closed_by_server());
  }
}

TEST_F(Bodies, ThatAreBadlyChunkedAreRefused) {
  start();
  for (const std::string& body :
       {std::string("g\r\n"), std::string("-1\r\n"), std::string("\r\n"), std::string("3\nabc\r\n"),
        std::string("3\r\nabcd\r\n"), std::string("3\r\nabc\n0\r\n\r\n"), std::string("0x3\r\nabc\r\n"),
        std::string("1111111111111111\r\n"), "3;" + std::string(20'000, 'x') + "\r\nabc\r\n",
        "0\r\nA: " + std::string(20'000, 'x') + "\r\n\r\n", std::string("3;\x01\r\nabc\r\n0\r\n\r\n")}) {
    const auto reply = ask(head("POST /text", "Transfer-Encoding: chunked\r\n") + body);
    ASSERT_TRUE(reply) << body.substr(0, 50);
    EXPECT_EQ(reply->status, 400) << body.substr(0, 50);
  }
}

TEST_F(Bodies, ThatNobodyWantsAreReadOver) {
  start();
  RawClient client(server_->port());
  for (int i = 0; i < 3; ++i) {
    client.send(head("POST /none", "Content-Length: 60000\r\n") + std::string(60'000, 'x'));
    EXPECT_EQ(client.read_reply()->body, "-");
    client.send(head("POST /none", "Transfer-Encoding: chunked\r\n") + chunk("abc") + chunk(""));
    EXPECT_EQ(client.read_reply()->body, "-");
    client.send(head("POST /nowhere", "Content-Length: 3\r\n") + "abc");
    EXPECT_EQ(client.read_reply()->status, 404);
  }
}

TEST_F(Bodies, GoIntoFilesThatAreGoneUnlessRenamed) {
  start();
  const std::string bytes = random_bytes(3'000'001);
  RawClient client(server_->port());
  for (const bool chunked : {false, true}) {
    const std::string framing = chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: 3000001\r\n";
    const std::string body =
        chunked ? chunk(bytes.substr(0, 1'000'000)) + chunk(bytes.substr(1'000'000)) + "0\r\n\r\n" : bytes;
    client.send(head("PUT /file", framing) + body);
    EXPECT_EQ(client.read_reply()->body, "3000001");
    EXPECT_EQ(files_in_folder(), 0u);
    client.send(head("PUT /file", fmt::format("{}X-Keep: 1\r\n", framing)) + body);
    EXPECT_EQ(client.read_reply()->body, "3000001");
    EXPECT_EQ(files_in_folder(), 1u);
    EXPECT_TRUE(base::read_text(folder_ / "kept") == bytes);
    fs::remove(folder_ / "kept");
  }
  client.send(head("PUT /file", "Content-Length: 0\r\n"));
  EXPECT_EQ(client.read_reply()->body, "0");
}

TEST_F(Bodies, DrippedSlowlyEndAtATotalDeadlineAndLeaveNothing) {
  settings_.body_deadline = std::chrono::milliseconds(200);
  start();
  for (const char* line : {"POST /text", "PUT /file"}) {
    RawClient client(server_->port());
    client.send(head(line, "Content-Length: 900\r\n"));
    const auto began = std::chrono::steady_clock::now();
    while (client.send("a") && std::chrono::steady_clock::now() - began < std::chrono::seconds(20)) {
      pollfd waiting{client.fd(), POLLIN, 0};
      if (::poll(&waiting, 1, 20) > 0) break;
    }
    const auto reply = client.read_reply();
    ASSERT_TRUE(reply) << line;
    EXPECT_EQ(reply->status, 408) << line;
    EXPECT_EQ(files_in_folder(), 0u);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(10));
  }
}

TEST_F(Bodies, OfClientsThatLeaveInTheMiddleLeaveNothing) {
  start();
  {
    RawClient client(server_->port());
    client.send(head("PUT /file", "Content-Length: 4000000\r\nExpect: 100-continue\r\n"));
    ASSERT_TRUE(client.read_until("\r\n\r\n"));
    EXPECT_EQ(files_in_folder(), 1u);
    client.send(std::string(1'000'000, 'x'));
  }
  server_->drain(std::chrono::seconds(20));
  EXPECT_EQ(server_->counters().connections, 0);
  EXPECT_EQ(files_in_folder(), 0u);
}

// A file that may not grow stands for a full disk.
TEST_F(Bodies, ThatTheDiskDoesNotTakeAreAnsweredSoAndLeaveNothing) {
  start();
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1 << 20, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto reply = ask(head("PUT /file", "Content-Length: 3000000\r\n") + std::string(3'000'000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, old_handler);
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 507);
  EXPECT_EQ(reply->reason, "Insufficient Storage");
  EXPECT_EQ(files_in_folder(), 0u);
}

TEST_F(Bodies, CannotBeTakenWhereTheUploadFolderHasGone) {
  start();
  fs::remove_all(folder_);
  const auto reply = ask(head("PUT /file", "Content-Length: 3\r\n") + "abc");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 500);
}

}  // namespace
}  // namespace http
