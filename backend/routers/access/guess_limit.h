#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "routers/access/digest.h"

namespace access_control {

// Counts wrong keys by address, in windows of a minute that begin with the first. Two limits, because two
// kinds of clients send wrong keys:
//  - A guesser sends many different ones. Once there were more than `most`, no key from that address is
//  looked at any more
//    until the window ends, not even a right one: else the limit would only hide the failures and guessing
//    could go on.
//  - A forgotten page sends one old key again and again. It is told to slow down, but its neighbours behind
//  the same
//    address (a proxy, this very machine) are not locked out by it.
// What cannot be guessed, cookies and signed links, is never counted and never locked.
// Memory is bounded: the table forgets the oldest window when it is full. An IPv6 address counts by its /64,
// which is what one customer gets. Thread-safe; the lock is held for microseconds.
class GuessLimit {
 public:
  GuessLimit(int most, const base::Clock& clock);

  // How long no key from this address is looked at.
  std::optional<std::chrono::seconds> locked(std::string_view peer);
  // Notes a wrong key. How long to wait, when it was one too many.
  std::optional<std::chrono::seconds> failed(std::string_view peer, std::string_view wrong_key);

  std::size_t addresses() const;

 private:
  using TimePoint = std::chrono::steady_clock::time_point;
  struct Window {
    TimePoint start;
    int failures = 0;
    std::vector<std::uint64_t> different;  // beginnings of the digests of wrong keys; most_ + 1 at most
  };

  void forget_ended(TimePoint now);
  std::chrono::seconds rest_of(const Window& window, TimePoint now) const;

  const int most_;
  const base::Clock& clock_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Window> windows_;
  std::deque<std::string> by_age_;  // the same addresses, oldest window first
};

}  // namespace access_control
