#pragma once

#include <cstddef>
#include <string_view>

namespace schema {

// What is wrong with JSON at the place where a parser stopped, in the words of Python's json module, which
// clients of this API know.
std::string_view json_slip(std::string_view text, std::size_t offset);

}  // namespace schema
