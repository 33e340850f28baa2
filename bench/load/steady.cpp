#include "steady.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "sockets.h"

namespace load {
namespace {

using std::chrono::milliseconds;

// A reply to one request is told complete by its length; ours always has one.
struct ReplyEnd {
  std::size_t size = 0;
  bool ok = false;
};

std::optional<ReplyEnd> end_of_reply(const std::string& received) {
  const std::size_t head = received.find("\r\n\r\n");
  if (head == std::string::npos) return std::nullopt;
  constexpr std::string_view kLength = "\r\nContent-Length: ";
  const std::size_t length = received.find(kLength);
  if (length > head) throw base::Error(base::ErrorKind::kDamaged, "a reply has no Content-Length");
  std::size_t body = 0;
  std::from_chars(received.data() + length + kLength.size(), received.data() + head, body);
  if (received.size() < head + 4 + body) return std::nullopt;
  return ReplyEnd{.size = head + 4 + body, .ok = received.starts_with("HTTP/1.1 200 ")};
}

double milliseconds_between(Moment from, Moment to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

// As many as wait for a reply when the server stands still for a fifth of a second; more requests wait here.
constexpr std::uint32_t kConnections = 100;
constexpr milliseconds kPatience{10'000};  // for what is missing at the end

class Asking {
 public:
  explicit Asking(const SteadyPlan& plan)
      : request_(fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", plan.path, plan.port)),
        step_(std::chrono::duration_cast<Clock::duration>(std::chrono::seconds(1)) / plan.rate),
        total_(static_cast<std::int64_t>(plan.rate) * plan.seconds) {
    connections_.resize(kConnections);
    for (std::uint32_t i = 0; i < kConnections; ++i) {
      connections_[i].socket = connect_to(plan.port);
      ready_to_wait(connections_[i].socket.get());
      waiting_.watch(connections_[i].socket.get(), i);
      idle_.push_back(i);
    }
  }

  SteadyResult run() {
    begin_ = Clock::now() + milliseconds(20);
    const Moment give_up = due(total_) + kPatience;
    waiting_.set_alarm(due(0));
    while (finished_ < total_ && Clock::now() < give_up) {
      for (const std::uint32_t number : waiting_.next(milliseconds(100))) {
        if (number != Waiting::kAlarm) hear(number);
      }
      send_due();
    }
    result_.failed += static_cast<int>(total_ - finished_);
    std::sort(result_.latencies.begin(), result_.latencies.end());
    std::sort(result_.delays.begin(), result_.delays.end());
    return std::move(result_);
  }

 private:
  struct Connection {
    base::FileDescriptor socket;
    std::string received;
    Moment intended;
  };

  Moment due(std::int64_t number) const { return begin_ + step_ * number; }

  void send_due() {
    const std::int64_t before = sent_;
    while (sent_ < total_ && !idle_.empty() && due(sent_) <= Clock::now()) {
      Connection& connection = connections_[idle_.front()];
      idle_.pop_front();
      connection.intended = due(sent_++);
      result_.delays.push_back(milliseconds_between(connection.intended, Clock::now()));
      send_all(connection.socket.get(), request_);
    }
    // With no connection left, the next reply makes it go on.
    if (sent_ > before && sent_ < total_) waiting_.set_alarm(due(sent_));
  }

  void hear(std::uint32_t number) {
    Connection& connection = connections_[number];
    if (!read_more(connection.socket.get(), connection.received)) {
      throw base::Error(base::ErrorKind::kUnreachable, "the server closed a connection");
    }
    const auto end = end_of_reply(connection.received);
    if (!end) return;
    result_.latencies.push_back(milliseconds_between(connection.intended, Clock::now()));
    if (!end->ok) ++result_.failed;
    connection.received.clear();
    ++finished_;
    idle_.push_back(number);
  }

  std::string request_;
  Clock::duration step_;
  std::int64_t total_;
  Moment begin_;
  std::int64_t sent_ = 0, finished_ = 0;
  Waiting waiting_;
  std::vector<Connection> connections_;
  std::deque<std::uint32_t> idle_;
  SteadyResult result_;
};

}  // namespace

SteadyResult ask_steadily(const SteadyPlan& plan) {
  return Asking(plan).run();
}

}  // namespace load
