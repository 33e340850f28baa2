#pragma once

#include <chrono>
#include <string_view>

#include "routers/http/message.h"

namespace access_control {

// The replies that say no. Never stored by caches.
http::Response foreign_host(const http::Request& request);                                 // 421
http::Response foreign_origin(const http::Request& request);                               // 403
http::Response too_many_guesses(const http::Request& request, std::chrono::seconds wait);  // 429

enum class KeyTrouble { kMissing, kInvalid };
http::Response unauthorized(const http::Request& request, KeyTrouble trouble);  // 401, flat

}  // namespace access_control
