#include "schema/json.h"

#include <cmath>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace schema {
namespace {

namespace json = boost::json;

// The shortest decimal that reads back as the same double. Whole ones keep a ".0", as Python writes them.
void append_number(std::string& text, double value) {
  if (!std::isfinite(value)) {
    text += "null";
    return;
  }
  const std::size_t begin = text.size();
  fmt::format_to(std::back_inserter(text), "{}", value);
  if (text.find_first_of(".e", begin) == std::string::npos) text += ".0";
}

void append(std::string& text, const json::value& value);

void append_list(std::string& text, const json::array& list) {
  text += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) text += ',';
    append(text, list[i]);
  }
  text += ']';
}

void append_object(std::string& text, const json::object& object) {
  text += '{';
  bool first = true;
  for (const auto& [key, value] : object) {
    if (!first) text += ',';
    first = false;
    text += json::serialize(key);
    text += ':';
    append(text, value);
  }
  text += '}';
}

void append(std::string& text, const json::value& value) {
  switch (value.kind()) {
    case json::kind::double_:
      return append_number(text, value.get_double());
    case json::kind::array:
      return append_list(text, value.get_array());
    case json::kind::object:
      return append_object(text, value.get_object());
    default:
      text += json::serialize(value);
  }
}

}  // namespace

namespace detail {

json::object write_struct(const std::vector<Member>& members, const void* owner) {
  json::object object;
  object.reserve(members.size());
  for (const Member& member : members) member.write(owner, member.name, object);
  return object;
}

}  // namespace detail

std::string to_text(const json::value& value) {
  std::string text;
  append(text, value);
  return text;
}

}  // namespace schema
