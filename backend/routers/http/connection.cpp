#include "routers/http/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <utility>

#include <boost/asio/buffer.hpp>

namespace http {
namespace {

constexpr std::size_t kSmallBuffer = 4 << 10;
// Of a file at once. The kernel reads on ahead of it, so the event loop seldom waits for the disk.
constexpr std::size_t kFilePiece = 512 << 10;
constexpr off_t kReadAhead = 4 << 20;
// Sent to one client before others get their turn.
constexpr std::size_t kTurn = 2 << 20;
constexpr auto kLinger = std::chrono::seconds(2);
constexpr std::size_t kMostLingering = 64 << 20;

// Only full packets leave while it lives, across the pieces of a file (tcp(7), TCP_CORK); what is left goes
// at its end.
class Cork {
 public:
  explicit Cork(int socket) : socket_(socket) { set(1); }
  ~Cork() { set(0); }
  Cork(const Cork&) = delete;
  Cork& operator=(const Cork&) = delete;

 private:
  void set(int on) const { ::setsockopt(socket_, IPPROTO_TCP, TCP_CORK, &on, sizeof on); }
  int socket_;
};

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket) : socket_(std::move(socket)) {
  boost::system::error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

void Connection::use(std::size_t count) {
  begin_ += count;
  if (begin_ == end_) begin_ = end_ = 0;
}

void Connection::give_back_memory(std::size_t kept) {
  if (bytes_.size() > kept) std::string().swap(bytes_);
}

void Connection::make_room(std::size_t most) {
  if (bytes_.size() - end_ >= most) return;
  if (begin_ > 0) {
    std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (bytes_.size() - end_ < most) bytes_.resize(std::max(end_ + most, kSmallBuffer));
}

asio::awaitable<bool> Connection::read_more(std::size_t most) {
  make_room(most);
  const auto room = asio::buffer(bytes_.data() + end_, most);
  const auto [failed, count] = co_await socket_.async_read_some(room, kAsTuple);
  if (failed || expired_) co_return false;
  end_ += count;
  co_return true;
}

bool Connection::read_arrived() {
  make_room(kSmallBuffer);
  const auto room = asio::buffer(bytes_.data() + end_, kSmallBuffer);
  boost::system::error_code failed;
  end_ += socket_.read_some(room, failed);
  return !failed || failed == asio::error::would_block || failed == asio::error::try_again;
}

asio::awaitable<bool> Connection::wait_writable() {
  set_deadline(std::chrono::steady_clock::now() + write_stall_);
  const auto [failed] = co_await socket_.async_wait(asio::socket_base::wait_write, kAsTuple);
  const bool writable = !failed && !expired_;
  clear_deadline();
  co_return writable;
}

asio::awaitable<bool> Connection::write(std::string_view head, std::string_view body) {
  while (!head.empty() || !body.empty()) {
    const std::array<asio::const_buffer, 2> texts = {asio::buffer(head), asio::buffer(body)};
    boost::system::error_code failed;
    const std::size_t count = socket_.write_some(texts, failed);
    if (failed == asio::error::would_block || failed == asio::error::try_again) {
      const bool writable = co_await wait_writable();
      if (!writable) co_return false;
      continue;
    }
    if (failed) co_return false;
    const std::size_t of_head = std::min(count, head.size());
    head.remove_prefix(of_head);
    body.remove_prefix(count - of_head);
  }
  co_return true;
}

asio::awaitable<bool> Connection::send_file(int file, std::uint64_t first, std::uint64_t length) {
  const Cork cork(socket_.native_handle());
  auto offset = static_cast<off_t>(first);
  const off_t end = offset + static_cast<off_t>(length);
  off_t announced = offset;
  std::size_t in_turn = 0;
  while (offset < end) {
    if (announced < end && announced - offset < kReadAhead / 2) {
      ::posix_fadvise(file, announced, kReadAhead, POSIX_FADV_WILLNEED);
      announced += kReadAhead;
    }
    const std::size_t piece = std::min(kFilePiece, static_cast<std::size_t>(end - offset));
    const ssize_t count = ::sendfile(socket_.native_handle(), file, &offset, piece);
    if (count < 0 && errno == EINTR) continue;
    if (count == 0 || (count < 0 && errno != EAGAIN))
      co_return false;  // it became shorter, or the client left
    in_turn += count > 0 ? static_cast<std::size_t>(count) : 0;
    if (static_cast<std::size_t>(count) == piece && in_turn < kTurn) continue;
    in_turn = 0;
    if (offset == end) break;
    const bool writable = co_await wait_writable();
    if (!writable) co_return false;
  }
  co_return true;
}

asio::awaitable<void> Connection::linger() {
  boost::system::error_code failed;
  socket_.shutdown(asio::socket_base::shutdown_send, failed);
  set_deadline(std::chrono::steady_clock::now() + kLinger);
  std::string waste(16 << 10, '\0');
  const auto room = asio::buffer(waste);
  for (std::size_t total = 0; total < kMostLingering && !failed && !expired_;) {
    const auto [error, count] = co_await socket_.async_read_some(room, kAsTuple);
    failed = error;
    total += count;
  }
  clear_deadline();
}

void Connection::set_deadline(Moment deadline) {
  deadline_ = deadline;
  expired_ = false;
}

void Connection::clear_deadline() {
  deadline_ = Moment::max();
  expired_ = false;
}

void Connection::check_deadline(Moment now) {
  if (now < deadline_) return;
  expired_ = true;
  deadline_ = Moment::max();
  interrupt();
}

void Connection::interrupt() {
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void Connection::close() {
  boost::system::error_code ignored;
  socket_.close(ignored);
}

}  // namespace http
