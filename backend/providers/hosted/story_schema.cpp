#include "providers/hosted/story_schema.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace providers {

boost::json::object story_schema(int scenes) {
  namespace json = boost::json;
  const json::object text{{"type", "string"}};
  const json::object scene{
      {"type", "object"},
      {"properties", json::object{{"description", text}, {"negative_description", text}}},
      {"required", json::array{"description", "negative_description"}},
      {"additionalProperties", false}};
  const json::object list{{"type", "array"}, {"minItems", scenes}, {"maxItems", scenes}, {"items", scene}};
  return {{"type", "object"},
          {"properties", json::object{{"scenes", list}}},
          {"required", json::array{"scenes"}},
          {"additionalProperties", false}};
}

std::string story_form(int scenes) {
  return fmt::format(
      "Answer with JSON alone, in this form and with exactly {} in the list:\n"
      R"({{"scenes": [{{"description": "…", "negative_description": "…"}}]}})",
      scenes == 1 ? "1 entry" : fmt::format("{} entries", scenes));
}

}  // namespace providers
