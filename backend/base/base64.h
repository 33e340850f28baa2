#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// RFC 4648, standard alphabet; line breaks are skipped, padding may be missing. Nothing for what is no
// base64.
std::optional<std::string> from_base64(std::string_view text);
// One line, with padding.
std::string to_base64(std::string_view bytes);

}  // namespace base
