#include <utility>

#include "routers/http/event_channel.h"

namespace http {

EventStreamTicket EventStreamTicket::take(Context& context) {
  if (context.event_streams >= context.settings.most_event_streams) return EventStreamTicket(nullptr);
  ++context.event_streams;
  return EventStreamTicket(&context);
}

EventStreamTicket::~EventStreamTicket() {
  if (context_) --context_->event_streams;
}

EventSink::EventSink(const Context& context)
    : turns_(context.turns),
      most_events_(context.settings.most_waiting_events),
      most_bytes_(context.settings.most_waiting_event_bytes) {}

void EventSink::send(std::shared_ptr<const std::string> event) {
  std::unique_lock lock(mutex_);
  if (shut_ || wish_ != Wish::kGoOn || !event || event->empty()) return;
  // One that nothing waits before is taken whatever its size: breaking would only bring the client back for
  // the same.
  if (events_ > 0 && (events_ >= most_events_ || bytes_ + event->size() > most_bytes_)) {
    wish_ = Wish::kBreak;
  } else {
    ++events_;
    bytes_ += event->size();
    waiting_.push_back(std::move(event));
  }
  wake(lock);
}

void EventSink::close() {
  std::unique_lock lock(mutex_);
  if (shut_ || wish_ != Wish::kGoOn) return;
  wish_ = Wish::kEnd;
  wake(lock);
}

void EventSink::wake() {
  std::unique_lock lock(mutex_);
  wake(lock);
}

// One turn serves all that is sent until it comes. What is sent before there is a channel, that takes when it
// starts.
void EventSink::wake(std::unique_lock<std::mutex>& lock) {
  if (lined_up_ || channel_.expired()) return;
  lined_up_ = true;
  std::weak_ptr<EventChannel> channel = channel_;
  lock.unlock();
  turns_->line_up(std::move(channel));
}

void EventSink::has_its_turn() {
  const std::lock_guard lock(mutex_);
  lined_up_ = false;
}

EventSink::Wish EventSink::take(std::vector<Event>& events) {
  const std::lock_guard lock(mutex_);
  events = std::exchange(waiting_, {});
  return wish_;
}

void EventSink::written(const std::vector<Event>& events) {
  const std::lock_guard lock(mutex_);
  events_ -= events.size();
  for (const Event& event : events) bytes_ -= event->size();
}

void EventSink::attach(const std::shared_ptr<EventChannel>& channel) {
  const std::lock_guard lock(mutex_);
  channel_ = channel;
}

void EventSink::shut() {
  const std::lock_guard lock(mutex_);
  shut_ = true;
  waiting_ = {};
}

}  // namespace http
