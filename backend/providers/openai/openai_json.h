#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>

// Reading what a server has answered: whatever stands there, nothing throws.
namespace providers::openai_json {

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

// A count of tokens, within what can be counted with; -1 where there is none.
inline std::int64_t count_at(const boost::json::object& object, std::string_view name) {
  constexpr std::int64_t kMost = 1'000'000'000;
  const boost::json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_number()) return -1;
  boost::system::error_code error;
  const auto count = value->to_number<std::int64_t>(error);
  return error || count < 0 ? -1 : count < kMost ? count : kMost;
}

// For a value in a query (RFC 3986 2.1).
inline std::string escaped(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') ||
                          std::string_view("-_.~").find(letter) != std::string_view::npos;
    if (is_plain)
      safe += letter;
    else
      safe += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
  }
  return safe;
}

}  // namespace providers::openai_json
