#include "sockets.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"

namespace load {
namespace {

using base::Error;
using base::ErrorKind;

[[noreturn]] void fail(std::string_view what) {
  throw Error(ErrorKind::kUnreachable, fmt::format("{}: {}", what, std::strerror(errno)));
}

int checked(int result, std::string_view what) {
  if (result < 0) fail(what);
  return result;
}

}  // namespace

void allow_files(std::uint64_t count) {
  rlimit files{};
  checked(::getrlimit(RLIMIT_NOFILE, &files), "getrlimit");
  files.rlim_cur = files.rlim_max;
  checked(::setrlimit(RLIMIT_NOFILE, &files), "setrlimit");
  if (files.rlim_max < count) {
    throw Error(ErrorKind::kNotConfigured,
                fmt::format("{} open files are needed and {} are allowed; raise `ulimit -Hn`", count,
                            files.rlim_max));
  }
}

base::FileDescriptor connect_to(std::uint16_t port) {
  base::FileDescriptor socket(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  checked(::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)), "connect");
  const int at_once = 1;
  checked(::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof(at_once)), "TCP_NODELAY");
  return socket;
}

void send_all(int socket, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0) fail("send");
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void ready_to_wait(int socket) {
  const int flags = checked(::fcntl(socket, F_GETFL), "fcntl");
  checked(::fcntl(socket, F_SETFL, flags | O_NONBLOCK), "fcntl");
}

bool read_more(int socket, std::string& received) {
  std::array<char, 16384> part{};
  while (true) {
    const ssize_t got = ::recv(socket, part.data(), part.size(), 0);
    if (got == 0) return false;
    if (got < 0) {
      if (errno == EAGAIN) return true;
      fail("recv");
    }
    received.append(part.data(), static_cast<std::size_t>(got));
    if (static_cast<std::size_t>(got) < part.size()) return true;
  }
}

Waiting::Waiting()
    : poll_(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      timer_(checked(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC), "timerfd_create")) {
  watch(timer_.get(), kAlarm);
}

void Waiting::watch(int fd, std::uint32_t number) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u32 = number;
  checked(::epoll_ctl(poll_.get(), EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
}

void Waiting::set_alarm(Moment at) {
  // Zero would mean "never".
  const auto since = std::max(at.time_since_epoch(), Clock::duration(1));
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since);
  itimerspec time{};
  time.it_value.tv_sec = seconds.count();
  time.it_value.tv_nsec = std::chrono::nanoseconds(since - seconds).count();
  checked(::timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &time, nullptr), "timerfd_settime");
}

const std::vector<std::uint32_t>& Waiting::next(std::chrono::milliseconds patience) {
  std::array<epoll_event, 256> events{};
  int count = ::epoll_wait(poll_.get(), events.data(), events.size(), static_cast<int>(patience.count()));
  if (count < 0 && errno != EINTR) fail("epoll_wait");
  found_.clear();
  for (int i = 0; i < count; ++i) {
    const std::uint32_t number = events.at(static_cast<std::size_t>(i)).data.u32;
    std::uint64_t rings = 0;
    if (number == kAlarm && ::read(timer_.get(), &rings, sizeof(rings)) < 0) continue;
    found_.push_back(number);
  }
  return found_;
}

}  // namespace load
