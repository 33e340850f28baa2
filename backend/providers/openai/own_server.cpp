#include "providers/openai/own_server.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"
#include "net/address.h"
#include "net/link.h"

namespace providers {
namespace {

// "local" is 0.0.0.0: this machine, as servers print it that listen on all its addresses.
constexpr std::array<std::string_view, 4> kOwnKinds = {"loopback", "private", "link-local", "local"};

}  // namespace

bool is_own_server(const std::string& url) {
  std::string host;
  try {
    host = net::parse_link(url).host;
  } catch (const base::Error&) {
    return false;
  }
  // Before names: 134744072 has no dot and is Google's.
  if (const auto address = net::parse_address(host)) {
    const auto kind = net::special_kind(*address);
    return kind && std::find(kOwnKinds.begin(), kOwnKinds.end(), *kind) != kOwnKinds.end();
  }
  return host.ends_with(".local") || (!host.empty() && host.find('.') == std::string::npos);
}

}  // namespace providers
