#include "routers/http/event_turns.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "routers/http/event_channel.h"

namespace http {
namespace {

// Each costs a system call, so a turn takes well below a millisecond.
constexpr std::ptrdiff_t kInATurn = 64;

}  // namespace

void EventTurns::line_up(std::weak_ptr<EventChannel> channel) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(channel));
    if (std::exchange(serving_, true)) return;
  }
  come_back();
}

// What is posted from the loop itself comes behind the loop's next look at the sockets.
void EventTurns::come_back() {
  door_->post([self = shared_from_this()] { self->serve_some(); });
}

void EventTurns::serve_some() {
  std::vector<std::weak_ptr<EventChannel>> some;
  {
    const std::lock_guard lock(mutex_);
    const auto end = waiting_.begin() + std::min(std::ssize(waiting_), kInATurn);
    some.assign(std::move_iterator(waiting_.begin()), std::move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
  }
  for (const auto& channel : some) {
    if (const auto open = channel.lock()) open->take_turn();
  }
  {
    const std::lock_guard lock(mutex_);
    serving_ = !waiting_.empty();
    if (!serving_) return;
  }
  come_back();
}

}  // namespace http
