#include "mv/pretty_json.h"

#include <algorithm>

#include <boost/json.hpp>

namespace mv {
namespace {

namespace json = boost::json;

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
    text += json::serialize(value);
  }
}

}  // namespace

std::string pretty(const json::value& value) {
  std::string text;
  write(text, value, "");
  return text + '\n';
}

}  // namespace mv
