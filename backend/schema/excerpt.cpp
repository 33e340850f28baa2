#include "schema/excerpt.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace schema {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostText = 200;    // bytes of one text
constexpr std::size_t kMostInAll = 1000;  // roughly, of the whole excerpt

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return std::string(text.substr(0, limit)) + "…";
}

json::value cut(const json::value& value, std::size_t& left) {
  const auto spend = [&left](std::size_t bytes) { left -= std::min(left, bytes); };
  if (const auto* text = value.if_string()) {
    std::string kept = shortened(*text, std::min(kMostText, left));
    spend(kept.size());
    return json::value(kept);
  }
  if (const auto* list = value.if_array()) {
    json::array kept;
    for (const json::value& item : *list) {
      if (left == 0) {
        kept.emplace_back("…");
        break;
      }
      spend(4);
      kept.push_back(cut(item, left));
    }
    return kept;
  }
  if (const auto* object = value.if_object()) {
    json::object kept;
    for (const auto& [key, item] : *object) {
      if (left == 0) {
        kept["…"] = "…";
        break;
      }
      const std::string name = shortened(key, kMostText);
      spend(name.size() + 4);
      kept[name] = cut(item, left);
    }
    return kept;
  }
  return value;
}

}  // namespace

json::value excerpt(const json::value& value) {
  std::size_t left = kMostInAll;
  return cut(value, left);
}

}  // namespace schema
