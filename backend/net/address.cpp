#include "net/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace net {
namespace {

struct Range {
  const char* first;
  int bits;  // of the written address
  std::string_view kind;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry
constexpr Range kSpecial[] = {
    {"0.0.0.0", 8, "local"},
    {"10.0.0.0", 8, "private"},
    {"100.64.0.0", 10, "carrier-grade"},
    {"127.0.0.0", 8, "loopback"},
    {"169.254.0.0", 16, "link-local"},  // clouds answer with their secrets at 169.254.169.254
    {"172.16.0.0", 12, "private"},
    {"192.0.0.0", 24, "protocol"},
    {"192.0.2.0", 24, "documentation"},
    {"192.31.196.0", 24, "protocol"},
    {"192.52.193.0", 24, "protocol"},
    {"192.88.99.0", 24, "relay"},
    {"192.168.0.0", 16, "private"},
    {"192.175.48.0", 24, "protocol"},
    {"198.18.0.0", 15, "benchmark"},
    {"198.51.100.0", 24, "documentation"},
    {"203.0.113.0", 24, "documentation"},
    {"224.0.0.0", 4, "multicast"},
    {"240.0.0.0", 4, "reserved"},  // and 255.255.255.255
    // Public IPv6 addresses are in 2000::/3; the ranges below are special within it.
    {"2001::", 23, "protocol"},  // Teredo (2001::/32), ORCHID, benchmarks
    {"2001:db8::", 32, "documentation"},
    {"2620:4f:8000::", 48, "protocol"},
    {"3fff::", 20, "documentation"},
};

// Addresses that carry an IPv4 address at a byte of their own.
struct Carrier {
  const char* first;
  int bits;
  std::size_t at;
};
constexpr Carrier kCarriers[] = {
    {"::", 96, 12},            // IPv4-compatible
    {"::ffff:0:0:0", 96, 12},  // IPv4-translated (RFC 2765)
    {"64:ff9b::", 96, 12},     // NAT64 (RFC 6052)
    {"64:ff9b:1::", 96, 12},   // local NAT64 (RFC 8215)
    {"2002::", 16, 2},         // 6to4 (RFC 3056)
};

constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr int kMappedBits = 96;

bool is_mapped(const Address& address) {
  return std::equal(kMapped.begin(), kMapped.end(), address.bytes.begin());
}

Address mapped(const void* four_bytes) {
  Address address;
  std::copy(kMapped.begin(), kMapped.end(), address.bytes.begin());
  std::memcpy(address.bytes.data() + kMapped.size(), four_bytes, 4);
  return address;
}

bool starts_with(const Address& address, const Address& range, int bits) {
  const auto whole = static_cast<std::size_t>(bits / 8);
  if (!std::equal(range.bytes.begin(), range.bytes.begin() + bits / 8, address.bytes.begin())) return false;
  const int rest = bits % 8;
  return rest == 0 || (address.bytes[whole] ^ range.bytes[whole]) >> (8 - rest) == 0;
}

bool within(const Address& address, const char* first, int bits) {
  const Address range = *parse_address(first);
  return starts_with(address, range, is_mapped(range) ? kMappedBits + bits : bits);
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  if (text.find(':') != std::string_view::npos) {
    const std::string v6(text.substr(0, text.find('%')));  // a zone names a network card of ours
    Address address;
    if (::inet_pton(AF_INET6, v6.c_str(), address.bytes.data()) != 1) return std::nullopt;
    return address;
  }
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  // inet_aton forgives what follows a blank; no host may have one.
  if (text.empty() || text.find_first_of(" \t\r\n") != std::string_view::npos) return std::nullopt;
  in_addr v4{};
  if (::inet_aton(std::string(text).c_str(), &v4) == 0) return std::nullopt;
  return mapped(&v4);
}

std::optional<Address> address_of(const sockaddr& socket) {
  if (socket.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &socket, sizeof v4);
    return mapped(&v4.sin_addr);
  }
  if (socket.sa_family != AF_INET6) return std::nullopt;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &socket, sizeof v6);
  Address address;
  std::memcpy(address.bytes.data(), &v6.sin6_addr, address.bytes.size());
  return address;
}

std::string to_string(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool v4 = is_mapped(address);
  ::inet_ntop(v4 ? AF_INET : AF_INET6, address.bytes.data() + (v4 ? kMapped.size() : 0), text.data(),
              static_cast<socklen_t>(text.size()));
  return text.data();
}

std::optional<std::string_view> special_kind(const Address& address) {
  for (const Range& range : kSpecial) {
    if (within(address, range.first, range.bits)) return range.kind;
  }
  if (is_mapped(address)) return std::nullopt;
  if (address == *parse_address("::1")) return "loopback";
  if (within(address, "fc00::", 7)) return "private";  // with fd00:ec2::254, a cloud's secrets
  if (within(address, "fe80::", 10)) return "link-local";
  if (within(address, "ff00::", 8)) return "multicast";
  for (const Carrier& carrier : kCarriers) {
    if (!within(address, carrier.first, carrier.bits)) continue;
    if (const auto kind = special_kind(mapped(address.bytes.data() + carrier.at))) return kind;
    // Through NAT64 a public server is reached; the other carriers have no use today.
    if (carrier.first != std::string_view("64:ff9b::")) return "tunnel";
    return std::nullopt;
  }
  return within(address, "2000::", 3) ? std::nullopt : std::optional<std::string_view>("reserved");
}

}  // namespace net
