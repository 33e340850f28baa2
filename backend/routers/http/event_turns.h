#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include "routers/http/loop.h"

namespace http {

class EventChannel;

// The channels that have something to do, first come first served. A few in one turn of the event loop, which
// looks after its sockets before the next turn: what is sent to thousands of streams at once keeps no request
// waiting for long. Any thread; outlives the loop.
class EventTurns : public std::enable_shared_from_this<EventTurns> {
 public:
  explicit EventTurns(std::shared_ptr<Door> door) : door_(std::move(door)) {}

  // Whoever calls sees to it that no channel is in here twice.
  void line_up(std::weak_ptr<EventChannel> channel);

 private:
  void serve_some();
  void come_back();

  const std::shared_ptr<Door> door_;
  std::mutex mutex_;
  std::deque<std::weak_ptr<EventChannel>> waiting_;
  bool serving_ = false;  // or about to
};

}  // namespace http
