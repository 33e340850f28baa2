#include "routers/access/guess_limit.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstring>

namespace access_control {
namespace {

constexpr std::chrono::seconds kWindow{60};
constexpr std::size_t kMostAddresses = 4096;

// The part of an address that one client cannot change at will.
std::string client_of(std::string_view peer) {
  std::string text(peer.substr(0, 64));
  std::array<char, 16> six{};
  if (inet_pton(AF_INET6, text.c_str(), six.data()) != 1) return text;
  constexpr std::array<char, 12> kMappedIpv4 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\xFF', '\xFF'};
  if (std::equal(kMappedIpv4.begin(), kMappedIpv4.end(), six.begin())) {
    std::array<char, INET_ADDRSTRLEN> four{};
    inet_ntop(AF_INET, six.data() + kMappedIpv4.size(), four.data(), four.size());
    return four.data();
  }
  return "6:" + std::string(six.data(), 8);
}

std::uint64_t beginning_of(const Digest& digest) {
  std::uint64_t number = 0;
  std::memcpy(&number, digest.data(), sizeof number);
  return number;
}

}  // namespace

GuessLimit::GuessLimit(int most, const base::Clock& clock) : most_(most), clock_(clock) {}

std::chrono::seconds GuessLimit::rest_of(const Window& window, TimePoint now) const {
  return std::max(std::chrono::ceil<std::chrono::seconds>(window.start + kWindow - now),
                  std::chrono::seconds(1));
}

// All windows are of one length, so they end in the order in which they began.
void GuessLimit::forget_ended(TimePoint now) {
  while (!by_age_.empty() &&
         (by_age_.size() > kMostAddresses || windows_.at(by_age_.front()).start + kWindow <= now)) {
    windows_.erase(by_age_.front());
    by_age_.pop_front();
  }
}

std::optional<std::chrono::seconds> GuessLimit::locked(std::string_view peer) {
  const std::lock_guard lock(mutex_);
  const TimePoint now = clock_.now();
  forget_ended(now);
  const auto found = windows_.find(client_of(peer));
  if (found == windows_.end() || std::cmp_less_equal(found->second.different.size(), most_))
    return std::nullopt;
  return rest_of(found->second, now);
}

std::optional<std::chrono::seconds> GuessLimit::failed(std::string_view peer, std::string_view wrong_key) {
  const std::uint64_t key = beginning_of(sha256(wrong_key));
  std::string client = client_of(peer);
  const std::lock_guard lock(mutex_);
  const TimePoint now = clock_.now();
  forget_ended(now);
  const auto [entry, is_new] = windows_.try_emplace(std::move(client));
  Window& window = entry->second;
  if (is_new) {
    window.start = now;
    by_age_.push_back(entry->first);
  }
  ++window.failures;
  auto& different = window.different;
  if (std::cmp_less_equal(different.size(), most_) &&
      std::find(different.begin(), different.end(), key) == different.end()) {
    different.push_back(key);
  }
  if (window.failures <= most_) return std::nullopt;
  return rest_of(window, now);
}

std::size_t GuessLimit::addresses() const {
  const std::lock_guard lock(mutex_);
  return windows_.size();
}

}  // namespace access_control
