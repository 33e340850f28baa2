// Event streams and replies that come later, over the wire.
#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <sys/ioctl.h>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"

namespace http {
namespace {

std::shared_ptr<const std::string> event(const std::string& data) {
  return std::make_shared<const std::string>("data: " + data + "\n\n");
}

// Something whose end a test can wait for.
std::shared_ptr<void> noticed(Latch& gone) {
  return std::shared_ptr<void>(static_cast<void*>(&gone),
                               [](void* latch) { static_cast<Latch*>(latch)->open(); });
}

class Streams : public RunningServer {
 protected:
  Streams() {
    get("/events", [this](const Request&) {
      return EventStream{.open = [this](std::shared_ptr<StreamSink> sink) -> std::shared_ptr<void> {
        sink->send(event("first"));
        const std::lock_guard lock(mutex_);
        sinks_.push_back(std::move(sink));
        return noticed(gone_);
      }};
    });
  }
  ~Streams() override { server_.reset(); }  // before what its streams hold

  std::shared_ptr<StreamSink> sink(std::size_t number = 0) {
    const std::lock_guard lock(mutex_);
    return sinks_.at(number);
  }
  static void open(RawClient& client, const std::string& version = "1.1") {
    client.send("GET /events HTTP/" + version + "\r\nHost: x\r\n\r\n");
  }

