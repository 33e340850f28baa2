#include "schema/read.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "schema/bounds.h"
#include "schema/coercion.h"

namespace schema {
namespace {

namespace json = boost::json;

// True when the value is one of the choices, or there are none.
bool require_choice(Reader& reader, const json::value& input, const Note& note, std::string_view value) {
  if (note.choices.empty() || note.checked_by == CheckedBy::kHandler) return true;
  if (std::find(note.choices.begin(), note.choices.end(), value) != note.choices.end()) return true;
  std::string expected;
  for (std::size_t i = 0; i < note.choices.size(); ++i) {
    if (i > 0) expected += i + 1 == note.choices.size() ? " or " : ", ";
    expected += fmt::format("'{}'", note.choices[i]);
  }
  reader.fault("literal_error", "Input should be " + expected, input, {{"expected", expected}});
  return false;
}

std::optional<std::int64_t> whole_from_double(Reader& reader, const json::value& input, double value) {
  if (!std::isfinite(value))
    reader.fault("finite_number", "Input should be a finite number", input);
  else if (value != std::trunc(value))
    reader.fault("int_from_float", "Input should be a valid integer, got a number with a fractional part",
                 input);
  else if (value < -0x1p63 || value >= 0x1p63)
    reader.fault("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size",
                 input);
  else
    return static_cast<std::int64_t>(value);
  return std::nullopt;
}

std::optional<std::int64_t> whole_from_text(Reader& reader, const json::value& input) {
  const WholeNumber read = whole_number(input.get_string());
  if (read.is_number && !read.fits)
    reader.fault("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size",
                 input);
  else if (!read.is_number)
    reader.fault("int_parsing", "Input should be a valid integer, unable to parse string as an integer",
                 input);
  else
    return read.value;
  return std::nullopt;
}

std::optional<std::int64_t> whole(Reader& reader, const json::value& value) {
  switch (value.kind()) {
    case json::kind::int64:
      return value.get_int64();
    case json::kind::uint64:
      return whole_from_double(reader, value, 0x1p64);  // beyond what Boost.JSON gives as int64
    case json::kind::double_:
      return whole_from_double(reader, value, value.get_double());
    case json::kind::bool_:
      return value.get_bool() ? 1 : 0;
    case json::kind::string:
      return whole_from_text(reader, value);
    default:
      reader.fault("int_type", "Input should be a valid integer", value);
      return std::nullopt;
  }
}

std::optional<double> number(Reader& reader, const json::value& value) {
  std::optional<double> result;
  if (value.is_bool()) {
    result = value.get_bool() ? 1.0 : 0.0;
  } else if (value.is_number()) {
    result = value.to_number<double>();
  } else if (!value.is_string()) {
    reader.fault("float_type", "Input should be a valid number", value);
    return std::nullopt;
  } else if (result = decimal_number(value.get_string()); !result) {
    reader.fault("float_parsing", "Input should be a valid number, unable to parse string as a number",
                 value);
    return std::nullopt;
  }
  if (std::isfinite(*result)) return result;
  reader.fault("finite_number", "Input should be a finite number", value);
  return std::nullopt;
}

std::string counted_items(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

}  // namespace

namespace detail {

void read_plain(Reader& reader, const json::value& value, const Note& note, std::string& into) {
  if (!value.is_string()) {
    // Where only some words are taken, pydantic asks for those and not for a text.
    if (!note.choices.empty() && note.checked_by == CheckedBy::kSchema)
      require_choice(reader, value, note, {"\0", 1});
    else
      reader.fault("string_type", "Input should be a valid string", value);
    return;
  }
  const std::string_view text = value.get_string();
  if (!require_choice(reader, value, note, text)) return;
  if (note.checked_by == CheckedBy::kSchema && (note.least_length || note.most_length)) {
    const std::size_t length = characters(text);
    if (note.least_length && length < *note.least_length) {
      return reader.fault("string_too_short",
                          "String should have at least " + counted_items(*note.least_length, "character"),
                          value, {{"min_length", *note.least_length}});
    }
    if (note.most_length && length > *note.most_length) {
      return reader.fault("string_too_long",
                          "String should have at most " + counted_items(*note.most_length, "character"),
                          value, {{"max_length", *note.most_length}});
    }
  }
  into = text;
}

void read_plain(Reader& reader, const json::value& value, const Note&, bool& into) {
  if (value.is_bool()) {
    into = value.get_bool();
    return;
  }
  std::optional<bool> read;
  bool may_be_one = value.is_string();
  if (value.is_string()) {
    read = truth(value.get_string());
  } else if (value.is_number()) {
    const auto number = value.to_number<double>();
    may_be_one = number == std::trunc(number);
    if (number == 0 || number == 1) read = number == 1;
  }
  if (read)
    into = *read;
  else if (may_be_one)
    reader.fault("bool_parsing", "Input should be a valid boolean, unable to interpret input", value);
  else
    reader.fault("bool_type", "Input should be a valid boolean", value);
}

void read_plain(Reader& reader, const json::value& value, const Note& note, std::int64_t& into) {
  const auto read = whole(reader, value);
  if (read && within_bounds(reader, value, note, *read)) into = *read;
}

void read_plain(Reader& reader, const json::value& value, const Note& note, int& into) {
  const auto read = whole(reader, value);
  if (!read || !within_bounds(reader, value, note, *read)) return;
  Note of_the_type;
  of_the_type.at_least = std::numeric_limits<int>::min();
  of_the_type.at_most = std::numeric_limits<int>::max();
  if (within_bounds(reader, value, of_the_type, *read)) into = static_cast<int>(*read);
}

void read_plain(Reader& reader, const json::value& value, const Note& note, double& into) {
  const auto read = number(reader, value);
  if (read && within_bounds(reader, value, note, *read)) into = *read;
}

void read_plain(Reader& reader, const json::value& value, const Note&, json::object& into) {
  if (value.is_object())
    into = value.get_object();
  else
    reader.fault("dict_type", "Input should be a valid dictionary", value);
}

void read_plain(Reader&, const json::value& value, const Note&, json::value& into) {
  into = value;
}

void read_struct(Reader& reader, const json::value& value, const std::vector<Member>& members, void* into) {
  if (!value.is_object()) {
    return reader.fault("model_attributes_type",
                        "Input should be a valid dictionary or object to extract fields from", value);
  }
  const json::object& object = value.get_object();
  for (const Member& member : members) {
    const json::value* field = object.if_contains(member.name);
    if (!field) {
      if (member.is_required) reader.missing(member.name, value);
      continue;
    }
    const Reader::Step step(reader, member.name);
    member.read(reader, *field, member.note, into);
  }
}

const json::array* read_list(Reader& reader, const json::value& value, const Note& note) {
  if (!value.is_array()) {
    reader.fault("list_type", "Input should be a valid list", value);
    return nullptr;
  }
  const json::array& list = value.get_array();
  if (note.checked_by == CheckedBy::kHandler) return &list;
  const auto refuse = [&](std::string_view type, std::string_view most_or_least, std::size_t bound) {
    reader.fault(type,
                 fmt::format("List should have at {} {} after validation, not {}", most_or_least,
                             counted_items(bound, "item"), list.size()),
                 value,
                 {{"field_type", "List"},
                  {type == "too_long" ? "max_length" : "min_length", bound},
                  {"actual_length", list.size()}});
    return nullptr;
  };
  if (note.most_length && list.size() > *note.most_length)
    return refuse("too_long", "most", *note.most_length);
  if (note.least_length && list.size() < *note.least_length)
    return refuse("too_short", "least", *note.least_length);
  return &list;
}

Note note_of_items(const Note& note) {
  Note each;
  each.at_least = note.at_least;
  each.at_most = note.at_most;
  each.more_than = note.more_than;
  each.choices = note.choices;
  each.checked_by = note.checked_by;
  return each;
}

}  // namespace detail
}  // namespace schema
