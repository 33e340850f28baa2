#pragma once

#include <string>
#include <vector>

#include "net/address.h"
#include "net/fetch.h"
#include "net/link.h"

namespace net {

// Decides which hosts and addresses may be reached. Thread-safe.
class Guard {
 public:
  explicit Guard(GuardSettings settings);

  // Before the network is asked. Throws as Fetcher::check_url.
  Link check(const std::string& url) const;

  // When a connection to `address` for `link` is about to be made.
  bool may_connect(const Link& link, const Address& address, std::uint16_t port) const;

 private:
  bool allows(const std::string& host_and_port) const;

  std::vector<std::string> allowed_;
};

}  // namespace net
