// Connections in numbers: caps, draining, an end in the middle.
#include <fcntl.h>
#include <memory>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"

namespace http {
namespace {

class Listening : public RunningServer {
 protected:
  Listening() {
    get(
        "/", [](const Request&) { return text_response("x"); }, RunsOn::kEventLoop);
    get("/pool", [](const Request&) { return text_response("x"); });
    take(Method::kPost, "/text", BodyKind::kText, 1000,
         [](const Request& request) { return text_response(request.body); });
    take(Method::kPut, "/file", BodyKind::kFile, 1000,
         [](const Request&) { return text_response("stored"); });
  }
  ~Listening() override { server_.reset(); }

  base::MemoryLog remembering_;
};

TEST_F(Listening, OnATakenPortOrNoAddressIsRefusedWithAReason) {
  start();
  const auto kind_of = [&](const std::string& address, std::uint16_t port) {
    ServerSettings settings = settings_;
    settings.address = address;
    settings.port = port;
    Server other(settings, {}, policy_, log_);
    try {
      other.start();
      return base::ErrorKind::kInternal;
    } catch (const base::Error& error) {
      return error.kind();
    }
  };
  EXPECT_EQ(kind_of("127.0.0.1", server_->port()), base::ErrorKind::kConflict);
  EXPECT_EQ(kind_of("nowhere", 0), base::ErrorKind::kUsage);
  EXPECT_EQ(kind_of("192.0.2.1", 0), base::ErrorKind::kUsage);
  settings_.upload_folder = folder_ / "missing";
  EXPECT_EQ(kind_of("127.0.0.1", 0), base::ErrorKind::kUnwritable);
}

TEST_F(Listening, TellsConnectionsOverTheCapSo) {
  settings_.most_connections = 3;
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<RawClient>(server_->port()));
    clients.back()->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_EQ(clients.back()->read_reply()->status, 200);
  }
  RawClient refused(server_->port());
  const auto reply = refused.read_reply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 503);
  EXPECT_EQ(reply->headers.at("x-finished"), "yes");
  EXPECT_TRUE(refused.is_closed_by_server());
  EXPECT_EQ(server_->counters().connections, 3);
}

// Who is turned away waits in the kernel meanwhile, and nothing spins.
TEST_F(Listening, OutlivesATimeWithoutFileDescriptors) {
  server_ = std::make_unique<Server>(settings_, routes_, policy_, remembering_);
  server_->start();
  RawClient first(server_->port());
  first.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(first.read_reply());
  RawClient second(0);  // its socket exists already; it connects below
  // The sanitizer looks at a table of virtual functions through a pipe, once for each type; later there is
  // none to be had.
  base::Log& log = remembering_;
  log.debug("looked_at");
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  const base::FileDescriptor next(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const rlimit none{static_cast<rlim_t>(next.get()), before.rlim_max};
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(server_->port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::setrlimit(RLIMIT_NOFILE, &none);
  const int connected = ::connect(second.fd(), reinterpret_cast<sockaddr*>(&address), sizeof address);
  second.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  // The first connection is still served.
  for (int i = 0; i < 50; ++i) {
    first.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(first.read_reply());
  }
  ::setrlimit(RLIMIT_NOFILE, &before);
  ASSERT_EQ(connected, 0);
  EXPECT_TRUE(second.read_reply());
  server_.reset();
  EXPECT_LE(remembering_.lines().size(), 2u);
}

TEST_F(Listening, DrainsIdleConnectionsAtOnceAndFinishesWhatIsUnderWay) {
  Latch inside;
  Latch go_on;
  get("/slow", [&](const Request&) {
    inside.open();
    go_on.wait();
    return text_response("done");
  });
  get("/events", [](const Request&) {
    return EventStream{
        .open = [](std::shared_ptr<StreamSink> sink) -> std::shared_ptr<void> { return sink; }};
  });
  start();
  RawClient idle(server_->port());
  idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(idle.read_reply());
  RawClient stream(server_->port());
  stream.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
  RawReply head;
  ASSERT_TRUE(stream.read_head(head));
  RawClient busy(server_->port());
  busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(inside.wait());
  std::thread draining([this] { server_->drain(std::chrono::seconds(20)); });
  EXPECT_TRUE(idle.is_closed_by_server());
  EXPECT_TRUE(stream.read_until("0\r\n\r\n"));
  EXPECT_TRUE(stream.is_closed_by_server());
  go_on.open();
  const auto reply = busy.read_reply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->body, "done");
  EXPECT_EQ(reply->headers.at("connection"), "close");
  draining.join();
  EXPECT_EQ(server_->counters().connections, 0);
  EXPECT_FALSE(RawClient(server_->port()).connected());
}

TEST_F(Listening, EndsInTheMiddleOfEverythingWhileThreadsAreAtWork) {
  Latch inside;
  get("/slow", [&](const Request&) {
    inside.open();
    return text_response(std::string(1 << 20, 'x'));
  });
  get("/later", [](const Request&) {
    return Later{[](std::function<void(Response)>) -> std::shared_ptr<void> { return nullptr; }};
  });
  get("/events", [](const Request&) {
    return EventStream{
        .open = [](std::shared_ptr<StreamSink> sink) -> std::shared_ptr<void> { return sink; }};
  });
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  for (const char* request :
       {"", "GET / HT", "GET /later HTTP/1.1\r\nHost: x\r\n\r\n", "GET /events HTTP/1.1\r\nHost: x\r\n\r\n",
        "PUT /file HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf",
        "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"}) {
    clients.push_back(std::make_unique<RawClient>(server_->port()));
    clients.back()->send(request);
  }
  ASSERT_TRUE(inside.wait());
  server_.reset();
  for (const auto& client : clients) EXPECT_TRUE(client->is_closed_by_server());
  EXPECT_EQ(files_in_folder(), 0u);
}

TEST_F(Listening, ServesManyConnectionsAtOnceFromManyThreads) {
  start();
  std::atomic<int> served{0};
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      RawClient client(server_->port());
      for (int i = 0; i < 100; ++i) {
        client.send(i % 2 ? "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                          : "POST /text HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
        if (client.read_reply()) ++served;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(served, 400);
}

}  // namespace
}  // namespace http
