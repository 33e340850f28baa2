#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

namespace schema {

// A field that is neither std::optional nor Maybe must be sent, unless its C++ initialiser is to stand in for
// it.
enum class Otherwise { kRequired, kDefault };

// Who refuses a value outside choices and bounds. kHandler: the reference tells the limits, parsing lets
// everything of the right type through, and the handler answers (the wire contract wants 400 for some, not
// 422).
enum class CheckedBy { kSchema, kHandler };

// What is known of a field beyond its C++ type. Bounds are JSON numbers (`.at_least = 1`); null means there
// is none. For a list, the lengths count its items and everything else speaks of each item.
struct Note {
  std::string about;
  boost::json::value example;
  boost::json::value at_least;
  boost::json::value at_most;
  boost::json::value more_than;             // like at_least, without the bound itself
  std::optional<std::size_t> least_length;  // characters (Unicode code points) or items
  std::optional<std::size_t> most_length;
  std::vector<std::string> choices;
  std::string format;  // "uuid", "date-time", "uri": told in the reference, not checked
  Otherwise otherwise = Otherwise::kRequired;
  CheckedBy checked_by = CheckedBy::kSchema;
  std::string name;  // in JSON, where it differs from the member's
};

struct FieldNote {
  std::string_view member;
  Note note;
};

// What is known of a struct.
struct Notes {
  std::string about;
  std::vector<FieldNote> fields;
};

}  // namespace schema
