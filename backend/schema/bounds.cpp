#include "schema/bounds.h"

#include <cmath>
#include <string>

#include <fmt/format.h>

namespace schema {
namespace {

namespace json = boost::json;

// "0.5", and "1" for 1.0: so pydantic's messages write them.
std::string in_words(const json::value& bound) {
  if (const auto* whole = bound.if_int64()) return fmt::format("{}", *whole);
  const auto number = bound.to_number<double>();
  return number == std::trunc(number) ? fmt::format("{:.0f}", number) : fmt::format("{}", number);
}

template <class Number>
bool is_less(Number value, const json::value& bound) {
  if (const auto* whole = bound.if_int64()) return value < static_cast<Number>(*whole);
  return static_cast<double>(value) < bound.to_number<double>();
}

template <class Number>
bool is_more(Number value, const json::value& bound) {
  if (const auto* whole = bound.if_int64()) return value > static_cast<Number>(*whole);
  return static_cast<double>(value) > bound.to_number<double>();
}

template <class Number>
bool check(Reader& reader, const json::value& input, const Note& note, Number value) {
  if (note.checked_by == CheckedBy::kHandler) return true;
  const auto refuse = [&](const char* type, const char* words, const char* key, const json::value& bound) {
    reader.fault(type, fmt::format("Input should be {} {}", words, in_words(bound)), input, {{key, bound}});
    return false;
  };
  if (!note.at_most.is_null() && is_more(value, note.at_most))
    return refuse("less_than_equal", "less than or equal to", "le", note.at_most);
  if (!note.at_least.is_null() && is_less(value, note.at_least))
    return refuse("greater_than_equal", "greater than or equal to", "ge", note.at_least);
  if (!note.more_than.is_null() && !is_more(value, note.more_than))
    return refuse("greater_than", "greater than", "gt", note.more_than);
  return true;
}

}  // namespace

bool within_bounds(Reader& reader, const json::value& input, const Note& note, std::int64_t value) {
  return check(reader, input, note, value);
}

bool within_bounds(Reader& reader, const json::value& input, const Note& note, double value) {
  return check(reader, input, note, value);
}

}  // namespace schema
