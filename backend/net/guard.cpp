#include "net/guard.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace net {
using base::Error;
using base::ErrorKind;
namespace {

// Below this the system's own services listen: mail, shells, files, directories.
constexpr std::uint16_t kFirstFreePort = 1024;

bool is_web_port(std::uint16_t port) {
  return port == 80 || port == 443 || port >= kFirstFreePort;
}

}  // namespace

Guard::Guard(GuardSettings settings) : allowed_(std::move(settings.allowed_special)) {
  for (std::string& entry : allowed_) entry = base::lower(base::trimmed(entry));
}

Link Guard::check(const std::string& url) const {
  Link link = parse_link(url);
  if (allows(link.host_and_port())) return link;
  if (!is_web_port(link.port)) {
    throw Error(ErrorKind::kRefusedAddress,
                fmt::format("port {} is not one of a web server; nothing is fetched from there", link.port),
                redacted_url(url));
  }
  if (const std::optional<Address> address = parse_address(link.host)) {
    if (const auto kind = special_kind(*address)) {
      throw Error(ErrorKind::kRefusedAddress,
                  fmt::format("the link leads to a {} address ({}); only public ones are fetched", *kind,
                              to_string(*address)),
                  redacted_url(url));
    }
  }
  return link;
}

bool Guard::may_connect(const Link& link, const Address& address, std::uint16_t port) const {
  if (!special_kind(address) || allows(link.host_and_port())) return true;
  const std::string text = to_string(address);
  const bool v6 = text.find(':') != std::string::npos;
  return allows(v6 ? fmt::format("[{}]:{}", text, port) : fmt::format("{}:{}", text, port));
}

bool Guard::allows(const std::string& host_and_port) const {
  return std::find(allowed_.begin(), allowed_.end(), host_and_port) != allowed_.end();
}

}  // namespace net
