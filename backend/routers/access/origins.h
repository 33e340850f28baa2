#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "routers/access/host_names.h"
#include "routers/http/message.h"

namespace access_control {

// "https://studio.example:8443" taken apart; nothing for "null" and whatever else is no web origin.
struct Origin {
  bool tls = false;
  Authority authority;

  bool operator==(const Origin&) const = default;
};
std::optional<Origin> parse_origin(std::string_view text);

// Cross-origin sharing (CORS) with the origins of CORS_ORIGINS, as the Fetch standard has it.
class Origins {
 public:
  // Entries are trimmed, a slash at their end is forgiven. Throws Error{kUsage} for what is no origin: "*"
  // together with credentials would let every page in the world drive this server.
  explicit Origins(const std::vector<std::string>& entries);

  bool empty() const { return listed_.empty(); }
  bool lists(std::string_view origin) const;
  // The answer to a preflight, or nothing when this is none.
  std::optional<http::Response> preflight(const http::Request& request) const;
  // Adds what lets a listed page read this reply.
  void share(const http::Request& request, std::vector<http::Header>& headers) const;

 private:
  std::vector<Origin> listed_;
};

}  // namespace access_control
