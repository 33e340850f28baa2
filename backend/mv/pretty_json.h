#pragma once

#include <string>

namespace boost::json {
class object;
class value;
}  // namespace boost::json

namespace mv {

// JSON for people: two spaces an indent, keys in the order they were put in, short lists of plain values on
// one line, a newline at the end. Numbers are plain decimals with at most six digits behind the point.
std::string pretty(const boost::json::value& value);

// An event for programs, its numbers as above: one line without a newline. Its values hold no objects or
// lists.
std::string one_line(const boost::json::object& event);

}  // namespace mv
