#pragma once

#include <string>
#include <string_view>

namespace base {

// A random UUID (version 4, RFC 9562), 36 characters, from the system's entropy. Thread-safe.
std::string new_uuid();
bool is_uuid(std::string_view text);

}  // namespace base
