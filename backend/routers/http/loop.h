#pragma once

#include <mutex>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace http {

namespace asio = boost::asio;

// Errors come back as values. A constant, because temporaries inside co_await expressions are where compilers
// err.
constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

// How other threads reach the event loop. It outlives the loop: who comes after it was shut is turned away.
class Door {
 public:
  explicit Door(asio::io_context& loop) : loop_(&loop) {}

  template <class Function>
  void post(Function function) {
    const std::lock_guard lock(mutex_);
    if (loop_) asio::post(*loop_, std::move(function));
  }
  void shut() {
    const std::lock_guard lock(mutex_);
    loop_ = nullptr;
  }

 private:
  std::mutex mutex_;
  asio::io_context* loop_;
};

// Wakes the one coroutine that waits. Used on the event loop only. The waiter checks afterwards what it
// waited for.
class Signal {
 public:
  explicit Signal(const asio::any_io_executor& executor) : timer_(executor) {}

  asio::awaitable<void> wait() {
    if (!std::exchange(raised_, false)) {
      timer_.expires_at(asio::steady_timer::time_point::max());
      co_await timer_.async_wait(kAsTuple);
      raised_ = false;
    }
  }
  void raise() {
    raised_ = true;
    timer_.cancel();
  }

 private:
  asio::steady_timer timer_;
  bool raised_ = false;
};

}  // namespace http
