#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

// Reading what a server, or a user's file, says: whatever stands there, nothing throws.
namespace mv::loose_json {

// Null where there is no such text.
inline const boost::json::string* text_in(const boost::json::object& object, std::string_view name) {
  const boost::json::value* value = object.if_contains(name);
  return value != nullptr ? value->if_string() : nullptr;
}

// "" where there is no such text.
inline std::string text_at(const boost::json::object& object, std::string_view name) {
  const boost::json::string* text = text_in(object, name);
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

// The texts of such a list; what is no text in it is left out.
inline std::vector<std::string> texts_at(const boost::json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  if (const boost::json::array* list = list_at(object, name)) {
    for (const boost::json::value& item : *list) {
      if (item.is_string()) texts.emplace_back(item.get_string());
    }
  }
  return texts;
}

// 0 where there is no such number.
inline double number_at(const boost::json::object& object, std::string_view name) {
  const boost::json::value* value = object.if_contains(name);
  return value != nullptr && value->is_number() ? value->to_number<double>() : 0;
}

inline bool is_true(const boost::json::object& object, std::string_view name) {
  const boost::json::value* value = object.if_contains(name);
  return value != nullptr && value->is_bool() && value->get_bool();
}

// A count of tokens, within what can be counted with; -1 where there is none.
inline std::int64_t count_at(const boost::json::object& object, std::string_view name) {
  constexpr std::int64_t kMost = 1'000'000'000;
  const boost::json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_number()) return -1;
  boost::system::error_code error;
  const auto count = value->to_number<std::int64_t>(error);
  return error || count < 0 ? -1 : std::min(count, kMost);
}

}  // namespace mv::loose_json
