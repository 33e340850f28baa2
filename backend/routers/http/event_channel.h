#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "routers/http/connection.h"
#include "routers/http/context.h"

namespace http {

class EventChannel;
using Event = std::shared_ptr<const std::string>;

// One place among the event streams; empty when there was none left.
class EventStreamTicket {
 public:
  static EventStreamTicket take(Context& context);
  EventStreamTicket(EventStreamTicket&& other) noexcept : context_(std::exchange(other.context_, nullptr)) {}
  EventStreamTicket& operator=(EventStreamTicket&&) = delete;
  ~EventStreamTicket();
  explicit operator bool() const { return context_ != nullptr; }

 private:
  explicit EventStreamTicket(Context* context) : context_(context) {}
  Context* context_;
};

// What those who send see of a stream: a bounded queue. Any thread.
class EventSink final : public StreamSink {
 public:
  explicit EventSink(const Context& context);

  void send(std::shared_ptr<const std::string> event) override;
  void close() override;

  // For the channel. What it takes counts against the limits until it was written.
  enum class Wish { kGoOn, kEnd, kBreak };  // kBreak: the client is too slow
  Wish take(std::vector<Event>& events);
  void written(const std::vector<Event>& events);
  void attach(const std::shared_ptr<EventChannel>& channel);
  void shut();  // nothing is sent any more
  // Has the channel line up for a turn, unless it already waits for one.
  void wake();
  void has_its_turn();

 private:
  void wake(std::unique_lock<std::mutex>& lock);

  const std::shared_ptr<EventTurns> turns_;
  const std::size_t most_events_;
  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::weak_ptr<EventChannel> channel_;
  std::vector<Event> waiting_;
  std::size_t events_ = 0;  // waiting or being written
  std::size_t bytes_ = 0;
  Wish wish_ = Wish::kGoOn;
  bool shut_ = false;
  bool lined_up_ = false;
};

enum class EventFraming { kChunked, kPlain };

// An open event stream after its head was sent. Holds what it needs and no more, for there are thousands.
// Event loop only.
class EventChannel : public std::enable_shared_from_this<EventChannel> {
 public:
  EventChannel(Context& context, asio::ip::tcp::socket socket, std::unique_ptr<ConnectionTicket> connection,
               EventStreamTicket stream, std::shared_ptr<EventSink> sink, std::shared_ptr<void> held,
               EventFraming framing);
  ~EventChannel();
  EventChannel(const EventChannel&) = delete;
  EventChannel& operator=(const EventChannel&) = delete;

  void start();
  // Lines up when the heartbeat is due, or when the client has taken nothing for too long.
  void tick(Moment now);
  // Sends what waits, or the heartbeat when it is due; gives a client up that takes nothing.
  void take_turn();
  void drain();

 private:
  bool is_due(Moment now) const;
  void flush();
  void watch();
  void write(std::vector<Event> events);
  void finish();
  void stop();

  Context& context_;
  asio::ip::tcp::socket socket_;
  std::unique_ptr<ConnectionTicket> connection_;
  EventStreamTicket stream_;
  std::shared_ptr<EventSink> sink_;
  std::shared_ptr<void> held_;
  std::list<EventChannel*>::iterator place_;
  Moment last_write_;
  EventFraming framing_;
  bool writing_ = false;
  bool ending_ = false;
  bool stopped_ = false;
};

}  // namespace http
