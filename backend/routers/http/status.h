#pragma once

#include <string_view>

namespace http {

// The standard reason phrase (RFC 9110 and the IANA registry): pages build messages from it.
std::string_view reason_of(int status);

// Whether replies of this status never carry a body.
bool is_without_body(int status);

}  // namespace http
