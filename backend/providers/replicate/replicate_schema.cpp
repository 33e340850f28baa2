#include "providers/replicate/replicate_schema.h"

#include <algorithm>

#include <boost/json.hpp>

#include "mv/loose_json.h"

namespace providers {
namespace {

namespace json = boost::json;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

constexpr std::string_view kReference = "#/components/schemas/";

// Cog writes an enumeration as a component of its own and refers to it: {"allOf": [{"$ref": …}]}.
const json::object* choices_of(const json::object& field, const json::object& components) {
  if (field.contains("enum")) return &field;
  const json::array* parts = list_at(field, "allOf");
  if (parts == nullptr || parts->empty() || !parts->front().is_object()) return nullptr;
  const std::string reference = text_at(parts->front().get_object(), "$ref");
  if (!reference.starts_with(kReference)) return nullptr;
  return object_at(components, std::string_view(reference).substr(kReference.size()));
}

std::vector<std::string> texts_of(const json::object* choices) {
  std::vector<std::string> texts;
  const json::array* list = choices != nullptr ? list_at(*choices, "enum") : nullptr;
  if (list == nullptr) return texts;
  for (const json::value& choice : *list) {
    if (choice.is_string()) texts.emplace_back(choice.get_string());
  }
  return texts;
}

}  // namespace

ReplicateSchema ReplicateSchema::of_model(const json::object& model) {
  ReplicateSchema schema;
  const json::object* place = &model;
  for (const char* step : {"latest_version", "openapi_schema", "components", "schemas"}) {
    place = object_at(*place, step);
    if (place == nullptr) return schema;
  }
  const json::object* input = object_at(*place, "Input");
  const json::object* fields = input != nullptr ? object_at(*input, "properties") : nullptr;
  if (fields == nullptr) return schema;
  for (const auto& field : *fields) {
    if (const json::object* told = field.value().if_object())
      schema.inputs_.emplace(field.key(), texts_of(choices_of(*told, *place)));
  }
  return schema;
}

bool ReplicateSchema::allows(std::string_view input, std::string_view value) const {
  const auto found = inputs_.find(input);
  if (found == inputs_.end() || found->second.empty()) return true;
  return std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

std::string ReplicateSchema::named_like(std::string_view part) const {
  for (const auto& [name, choices] : inputs_) {
    if (name.find(part) != std::string::npos) return name;
  }
  return "";
}

}  // namespace providers
