#include <utility>

#include "routers/http/event_channel.h"
#include "routers/http/later_call.h"
#include "routers/http/reply_head.h"
#include "routers/http/session.h"

namespace http {
namespace {

// What a client may send ahead while its reply is being made. Who sends more is read again afterwards.
constexpr std::size_t kMostAhead = 64 << 10;

}  // namespace

// Notices a client that leaves while nothing is read or written.
void Session::watch() {
  watching_ = true;
  connection_.socket().async_wait(
      asio::socket_base::wait_read,
      [self = shared_from_this()](const boost::system::error_code& failed) { self->on_readable(failed); });
}

void Session::on_readable(const boost::system::error_code& failed) {
  watching_ = false;
  if (!failed) {
    client_left_ = !connection_.read_arrived();
    if (!client_left_ && later_ && connection_.unread().size() < kMostAhead) watch();
  }
  signal_.raise();
}

asio::awaitable<void> Session::stop_watching() {
  if (watching_) connection_.interrupt();
  while (watching_) co_await signal_.wait();
}

asio::awaitable<Session::Next> Session::respond_later(Later later) {
  const auto call = std::make_shared<LaterCall>(shared_from_this());
  std::shared_ptr<void> held;
  later_ = call.get();
  later_response_.reset();
  client_left_ = false;
  watch();
  std::function<void()> work = [this, &later, &held, call] {
    try {
      held = later.start([call](Response response) { call->answer(std::move(response)); });
    } catch (...) {
      error_ = std::current_exception();
    }
    later.start = nullptr;
  };
  co_await on_pool(std::move(work));
  while (!later_response_ && !client_left_ && !error_) co_await signal_.wait();
  later_ = nullptr;
  co_await stop_watching();
  // Whose end may take a while, so it does not come on the event loop.
  if (held) context_.pool.post([object = std::move(held)]() mutable { object.reset(); });
  if (error_) co_return co_await fail(std::exchange(error_, nullptr));
  if (!later_response_) {
    complete(499);
    co_return Next::kClose;
  }
  Response response = *std::exchange(later_response_, std::nullopt);
  co_return co_await respond(std::move(response));
}

asio::awaitable<Session::Next> Session::open_stream(EventStream stream) {
  EventStreamTicket ticket = EventStreamTicket::take(context_);
  if (!ticket || context_.draining) {
    Response full =
        context_.policy.on_status(request_, 503, "Too many event streams are open; try again later.");
    say_when_to_come_back(full.headers);
    co_return co_await respond(std::move(full));
  }
  const auto sink = std::make_shared<EventSink>(context_);
  std::shared_ptr<void> held;
  if (request_.method != Method::kHead) {
    std::function<void()> work = [this, &stream, &held, &sink] {
      try {
        held = stream.open(sink);
      } catch (...) {
        error_ = std::current_exception();
      }
      stream.open = nullptr;
    };
    co_await on_pool(std::move(work));
    if (error_) co_return co_await fail(std::exchange(error_, nullptr));
  }
  keeps_ = false;
  if (!has_header(stream.headers, "Cache-Control")) stream.headers.push_back({"Cache-Control", "no-store"});
  stream.headers.push_back({"X-Accel-Buffering", "no"});  // nginx would hold events back
  finish_headers(200, stream.headers);
  head_.clear();
  append_head({.status = 200,
               .content_type = "text/event-stream",
               .headers = stream.headers,
               .chunked = framing_.is_http_1_1,
               .closes = true,
               .date = context_.date},
              head_);
  const bool sent = co_await connection_.write(head_, {});
  complete(200);
  if (sent && request_.method != Method::kHead) {
    const auto channel = std::make_shared<EventChannel>(
        context_, std::move(connection_.socket()), std::move(ticket_), std::move(ticket), sink,
        std::move(held), framing_.is_http_1_1 ? EventFraming::kChunked : EventFraming::kPlain);
    channel->start();
  } else {
    sink->shut();
    if (held) context_.pool.post([object = std::move(held)]() mutable { object.reset(); });
  }
  co_return Next::kClose;
}

}  // namespace http
