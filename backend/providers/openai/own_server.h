#pragma once

#include <string>

namespace providers {

// Whether a server stands in the user's own house, where nobody sends a bill: its host is a loopback, private
// or link-local address, a name without a dot (localhost, a container's), or one that ends in ".local" (mDNS,
// RFC 6762). No name is looked up, so that the answer does not change with the network. What is no http(s)
// link, or holds credentials, is none.
bool is_own_server(const std::string& url);

}  // namespace providers
