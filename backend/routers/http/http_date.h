#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace http {

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
std::string http_date(std::time_t time);

// Reads that form only; other forms are as good as no date, which costs a client at most a whole reply.
std::optional<std::time_t> read_http_date(std::string_view text);

}  // namespace http
