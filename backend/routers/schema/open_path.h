#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schema {

// "/files/{path...}" as OpenAPI writes it: "/files/{path}".
std::string plain_path(std::string_view pattern);

// The parameters of a pattern, in order, without dots: {"id", "path"}.
std::vector<std::string> names_in(std::string_view pattern);

}  // namespace schema
