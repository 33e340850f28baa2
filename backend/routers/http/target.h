#pragma once

#include <optional>
#include <string_view>

#include "routers/http/fault.h"
#include "routers/http/message.h"

namespace http {

// Takes a request's target apart into `request.path` and `request.query`. Origin-form ("/path?query"), and
// absolute-form when its host is the one of the Host header. Refused with 400: bad escapes, NUL, text that is
// not UTF-8, "..".
std::optional<Fault> read_target(std::string_view target, std::string_view host, Request& request);

}  // namespace http
