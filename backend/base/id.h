#pragma once

#include <string>

namespace base {

// A random UUID (version 4, RFC 9562), 36 characters, from the system's entropy. Thread-safe.
std::string new_uuid();

}  // namespace base
