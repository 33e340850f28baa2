#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/asio/ip/tcp.hpp>

#include "routers/http/loop.h"

namespace http {

using Moment = std::chrono::steady_clock::time_point;

// A client's socket with what was read ahead and the deadline of what is being waited for. Deadlines cost
// nothing per request: the server looks at all of them some times a second. Event loop only.
class Connection {
 public:
  explicit Connection(asio::ip::tcp::socket socket);

  // Bytes that have arrived and were not used.
  std::string_view unread() const { return std::string_view(bytes_).substr(begin_, end_ - begin_); }
  void use(std::size_t count);
  // What the buffer has over `kept` bytes. Only when nothing is unread.
  void give_back_memory(std::size_t kept);

  // Waits for more bytes, at most `most` at once. False at the end, after an error or the deadline.
  asio::awaitable<bool> read_more(std::size_t most);
  // Takes what has arrived, without waiting. False when the client has gone.
  bool read_arrived();
  // All of both texts in as few writes as the socket takes. False when the client has gone or takes nothing.
  asio::awaitable<bool> write(std::string_view head, std::string_view body);
  asio::awaitable<bool> send_file(int file, std::uint64_t first, std::uint64_t length);
  // Says that nothing more comes and reads on for a moment, so that the client gets to read the reply.
  asio::awaitable<void> linger();

  void set_deadline(Moment deadline);
  void clear_deadline();
  bool expired() const { return expired_; }
  void check_deadline(Moment now);
  // What waits now returns at once.
  void interrupt();
  void close();
  // How long a client may take nothing of its answer.
  void set_write_stall(std::chrono::milliseconds stall) { write_stall_ = stall; }

  asio::ip::tcp::socket& socket() { return socket_; }

 private:
  asio::awaitable<bool> wait_writable();
  void make_room(std::size_t most);

  asio::ip::tcp::socket socket_;
  std::string bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  Moment deadline_ = Moment::max();
  bool expired_ = false;
  std::chrono::milliseconds write_stall_{60'000};
};

}  // namespace http
