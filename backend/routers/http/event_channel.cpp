#include "routers/http/event_channel.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

namespace http {
namespace {

// The kernel would keep megabytes for a client that reads slowly.
constexpr int kSendBuffer = 64 << 10;

const Event& heartbeat() {
  static const Event comment = std::make_shared<const std::string>(": still here\n\n");
  return comment;
}

// What a write needs until it is done.
struct Batch {
  std::vector<Event> events;
  std::string size_line;
  std::vector<asio::const_buffer> buffers;
};

std::unique_ptr<Batch> batch_of(std::vector<Event> events, EventFraming framing) {
  auto batch = std::make_unique<Batch>();
  batch->events = std::move(events);
  std::size_t total = 0;
  for (const Event& event : batch->events) total += event->size();
  batch->buffers.reserve(batch->events.size() + 2);
  if (framing == EventFraming::kChunked) {
    batch->size_line = fmt::format("{:x}\r\n", total);
    batch->buffers.push_back(asio::buffer(batch->size_line));
  }
  for (const Event& event : batch->events) batch->buffers.push_back(asio::buffer(*event));
  if (framing == EventFraming::kChunked) batch->buffers.push_back(asio::buffer("\r\n", 2));
  return batch;
}

}  // namespace

EventChannel::EventChannel(Context& context, asio::ip::tcp::socket socket,
                           std::unique_ptr<ConnectionTicket> connection, EventStreamTicket stream,
                           std::shared_ptr<EventSink> sink, std::shared_ptr<void> held, EventFraming framing)
    : context_(context),
      socket_(std::move(socket)),
      connection_(std::move(connection)),
      stream_(std::move(stream)),
      sink_(std::move(sink)),
      held_(std::move(held)),
      place_(context.channels.insert(context.channels.end(), this)),
      last_write_(std::chrono::steady_clock::now()),
      framing_(framing) {
  boost::system::error_code ignored;
  socket_.set_option(asio::socket_base::send_buffer_size(kSendBuffer), ignored);
}

EventChannel::~EventChannel() {
  context_.channels.erase(place_);
  sink_->shut();
}

void EventChannel::start() {
  sink_->attach(shared_from_this());
  watch();
  if (context_.draining) drain();
  flush();
}

// A client of a stream has nothing more to say; what it says anyway is thrown away.
void EventChannel::watch() {
  socket_.async_wait(
      asio::socket_base::wait_read, [self = shared_from_this()](const boost::system::error_code& failed) {
        if (failed || self->stopped_) return self->stop();
        std::array<char, 1024> waste;
        const ssize_t count = ::recv(self->socket_.native_handle(), waste.data(), waste.size(), MSG_DONTWAIT);
        const bool nothing = count < 0 && (errno == EAGAIN || errno == EINTR);
        if (count <= 0 && !nothing) return self->stop();
        self->watch();
      });
}

void EventChannel::flush() {
  if (writing_ || stopped_ || ending_) return;
  std::vector<Event> events;
  const EventSink::Wish wish = sink_->take(events);
  if (wish == EventSink::Wish::kBreak) return stop();
  if (!events.empty()) return write(std::move(events));
  if (wish == EventSink::Wish::kEnd) return finish();
  if (is_due(std::chrono::steady_clock::now())) write({heartbeat()});
}

void EventChannel::write(std::vector<Event> events) {
  writing_ = true;
  last_write_ = std::chrono::steady_clock::now();
  auto batch = batch_of(std::move(events), framing_);
  const auto& buffers = batch->buffers;
  asio::async_write(socket_, buffers,
                    [self = shared_from_this(), batch = std::move(batch)](
                        const boost::system::error_code& failed, std::size_t) {
                      self->writing_ = false;
                      if (batch->events.front() != heartbeat()) self->sink_->written(batch->events);
                      if (failed) return self->stop();
                      self->flush();
                    });
}

void EventChannel::tick(Moment now) {
  if (!stopped_ && is_due(now)) sink_->wake();
}

bool EventChannel::is_due(Moment now) const {
  const bool busy = writing_ || ending_;
  return now - last_write_ >= (busy ? context_.settings.write_stall : context_.settings.heartbeat);
}

void EventChannel::take_turn() {
  sink_->has_its_turn();
  const bool busy = writing_ || ending_;
  if (!busy) return flush();
  if (is_due(std::chrono::steady_clock::now())) stop();
}

void EventChannel::drain() {
  sink_->close();
}

void EventChannel::finish() {
  ending_ = true;
  last_write_ = std::chrono::steady_clock::now();
  if (framing_ == EventFraming::kPlain) return stop();
  asio::async_write(
      socket_, asio::buffer("0\r\n\r\n", 5),
      [self = shared_from_this()](const boost::system::error_code&, std::size_t) { self->stop(); });
}

// The object itself goes when its last operation has returned.
void EventChannel::stop() {
  if (std::exchange(stopped_, true)) return;
  sink_->shut();
  boost::system::error_code ignored;
  socket_.shutdown(asio::socket_base::shutdown_both, ignored);
  socket_.close(ignored);
  if (held_) context_.pool.post([object = std::move(held_)]() mutable { object.reset(); });
}

}  // namespace http
