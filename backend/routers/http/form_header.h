#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace http {

// A parameter of a header's value: of `form-data; name="a"` the name is "a". Quoted or not; nothing when it
// is not there.
std::optional<std::string> header_parameter(std::string_view value, std::string_view name);

// What a client calls a file, as a title: without folders and control characters, UTF-8, at most 255 bytes.
std::string title_of(std::string_view filename);

}  // namespace http
