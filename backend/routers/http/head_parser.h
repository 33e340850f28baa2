#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "routers/http/fault.h"
#include "routers/http/message.h"

namespace http {

// What the head says about the connection and the body.
struct Framing {
  bool keeps_alive = false;  // HTTP/1.1 without "Connection: close"
  bool is_http_1_1 = false;
  bool chunked = false;
  std::uint64_t length = 0;  // of the body, when it is not chunked
  bool expects_continue = false;
  bool has_method = true;  // one that a route can have

  bool has_body() const { return chunked || length > 0; }
};

// Parses a whole head (as the scanner has found it) into `request` and `framing`, or says why it is refused.
std::optional<Fault> read_head(std::string_view head, Request& request, Framing& framing);

}  // namespace http
