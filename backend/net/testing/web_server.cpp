#include "net/testing/web_server.h"

#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/id.h"

namespace net::testing {
namespace fs = std::filesystem;
namespace {

constexpr int kLookMs = 20;
constexpr char kTlsHandshake = 0x16;  // we speak plain HTTP only

// Of the body, by the head.
std::size_t told_length(const std::string& head) {
  const std::size_t at = head.find("Content-Length: ");
  return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
}

}  // namespace

Folder::Folder() : path_(fs::temp_directory_path() / ("songreel-net-" + base::new_uuid())) {
  fs::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

bool Connection::send(std::string_view text) {
  while (!text.empty()) {
    if (stopping_) return false;
    pollfd room{socket_, POLLOUT, 0};
    if (::poll(&room, 1, kLookMs) == 0) continue;
    const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Connection::send_head(int status, const std::string& headers) {
  send(fmt::format("HTTP/1.1 {} Any\r\nConnection: close\r\n{}\r\n", status, headers));
}

bool Connection::wait_for_end(int milliseconds) {
  for (int waited = 0; !stopping_ && (milliseconds < 0 || waited < milliseconds); waited += kLookMs) {
    pollfd gone{socket_, POLLIN, 0};
    char byte = 0;
    if (::poll(&gone, 1, kLookMs) > 0 && ::recv(socket_, &byte, 1, MSG_DONTWAIT) <= 0) return true;
  }
  return stopping_;
}

WebServer::WebServer(std::map<std::string, Handler> pages)
    : pages_(std::move(pages)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* socket_address = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_.get(), socket_address, size) != 0 || ::listen(listener_.get(), 64) != 0 ||
      ::getsockname(listener_.get(), socket_address, &size) != 0) {
    throw std::runtime_error("no server");
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::jthread([this] { accept_all(); });
}

WebServer::~WebServer() {
  stopping_ = true;
  accepting_.join();
  serving_.clear();
}

std::string WebServer::host_and_port() const {
  return fmt::format("127.0.0.1:{}", port_);
}

std::string WebServer::url(const std::string& path) const {
  return fmt::format("http://{}{}", host_and_port(), path);
}

std::string WebServer::last_head() const {
  const std::lock_guard lock(mutex_);
  return last_head_;
}

std::string WebServer::last_body() const {
  const std::lock_guard lock(mutex_);
  return last_body_;
}

WebServer::Handler WebServer::serving(std::string body, std::string type) {
  return [body = std::move(body), type = std::move(type)](Connection& connection) {
    connection.send_head(200, fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", type, body.size()));
    connection.send(body);
  };
}

void WebServer::accept_all() {
  while (!stopping_) {
    pollfd waiting{listener_.get(), POLLIN, 0};
    if (::poll(&waiting, 1, kLookMs) <= 0) continue;
    const int socket = ::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    ++connections_;
    serving_.emplace_back([this, socket] { serve(socket); });
  }
}

void WebServer::serve(int socket) {
  const base::FileDescriptor owner(socket);
  std::string head;
  std::array<char, 4096> buffer{};
  while (!stopping_ && head.find("\r\n\r\n") == std::string::npos) {
    pollfd waiting{socket, POLLIN, 0};
    if (::poll(&waiting, 1, kLookMs) <= 0) continue;
    const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), 0);
    if (count <= 0 || buffer[0] == kTlsHandshake) return;
    head.append(buffer.data(), static_cast<std::size_t>(count));
  }
  const std::size_t body_at = std::min(head.find("\r\n\r\n"), head.size() - 4) + 4;
  std::string body = head.substr(body_at);
  head.resize(body_at);
  while (!stopping_ && body.size() < told_length(head)) {
    const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), 0);
    if (count <= 0) return;
    body.append(buffer.data(), static_cast<std::size_t>(count));
  }
  const std::size_t path_at = head.find(' ') + 1;
  const std::string path = head.substr(path_at, head.find_first_of(" ?", path_at) - path_at);
  {
    const std::lock_guard lock(mutex_);
    last_head_ = head;
    last_body_ = body;
  }
  Connection connection(socket, stopping_);
  const auto page = pages_.find(path);
  if (page == pages_.end()) {
    connection.send_head(404, "Content-Length: 0\r\n");
    return;
  }
  page->second(connection);
  ::shutdown(socket, SHUT_WR);
}

}  // namespace net::testing
