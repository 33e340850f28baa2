#pragma once

#include <string>

namespace boost::json {
class value;
}

namespace mv {

// JSON for people: two spaces an indent, keys in the order they were put in, short lists of plain values on
// one line, a newline at the end.
std::string pretty(const boost::json::value& value);

}  // namespace mv
