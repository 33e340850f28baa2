#include "mv/pretty_json.h"

#include <algorithm>
#include <cmath>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace mv {
namespace {

namespace json = boost::json;

// Plain decimals: Boost.JSON itself prints 32.0 as 3.2E1, which people cannot read and some programs do not
// take.
std::string number(double value) {
  if (!std::isfinite(value)) return "null";  // JSON has no word for it
  std::string text = fmt::format("{:.6f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text += '0';
  return text == "-0.0" ? "0.0" : text;
}

std::string plain(const json::value& value) {
  return value.is_double() ? number(value.get_double()) : json::serialize(value);
}

bool is_plain(const json::value& value) {
  return !value.is_object() && !value.is_array();
}

void write(std::string& text, const json::value& value, const std::string& indent);

void write_list(std::string& text, const json::array& list, const std::string& indent) {
  const bool one_line = std::all_of(list.begin(), list.end(), is_plain);
  text += '[';
  const char* separator = "";
  for (const json::value& item : list) {
    text += separator;
    if (!one_line) text += '\n' + indent + "  ";
    write(text, item, indent + "  ");
    separator = one_line ? ", " : ",";
  }
  if (!one_line) text += '\n' + indent;
  text += ']';
}

void write_object(std::string& text, const json::object& object, const std::string& indent) {
  text += '{';
  const char* separator = "";
  for (const auto& [key, value] : object) {
    text += separator;
    text += '\n' + indent + "  " + json::serialize(json::string(key)) + ": ";
    write(text, value, indent + "  ");
    separator = ",";
  }
  if (!object.empty()) text += '\n' + indent;
  text += '}';
}

void write(std::string& text, const json::value& value, const std::string& indent) {
  if (value.is_object()) {
    write_object(text, value.get_object(), indent);
  } else if (value.is_array()) {
    write_list(text, value.get_array(), indent);
  } else {
    text += plain(value);
  }
}

}  // namespace

std::string pretty(const json::value& value) {
  std::string text;
  write(text, value, "");
  return text + '\n';
}

std::string one_line(const json::object& event) {
  std::string text;
  for (const auto& [key, value] : event) {
    text += text.empty() ? "{" : ",";
    text += json::serialize(json::string(key)) + ":" + plain(value);
  }
  return text.empty() ? "{}" : text + '}';
}

}  // namespace mv
