#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

// Reading what a server, or a user's file, says: whatever stands there, nothing throws.
namespace providers::comfyui_json {

// "" where there is no such text.
inline std::string text_at(const boost::json::object& object, std::string_view name) {
  const boost::json::value* value = object.if_contains(name);
  const boost::json::string* text = value != nullptr ? value->if_string() : nullptr;
  return text != nullptr ? std::string(*text) : std::string();
}

// Null where there is no such object.
inline const boost::json::object* object_at(const boost::json::object& object, std::string_view name) {
  const boost::json::value* value = object.if_contains(name);
  return value != nullptr ? value->if_object() : nullptr;
}

// Null where there is no such list.
inline const boost::json::array* list_at(const boost::json::object& object, std::string_view name) {
  const boost::json::value* value = object.if_contains(name);
  return value != nullptr ? value->if_array() : nullptr;
}

// 0 where there is no such number.
inline double number_at(const boost::json::object& object, std::string_view name) {
  const boost::json::value* value = object.if_contains(name);
  return value != nullptr && value->is_number() ? value->to_number<double>() : 0;
}

}  // namespace providers::comfyui_json
