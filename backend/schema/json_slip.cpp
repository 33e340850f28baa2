#include "schema/json_slip.h"

#include <string>

namespace schema {
namespace {

// Where in the grammar a prefix of JSON ends.
struct Place {
  bool in_string = false;
  bool after_backslash = false;
  std::string open;         // the brackets that are
  char last = '\0';         // the last sign outside of strings; '"' for the end of one
  char before_last = '\0';  // the one before: a string after '{' or ',' may be a key

  bool in_object() const { return !open.empty() && open.back() == '{'; }
};

void step_in_string(Place& place, char c) {
  if (place.after_backslash)
    place.after_backslash = false;
  else if (c == '\\')
    place.after_backslash = true;
  else if (c == '"')
    place.in_string = false;
}

Place place_after(std::string_view prefix) {
  Place place;
  for (const char c : prefix) {
    if (place.in_string) {
      step_in_string(place, c);
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c == '{' || c == '[') place.open += c;
    if ((c == '}' || c == ']') && !place.open.empty()) place.open.pop_back();
    place.in_string = c == '"';
    place.before_last = place.last;
    place.last = c;
  }
  return place;
}

}  // namespace

std::string_view json_slip(std::string_view text, std::size_t offset) {
  const Place place = place_after(text.substr(0, offset));
  if (place.in_string) {
    if (offset >= text.size()) return "Unterminated string";
    if (place.after_backslash) return "Invalid \\escape";
    const bool is_control = static_cast<unsigned char>(text[offset]) < 0x20;
    return is_control ? "Invalid control character" : "Invalid \\uXXXX escape";  // half a surrogate pair
  }
  switch (place.last) {
    case '{':
      return "Expecting property name enclosed in double quotes";
    case ',':
      return place.in_object() ? "Expecting property name enclosed in double quotes" : "Expecting value";
    case ':':
    case '[':
    case '\0':
      return "Expecting value";
    case '"':
      if (place.in_object() && (place.before_last == '{' || place.before_last == ','))
        return "Expecting ':' delimiter";
      break;
    default:
      if (place.open.empty()) return "Expecting value";  // half a word: tru
  }
  return "Expecting ',' delimiter";
}

}  // namespace schema
