#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_descriptor.h"

// Clients that wait for thousands of sockets at once. They use the system's calls alone: what they need is
// little, and a fault of the library that serves cannot hide in them.
namespace load {

using Clock = std::chrono::steady_clock;  // CLOCK_MONOTONIC, as Python's time.monotonic_ns()
using Moment = Clock::time_point;

// Raises the limit of open files as far as it goes. Throws Error{kNotConfigured} when that is below `count`.
void allow_files(std::uint64_t count);

// A connection to this machine. It blocks; see ready_to_wait(). Throws Error{kUnreachable}.
base::FileDescriptor connect_to(std::uint16_t port);
void send_all(int socket, std::string_view text);
void ready_to_wait(int socket);

// What has come so far, appended. False once the other side has closed. Throws Error{kUnreachable}.
bool read_more(int socket, std::string& received);

// Wakes for sockets with something to read and, exactly, for a moment.
class Waiting {
 public:
  static constexpr std::uint32_t kAlarm = 0xFFFF'FFFF;

  Waiting();
  void watch(int fd, std::uint32_t number);
  void set_alarm(Moment at);
  // The numbers of those that have something, kAlarm among them; none when `patience` is over.
  const std::vector<std::uint32_t>& next(std::chrono::milliseconds patience);

 private:
  base::FileDescriptor poll_;
  base::FileDescriptor timer_;
  std::vector<std::uint32_t> found_;
};

}  // namespace load
