#include "jobs/events.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <mutex>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/id.h"

namespace jobs {
namespace {

struct Subscriber {
  Events::Callback callback;
  bool is_gone = false;
};

std::optional<std::uint64_t> number_after(std::string_view prefix, std::string_view id) {
  if (!id.starts_with(prefix)) return std::nullopt;
  id.remove_prefix(prefix.size());
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (failed != std::errc() || end != id.data() + id.size()) return std::nullopt;
  return number;
}

}  // namespace

struct Events::State {
  // Held while events are delivered, so that they come in order and a subscription's end waits for a callback
  // that runs. Recursive: a callback may end subscriptions.
  std::recursive_mutex mutex;
  const std::string prefix = base::new_uuid().substr(0, 8) + "-";
  std::size_t remembered = 0;
  std::uint64_t last = 0;
  std::deque<std::shared_ptr<const Event>> ring;  // the newest has the number `last`
  std::vector<std::shared_ptr<Subscriber>> subscribers;

  void sweep() {
    std::erase_if(subscribers, [](const auto& subscriber) { return subscriber->is_gone; });
  }

  std::optional<std::vector<std::shared_ptr<const Event>>> since(const std::string& id) const {
    const std::optional<std::uint64_t> number = number_after(prefix, id);
    if (!number || *number > last || *number + ring.size() < last) return std::nullopt;
    return std::vector<std::shared_ptr<const Event>>(ring.end() - static_cast<std::ptrdiff_t>(last - *number),
                                                     ring.end());
  }
};

Events::Events(std::size_t remembered) : state_(std::make_shared<State>()) {
  state_->remembered = remembered;
}

Events::~Events() = default;

void Events::publish(std::string type, std::string subject, std::string project, std::string data,
                     std::optional<jobs::State> state) {
  const std::lock_guard lock(state_->mutex);
  auto event = std::make_shared<const Event>(Event{.id = state_->prefix + std::to_string(++state_->last),
                                                   .type = std::move(type),
                                                   .subject = std::move(subject),
                                                   .project = std::move(project),
                                                   .data = std::move(data),
                                                   .state = state});
  state_->ring.push_back(event);
  if (state_->ring.size() > state_->remembered) state_->ring.pop_front();
  // By index: a callback that ends a subscription only marks it.
  for (std::size_t i = 0; i < state_->subscribers.size(); ++i) {
    const std::shared_ptr<Subscriber> subscriber = state_->subscribers[i];
    if (!subscriber->is_gone) subscriber->callback(event);
  }
  state_->sweep();
}

Events::Opened Events::subscribe(const std::string& last_id, Callback callback) {
  const std::lock_guard lock(state_->mutex);
  state_->sweep();
  auto subscriber = std::make_shared<Subscriber>(Subscriber{.callback = std::move(callback)});
  state_->subscribers.push_back(subscriber);
  Opened opened;
  opened.last_id = state_->prefix + std::to_string(state_->last);
  opened.missed = state_->since(last_id);
  opened.subscription = Subscription(subscriber.get(), [subscriber, state = state_](void*) {
    const std::lock_guard ending(state->mutex);
    subscriber->is_gone = true;
  });
  return opened;
}

}  // namespace jobs
