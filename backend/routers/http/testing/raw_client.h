#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <map>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>

#include "base/file_descriptor.h"
#include "base/text.h"

namespace http {

// A reply as it came over the wire.
struct RawReply {
  int status = 0;
  std::string reason;
  std::string head;
  std::map<std::string, std::string> headers;  // names in small letters
  std::string body;
};

// A client that sends bytes as they are, for tests. Waits at most 20 s for anything.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }

  bool connected() const { return connected_; }
  int fd() const { return socket_.get(); }
  void leave() { socket_.reset(); }
  void end_sending() { ::shutdown(socket_.get(), SHUT_WR); }

  // False once the server has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  // The next reply; nothing when the connection ends before it is whole.
  std::optional<RawReply> read_reply(bool of_head_request = false) {
    RawReply reply;
    if (!read_head(reply)) return std::nullopt;
    const bool bodiless = of_head_request || reply.status == 204 || reply.status == 304 || reply.status < 200;
    if (bodiless) return reply;
    if (reply.headers.contains("content-length")) {
      const std::size_t length = std::stoull(reply.headers["content-length"]);
      while (unread_.size() < length) {
        if (!read_more()) return std::nullopt;
      }
      reply.body = unread_.substr(0, length);
      unread_.erase(0, length);
    } else {
      while (read_more()) continue;
      reply.body = std::exchange(unread_, {});
    }
    return reply;
  }

  bool read_head(RawReply& reply) {
    std::size_t end = 0;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
      if (!read_more()) return false;
    }
    reply.head = unread_.substr(0, end + 2);
    unread_.erase(0, end + 4);
    parse(reply);
    return true;
  }

  // All until `text` has come; nothing when the connection ends before.
  std::optional<std::string> read_until(std::string_view text) {
    std::size_t at = 0;
    while ((at = unread_.find(text)) == std::string::npos) {
      if (!read_more()) return std::nullopt;
    }
    std::string found = unread_.substr(0, at + text.size());
    unread_.erase(0, found.size());
    return found;
  }

  // Reads until the server closes; false when it does not within 20 s.
  bool is_closed_by_server() {
    while (read_more()) continue;
    return ended_;
  }
  const std::string& unread() const { return unread_; }

 private:
  bool read_more() {
    pollfd waiting{socket_.get(), POLLIN, 0};
    if (::poll(&waiting, 1, 20'000) <= 0) return false;
    char buffer[1 << 16];
    const ssize_t count = ::recv(socket_.get(), buffer, sizeof buffer, 0);
    ended_ = count <= 0;
    if (count > 0) unread_.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
  }

  static void parse(RawReply& reply) {
    std::string_view rest = reply.head;
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    if (line.size() > 12) {
      std::from_chars(line.data() + 9, line.data() + 12, reply.status);
      reply.reason = line.substr(13);
    }
    rest.remove_prefix(line.size() + 2);
    while (!rest.empty()) {
      const std::string_view field = rest.substr(0, rest.find("\r\n"));
      const std::size_t colon = field.find(": ");
      if (colon != std::string_view::npos) {
        reply.headers[base::lower(field.substr(0, colon))] = field.substr(colon + 2);
      }
      rest.remove_prefix(field.size() + 2);
    }
  }

  base::FileDescriptor socket_;
  bool connected_ = false;
  bool ended_ = false;
  std::string unread_;
};

}  // namespace http
