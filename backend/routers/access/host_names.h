#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace access_control {

// "Studio.Example.:8443" → {"studio.example", 8443}
struct Authority {
  std::string host;  // lower case, without the dot of the root; IPv6 in its brackets
  std::optional<std::uint16_t> port;

  bool operator==(const Authority&) const = default;
};

// Nothing for what is no host with an optional port.
std::optional<Authority> parse_authority(std::string_view text);

// The names that this server answers to. A page of a foreign name that was made to resolve to this machine
// (DNS rebinding) carries its own name in Host, and so gets nothing.
class HostNames {
 public:
  // Throws Error{kUsage} for an entry that is no host name. `port` is the one that the loopback names must
  // carry.
  HostNames(const std::vector<std::string>& allowed, std::uint16_t port);

  void set_port(std::uint16_t port) { port_ = port; }

  bool allows(std::string_view host_header) const;
  // Whether a page of this authority is our own. Stricter than allows(): an entry without port stands for any
  // port in Host, where a proxy may have put it, but not for pages that some other program on that machine
  // serves.
  bool serves_page(const Authority& authority, bool tls) const;

 private:
  bool is_loopback_name(const Authority& authority, std::uint16_t default_port) const;

  std::vector<Authority> allowed_;
  std::atomic<std::uint16_t> port_;
};

}  // namespace access_control
