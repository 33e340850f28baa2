#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "routers/http/message.h"

namespace http {

// The status line and headers of a reply, whatever its body is.
struct ReplyHead {
  int status = 200;
  std::string_view content_type;
  const std::vector<Header>& headers;
  std::optional<std::uint64_t> length;  // Content-Length
  bool chunked = false;
  bool closes = false;  // the connection, afterwards
  std::string_view date;
};

// Lays it out as it goes over the wire. Control characters in values become spaces, so no value can add a
// header; headers that say how the reply is framed are the server's and left out of `headers`.
void append_head(const ReplyHead& head, std::string& out);

bool has_header(const std::vector<Header>& headers, std::string_view name);
// For a 503: Retry-After, unless somebody has said when already.
void say_when_to_come_back(std::vector<Header>& headers);

}  // namespace http
