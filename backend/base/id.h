#pragma once

#include <string>
#include <string_view>

namespace base {

// A random UUID (version 4, RFC 9562), 36 characters, from the system's entropy. Thread-safe.
std::string new_uuid();

// A UUID (version 8, RFC 9562) that follows from a name: the same for the same name, on every machine.
std::string uuid_from(std::string_view name);

}  // namespace base
