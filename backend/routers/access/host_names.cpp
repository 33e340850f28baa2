#include "routers/access/host_names.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"

namespace access_control {
namespace {

constexpr std::size_t kLongestName = 253;  // RFC 1035
constexpr std::array<std::string_view, 3> kLoopbackNames = {"localhost", "127.0.0.1", "[::1]"};

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_name(std::string_view host) {
  if (host.empty() || host.size() > kLongestName) return false;
  if (host.front() == '[') {
    return host.size() > 3 && host.back() == ']' &&
           only(host.substr(1, host.size() - 2), "0123456789abcdef:.");
  }
  return only(host, "abcdefghijklmnopqrstuvwxyz0123456789-._") && host.front() != '.' &&
         host.find("..") == std::string_view::npos;
}

// Only as a browser writes it: "08000" and "+80" are no port.
std::optional<std::uint16_t> parse_port(std::string_view text) {
  if (text.empty() || text.size() > 5 || text.front() == '0' || !only(text, "0123456789"))
    return std::nullopt;
  unsigned number = 0;
  for (const char c : text) number = number * 10 + static_cast<unsigned>(c - '0');
  if (number > 65535) return std::nullopt;
  return static_cast<std::uint16_t>(number);
}

}  // namespace

std::optional<Authority> parse_authority(std::string_view text) {
  const std::size_t bracket = text.rfind(']');
  const std::size_t colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  std::string_view host = text.substr(0, colon);
  if (host.ends_with('.')) host.remove_suffix(1);
  Authority authority{.host = base::lower(host), .port = std::nullopt};
  if (!is_name(authority.host)) return std::nullopt;
  if (colon == std::string_view::npos) return authority;
  authority.port = parse_port(text.substr(colon + 1));
  if (!authority.port) return std::nullopt;
  return authority;
}

HostNames::HostNames(const std::vector<std::string>& allowed, std::uint16_t port) : port_(port) {
  for (const std::string& entry : allowed) {
    const std::string_view name = base::trimmed(entry);
    if (name.empty()) continue;
    const auto authority = parse_authority(name);
    if (!authority) {
      throw base::Error(base::ErrorKind::kUsage,
                        "the allowed host '" + base::printable(name) +
                            "' is no host name; write it like studio.example or studio.example:8443");
    }
    allowed_.push_back(*authority);
  }
}

bool HostNames::is_loopback_name(const Authority& authority, std::uint16_t default_port) const {
  return authority.port.value_or(default_port) == port_.load() &&
         std::find(kLoopbackNames.begin(), kLoopbackNames.end(), authority.host) != kLoopbackNames.end();
}

bool HostNames::allows(std::string_view host_header) const {
  const auto asked = parse_authority(host_header);
  if (!asked) return false;
  if (is_loopback_name(*asked, 80)) return true;
  return std::any_of(allowed_.begin(), allowed_.end(), [&](const Authority& entry) {
    return entry.host == asked->host && (!entry.port || entry.port == asked->port);
  });
}

bool HostNames::serves_page(const Authority& authority, bool tls) const {
  const std::uint16_t default_port = tls ? 443 : 80;
  if (is_loopback_name(authority, default_port)) return true;
  const std::uint16_t port = authority.port.value_or(default_port);
  return std::any_of(allowed_.begin(), allowed_.end(), [&](const Authority& entry) {
    return entry.host == authority.host && entry.port.value_or(default_port) == port;
  });
}

}  // namespace access_control