  Latch gone_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<StreamSink>> sinks_;
};

TEST_F(Streams, SendEventsAsTheyComeAndEndWhenClosed) {
  start();
  RawClient client(server_->port());
  open(client);
  RawReply head;
  ASSERT_TRUE(client.read_head(head));
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-type"), "text/event-stream");
  EXPECT_EQ(head.headers.at("cache-control"), "no-store");
  EXPECT_EQ(head.headers.at("x-accel-buffering"), "no");
  EXPECT_EQ(head.headers.at("x-finished"), "yes");
  EXPECT_EQ(client.read_until("\n\n\r\n"), "d\r\ndata: first\n\n\r\n");
  EXPECT_EQ(server_->counters().event_streams, 1);
  sink()->send(event("second"));
  EXPECT_EQ(client.read_until("\n\n\r\n"), "e\r\ndata: second\n\n\r\n");
  sink()->close();
  EXPECT_EQ(client.read_until("0\r\n\r\n"), "0\r\n\r\n");
  EXPECT_TRUE(client.is_closed_by_server());
  EXPECT_TRUE(gone_.wait());
  sink()->send(event("too late"));
}

TEST_F(Streams, AreNotChunkedForHttp10) {
  start();
  RawClient client(server_->port());
  open(client, "1.0");
  RawReply head;
  ASSERT_TRUE(client.read_head(head));
  EXPECT_FALSE(head.headers.contains("transfer-encoding"));
  EXPECT_EQ(client.read_until("\n\n"), "data: first\n\n");
  sink()->close();
  EXPECT_TRUE(client.is_closed_by_server());
  EXPECT_EQ(client.unread(), "");
}

TEST_F(Streams, BeatWhileNothingHappens) {
  settings_.heartbeat = std::chrono::milliseconds(50);
  start();
  RawClient client(server_->port());
  open(client);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(client.read_until(": still here\n\n"));
}

TEST_F(Streams, LetGoOfWhatServedThemWhenTheClientLeaves) {
  start();
  RawClient client(server_->port());
  open(client);
  ASSERT_TRUE(client.read_until("first"));
  client.leave();
  EXPECT_TRUE(gone_.wait());
}

TEST_F(Streams, GiveUpAClientThatReadsTooSlowly) {
  settings_.most_waiting_events = 20;
  start();
  RawClient client(server_->port());
  open(client);
  ASSERT_TRUE(client.read_until("first"));
  const auto large = event(std::string(10'000, 'x'));
  // More than the kernel takes for a client that reads nothing.
  for (int i = 0; i < 5'000 && server_->counters().event_streams > 0; ++i) sink()->send(large);
  EXPECT_TRUE(gone_.wait());
  EXPECT_TRUE(client.is_closed_by_server());
  EXPECT_LT(client.unread().size(), 50'000'000u);
}

TEST_F(Streams, OverTheCapAreRefusedUntilOneEnds) {
  settings_.most_event_streams = 2;
  start();
  auto first = std::make_unique<RawClient>(server_->port());
  RawClient second(server_->port());
  for (RawClient* client : {first.get(), &second}) {
    open(*client);
    ASSERT_TRUE(client->read_until("first"));
  }
  const auto refused = ask_for("/events");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 503);
  EXPECT_EQ(refused->headers.at("retry-after"), "10");
  first.reset();
  ASSERT_TRUE(gone_.wait());
  RawClient third(server_->port());
  open(third);
  EXPECT_TRUE(third.read_until("first"));
}

TEST_F(Streams, ThatCannotBeOpenedAreAnsweredWithTheError) {
  get("/broken", [](const Request&) {
    return EventStream{.open = [](std::shared_ptr<StreamSink>) -> std::shared_ptr<void> {
      throw base::Error(base::ErrorKind::kNotFound, "no such job");
    }};
  });
  start();
  const auto reply = ask_for("/broken");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 500);
  EXPECT_EQ(reply->body, "no such job");
}

TEST_F(Streams, KeepTheOrderOfEventsSentFromAThreadWhileOthersOpenAndLeave) {
  settings_.most_waiting_events = 100'000;
  settings_.most_waiting_event_bytes = 100 << 20;
  start();
  RawClient client(server_->port());
  open(client);
  ASSERT_TRUE(client.read_until("first"));
  std::thread sending([this] {
    const auto to = sink();
    for (int i = 0; i < 2'000; ++i) to->send(event(std::to_string(i)));
    to->close();
  });
  std::thread coming_and_going([this] {
    for (int i = 0; i < 30; ++i) {
      RawClient other(server_->port());
      open(other);
    }
  });
  for (int i = 0; i < 2'000; ++i) {
    const auto text = client.read_until(fmt::format("data: {}\n\n", i));
    ASSERT_TRUE(text) << i;
    ASSERT_LT(text->size(), 100u) << *text;
  }
  sending.join();
  coming_and_going.join();
}

// Many streams at once, and a client whose requests are answered with the number of streams that something
// has arrived at. Each answer's request is followed by the next before the event loop goes on, so the loop
// finds one whenever it looks at its sockets.
class StreamsInTheirHundreds : public Streams {
 protected:
  static constexpr std::size_t kStreams = 300;

  StreamsInTheirHundreds() {
    const auto reached = [this](const Request&) { return text_response(std::to_string(ask_on())); };
    get("/reached", reached, RunsOn::kEventLoop);
    const auto publish = [this](const Request&) {
      ask_on();
      send_to_all("many");
      return text_response("sent");
    };
    get("/publish", publish, RunsOn::kEventLoop);
  }
  ~StreamsInTheirHundreds() override { server_.reset(); }

  void open_all() {
    for (std::size_t i = 0; i < kStreams; ++i) {
      clients_.push_back(std::make_unique<RawClient>(server_->port()));
      open(*clients_.back());
    }
    for (const auto& client : clients_) ASSERT_TRUE(client->read_until("first\n\n\r\n"));
    asking_ = std::make_unique<RawClient>(server_->port());
  }
  void send_to_all(const std::string& data) {
    const std::lock_guard lock(mutex_);
    for (const auto& sink : sinks_) sink->send(event(data));
  }

  std::size_t ask_on() {
    const auto reached = static_cast<std::size_t>(std::ranges::count_if(clients_, [](const auto& client) {
      int arrived = 0;
      return ::ioctl(client->fd(), FIONREAD, &arrived) == 0 && arrived > 0;
    }));
    if (reached < clients_.size()) asking_->send("GET /reached HTTP/1.1\r\nHost: x\r\n\r\n");
    return reached;
  }
  // How many different numbers between none and all were answered.
  std::size_t count_answers_in_between() {
    std::set<std::size_t> between;
    while (const auto reply = asking_->read_reply()) {
      const std::size_t reached = std::stoul(reply->body);
      if (reached == kStreams) return between.size();
      if (reached > 0) between.insert(reached);
    }
    ADD_FAILURE() << "not all streams were reached";
    return 0;
  }

  std::vector<std::unique_ptr<RawClient>> clients_;
  std::unique_ptr<RawClient> asking_;
};

TEST_F(StreamsInTheirHundreds, LetRequestsBeAnsweredWhileOneEventGoesToAll) {
  start();
  open_all();
  ASSERT_EQ(ask_for("/publish")->body, "sent");
  EXPECT_GE(count_answers_in_between(), 3u);
  for (const auto& client : clients_) {
    EXPECT_EQ(client->read_until("\n\n\r\n"), "c\r\ndata: many\n\n\r\n");
  }
}

TEST_F(StreamsInTheirHundreds, LetRequestsBeAnsweredWhileTheirHeartsBeat) {
  settings_.heartbeat = std::chrono::milliseconds(1'000);
  start();
  open_all();
  // From now on they beat together.
  send_to_all("many");
  for (const auto& client : clients_) ASSERT_TRUE(client->read_until("many\n\n\r\n"));
  asking_->send("GET /reached HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_GE(count_answers_in_between(), 3u);
  for (const auto& client : clients_) {
    EXPECT_EQ(client->read_until("\n\n\r\n"), "e\r\n: still here\n\n\r\n");
  }
}

TEST_F(StreamsInTheirHundreds, KeepEachItsOrderWhenThreadsSendToAllAtOnce) {
  settings_.most_waiting_events = 1'000;
  start();
  open_all();
  constexpr int kEvents = 100;
  std::vector<std::jthread> sending;
  for (std::size_t part = 0; part < 3; ++part) {
    sending.emplace_back([this, part] {
      for (int number = 0; number < kEvents; ++number) {
        for (std::size_t i = part; i < kStreams; i += 3) sink(i)->send(event(std::to_string(number)));
      }
      for (std::size_t i = part; i < kStreams; i += 3) sink(i)->close();
    });
  }
  for (const auto& client : clients_) {
    for (int number = 0; number < kEvents; ++number) {
      const auto text = client->read_until(fmt::format("data: {}\n\n", number));
      ASSERT_TRUE(text) << number;
      ASSERT_LT(text->size(), 100u) << *text;
    }
    EXPECT_TRUE(client->read_until("\r\n0\r\n\r\n"));
    EXPECT_TRUE(client->is_closed_by_server());
  }
}

TEST_F(StreamsInTheirHundreds, MayHaveEventsWaitingWhenTheServerGoes) {
  start();
  open_all();
  send_to_all("many");
  server_.reset();
  send_to_all("too late");
  for (const auto& client : clients_) {
    EXPECT_TRUE(client->is_closed_by_server());
    EXPECT_EQ(client->unread().find("too late"), std::string::npos);
  }
}

class Laters : public RunningServer {
 protected:
  using Answer = std::function<void(Response)>;
  void serve(Latch& started, Latch& gone, Answer& answer) {
    get("/later", [&](const Request&) {
      return Later{[&](Answer give) {
        answer = std::move(give);
        started.open();
        return noticed(gone);
      }};
    });
  }
  void ask_later(RawClient& client) { client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n"); }
};

TEST_F(Laters, ThreadsMayAnswerAfterTheClientHasLeft) {
  Latch started;
  Latch gone;
  Answer answer;
  serve(started, gone, answer);
  start();
  RawClient client(server_->port());
  ask_later(client);
  ASSERT_TRUE(started.wait());
  client.leave();
  EXPECT_TRUE(gone.wait());
  answer(text_response("too late"));
  server_.reset();
  answer(text_response("later still"));
}

TEST_F(Laters, HoldNoThreadAndAreAnsweredInTheirTurn) {
  settings_.pool_threads = 1;
  Latch started;
  Latch gone;
  Answer answer;
  serve(started, gone, answer);
  get("/now", [](const Request&) { return text_response("now"); });
  start();
  RawClient client(server_->port());
  ask_later(client);
  // A request sent ahead is answered after it.
  client.send("GET /now HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(started.wait());
  EXPECT_EQ(ask_for("/now")->body, "now");
  answer(text_response("at last"));
  EXPECT_EQ(client.read_reply()->body, "at last");
  EXPECT_EQ(client.read_reply()->body, "now");
  EXPECT_TRUE(gone.wait());
  server_.reset();
}

TEST_F(Laters, MayServeFilesAndFail) {
  write_file("film", "moving pictures");
  get("/file", [this](const Request&) {
    return Later{[this](Answer answer) -> std::shared_ptr<void> {
      answer({.file = FileBody{folder_ / "film", "video/mp4"}});
      return nullptr;
    }};
  });
  get("/broken", [](const Request&) {
    return Later{[](Answer) -> std::shared_ptr<void> { throw std::runtime_error("it broke"); }};
  });
  start();
  EXPECT_EQ(ask_for("/file")->body, "moving pictures");
  EXPECT_EQ(ask_for("/broken")->body, "it broke");
}

}  // namespace
}  // namespace http
