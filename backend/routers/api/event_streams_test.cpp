#include "routers/api/event_streams.h"

#include <chrono>
#include <ctime>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "base/clock.h"
#include "store/job_table.h"
#include "store/records.h"

namespace api {
namespace {

namespace json = boost::json;

// A client that keeps what it is sent.
class Client final : public http::StreamSink {
 public:
  void send(std::shared_ptr<const std::string> event) override { events.push_back(std::move(event)); }
  void close() override { closed = true; }

  std::vector<std::shared_ptr<const std::string>> events;
  bool closed = false;
};

class EventStreaming : public testing::Test {
 protected:
  EventStreaming() { queue_.add({{.id = "film", .kind = "film", .lane = "media"}}); }

  // An open stream: of a job, or of all.
  struct Watching {
    std::shared_ptr<Client> client = std::make_shared<Client>();
    std::shared_ptr<void> held;
  };
  Watching open(const http::Reply& reply) const {
    Watching watching;
    watching.held = std::get<http::EventStream>(reply).open(watching.client);
    return watching;
  }
  Watching watch(const std::string& job, const http::Request& request = {}) {
    return open(streams_->watch_job(request, *queue_.find(job)));
  }
  Watching watch_all() { return open(streams_->watch_all({})); }

  base::SystemClock clock_;
  jobs::Events events_;
  std::unique_ptr<store::Records> records_ = store::open_sqlite_in_memory();
  jobs::Queue queue_{records_->jobs(), events_, clock_};
  std::optional<EventStreams> streams_{std::in_place, queue_, events_, EventStreams::SignUrls()};
};

TEST_F(EventStreaming, WritesAnEventOnceForAllWhoWatch) {
  const Watching one = watch("film");
  const Watching other = watch("film");
  const Watching all = watch_all();
  queue_.cancel("film");
  ASSERT_EQ(one.client->events.size(), 2U);
  ASSERT_EQ(other.client->events.size(), 2U);
  EXPECT_EQ(one.client->events[1].get(), other.client->events[1].get());
  EXPECT_EQ(one.client->events[1].get(), all.client->events[1].get());
  EXPECT_NE(one.client->events[1]->find("\nevent: job\ndata: {\"id\":\"film\""), std::string::npos);
}

TEST_F(EventStreaming, OfAJobTellsNothingOfOthersAndEndsWithIt) {
  queue_.add({{.id = "other", .kind = "clip", .lane = "paint"}});
  const Watching film = watch("film");
  const Watching all = watch_all();
  queue_.cancel("other");
  EXPECT_EQ(film.client->events.size(), 1U);
  EXPECT_FALSE(film.client->closed);
  queue_.cancel("film");
  EXPECT_EQ(film.client->events.size(), 2U);
  EXPECT_TRUE(film.client->closed);
  queue_.retry("film");
  EXPECT_EQ(film.client->events.size(), 2U) << "the stream had ended";
  EXPECT_EQ(all.client->events.size(), 4U) << "hello, two ends, a retry";
  EXPECT_FALSE(all.client->closed);
}

TEST_F(EventStreaming, EndsAtTheStateOfAJobThatHasJustEnded) {
  const http::Reply reply = streams_->watch_job({}, *queue_.find("film"));
  queue_.cancel("film");
  const Watching late = open(reply);
  ASSERT_EQ(late.client->events.size(), 1U);
  EXPECT_NE(late.client->events[0]->find("\"state\":\"canceled\""), std::string::npos);
  EXPECT_TRUE(late.client->closed);
}

TEST_F(EventStreaming, SendsAClientAwayThatKnowsTheEndAndNoOther) {
  const Watching all = watch_all();
  queue_.cancel("film");
  const auto id_in = [](const std::string& event) { return event.substr(4, event.find('\n') - 4); };
  http::Request request;
  request.headers.push_back({"Last-Event-ID", id_in(*all.client->events[1])});
  const http::Reply nothing = streams_->watch_job(request, *queue_.find("film"));
  ASSERT_TRUE(std::holds_alternative<http::Response>(nothing));
  EXPECT_EQ(std::get<http::Response>(nothing).status, 204);
  request.headers[0].value = id_in(*all.client->events[0]);  // the one before
  EXPECT_EQ(watch("film", request).client->events.size(), 1U);
}

TEST_F(EventStreaming, SignsTheUrlsInItAndOnlyThose) {
  streams_.emplace(queue_, events_, [](json::value& state) { state.as_object()["video_url"] = "signed"; });
  const Watching all = watch_all();
  events_.publish("take", "t", "", R"({"video_url":"/api/mv/get_video/t"})");
  events_.publish("take", "t", "", R"({"title": "url"})");
  EXPECT_TRUE(all.client->events[1]->ends_with("event: take\ndata: {\"video_url\":\"signed\"}\n\n"));
  EXPECT_TRUE(all.client->events[2]->ends_with("data: {\"title\": \"url\"}\n\n"));
}

// Told, not held: what one change costs the one who makes it, with a whole class in front of one film.
TEST_F(EventStreaming, OfManyClientsOnOneJobCostsSoMuch) {
  constexpr int kStreams = 2000;
  constexpr int kEvents = 200;
  std::vector<Watching> watching;
  for (int i = 0; i < kStreams; ++i) watching.push_back(watch("film"));
  std::string state = json::serialize(jobs::to_json(*queue_.find("film")));
  const std::clock_t before = std::clock();
  for (int i = 0; i < kEvents; ++i) events_.publish("job", "film", "", state, jobs::State::kQueued);
  const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  std::cout << kEvents << " events for " << kStreams << " streams of one job: " << seconds
            << " s of processor time, " << seconds / kEvents * 1000 << " ms an event\n";
  for (const Watching& one : watching) ASSERT_EQ(one.client->events.size(), 1U + kEvents);
}

}  // namespace
}  // namespace api
