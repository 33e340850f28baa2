#pragma once

#include <cstdint>
#include <string>

// A URL that somebody else has given, taken apart by the same code that will fetch it, so that both see the
// same host.
namespace net {

struct Link {
  std::string url;     // normalised
  std::string scheme;  // "http" or "https"
  std::string host;    // lower case, without a final dot; an IPv6 address without brackets
  std::uint16_t port = 0;

  std::string host_and_port() const;  // "example.com:443", "[::1]:80"
};

// Throws Error{kRefusedAddress} for what is no http(s) link, begins with "-", holds credentials, control
// characters or blanks, or is over 4096 bytes.
Link parse_link(const std::string& url);

// Where a redirect to `target`, which may be relative, leads from a link. Not checked.
std::string resolved(const Link& from, const std::string& target);

}  // namespace net
