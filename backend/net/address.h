#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace net {

// An IPv6 address; IPv4 stands as ::ffff:a.b.c.d (RFC 4291, section 2.5.5.2), so that one table serves both.
struct Address {
  std::array<std::uint8_t, 16> bytes{};
  bool operator==(const Address&) const = default;
};

// Any spelling that the system's own functions take: "127.0.0.1", "0x7f.1", "2130706433", "017700000001",
// "::1",
// "[::1]", "fe80::1%eth0". Nothing for what is a name.
std::optional<Address> parse_address(std::string_view text);
// Nothing for what is neither IPv4 nor IPv6.
std::optional<Address> address_of(const sockaddr& socket);
std::string to_string(const Address& address);

// Why an address is not for strangers' links ("private"), by the registries of special addresses (RFC 6890
// and its updates at IANA); nothing where it is a public one. An address that carries another one inside
// (mapped, NAT64, 6to4) is judged by that too.
std::optional<std::string_view> special_kind(const Address& address);

}  // namespace net
