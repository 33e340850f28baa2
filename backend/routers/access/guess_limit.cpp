#include "routers/access/guess_limit.h"

#include <algorithm>
#include <cstring>

namespace access_control {
namespace {

constexpr std::chrono::seconds kWindow{60};
constexpr std::size_t kMostAddresses = 4096;

// "a:b::c" → {"a", "b"}; empty groups are left out.
std::vector<std::string_view> groups_of(std::string_view text) {
  std::vector<std::string_view> groups;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(':'), text.size());
    if (end > 0) groups.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return groups;
}

// The part of an address that one client cannot change at will, from the address as the system writes it (RFC
// 5952).
std::string client_of(std::string_view peer) {
  constexpr std::string_view kMappedIpv4 = "::ffff:";
  constexpr std::size_t kGroups = 8;
  peer = peer.substr(0, std::min(peer.find('%'), std::size_t{64}));
  if (peer.find(':') == std::string_view::npos) return std::string(peer);
  if (peer.starts_with(kMappedIpv4) && peer.find('.') != std::string_view::npos) {
    return std::string(peer.substr(kMappedIpv4.size()));
  }
  const std::size_t gap = std::min(peer.find("::"), peer.size());
  std::vector<std::string_view> groups = groups_of(peer.substr(0, gap));
  const std::vector<std::string_view> after = groups_of(peer.substr(gap));
  while (groups.size() + after.size() < kGroups) groups.emplace_back("0");
  groups.insert(groups.end(), after.begin(), after.end());
  groups.resize(kGroups / 2);
  std::string network;
  for (const std::string_view group : groups) network.append(group).append(":");
  return network;
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
