#include "schema/json_schema.h"

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "base/error.h"

namespace schema {
namespace {

namespace json = boost::json;

const char* type_of(Kind kind) {
  switch (kind) {
    case Kind::kString:
      return "string";
    case Kind::kBoolean:
      return "boolean";
    case Kind::kInteger:
      return "integer";
    case Kind::kNumber:
      return "number";
    case Kind::kList:
      return "array";
    default:
      return "object";
  }
}

// What a note says about one value, the lengths apart.
void add_limits(const Note& note, const Shape& shape, json::object& schema) {
  if (!note.at_least.is_null()) schema["minimum"] = note.at_least;
  if (!note.at_most.is_null()) schema["maximum"] = note.at_most;
  if (!note.more_than.is_null()) schema["exclusiveMinimum"] = note.more_than;
  if (!note.format.empty()) schema["format"] = note.format;
  if (note.choices.empty()) return;
  json::array choices(note.choices.begin(), note.choices.end());
  if (shape.is_optional) choices.emplace_back(nullptr);
  schema["enum"] = std::move(choices);
}

void add_lengths(const Note& note, bool is_list, json::object& schema) {
  if (note.least_length) schema[is_list ? "minItems" : "minLength"] = *note.least_length;
  if (note.most_length) schema[is_list ? "maxItems" : "maxLength"] = *note.most_length;
}

void add_words(const Note& note, json::object& schema) {
  if (!note.about.empty()) schema["description"] = note.about;
  if (!note.example.is_null()) schema["examples"] = json::array{note.example};
}

}  // namespace

json::object SchemaWriter::write(const Shape& shape, const Note& note, Role role) {
  json::object schema;
  if (shape.kind == Kind::kStruct) {
    meet(shape, role);
    const std::string reference = fmt::format("#/components/schemas/{}", shape.type_name);
    if (shape.is_optional)
      schema["anyOf"] = {{{"$ref", reference}}, {{"type", "null"}}};
    else
      schema["$ref"] = reference;
    add_words(note, schema);
    return schema;
  }
  if (shape.kind != Kind::kAnything) {
    if (shape.is_optional)
      schema["type"] = json::array{type_of(shape.kind), "null"};
    else
      schema["type"] = type_of(shape.kind);
  }
  if (shape.kind == Kind::kList) {
    const Shape& element = shape.element();
    json::object items = write(element, Note{}, role);
    add_limits(note, element, items);
    schema["items"] = std::move(items);
  } else {
    add_limits(note, shape, schema);
  }
  add_lengths(note, shape.kind == Kind::kList, schema);
  add_words(note, schema);
  return schema;
}

// Notes a struct and, when it is new or has a new role, what it leads to.
void SchemaWriter::meet(const Shape& shape, Role role) {
  Component& component = components_[std::string(shape.type_name)];
  if (component.shape && component.shape->members != shape.members) {
    throw base::Error(base::ErrorKind::kInternal,
                      fmt::format("two described structs have the name {}; rename one", shape.type_name));
  }
  bool& met = role == Role::kRequest ? component.in_requests : component.in_replies;
  if (met) return;
  met = true;
  component.shape = &shape;
  for (const Member& member : shape.members()) write(*member.shape, member.note, role);
}

json::object SchemaWriter::struct_schema(const Component& component) {
  json::object properties;
  json::array required;
  for (const Member& member : component.shape->members()) {
    json::object property =
        write(*member.shape, member.note, component.in_requests ? Role::kRequest : Role::kReply);
    if (member.note.otherwise == Otherwise::kDefault) property["default"] = member.otherwise;
    properties[member.name] = std::move(property);
    const bool must_stand = component.in_requests ? member.is_required : !member.shape->is_maybe;
    if (must_stand) required.emplace_back(member.name);
  }
  json::object schema{{"type", "object"}};
  if (!component.shape->notes().about.empty()) schema["description"] = component.shape->notes().about;
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

json::object SchemaWriter::components() {
  json::object schemas;
  for (const auto& [name, component] : components_) schemas[name] = struct_schema(component);
  return schemas;
}

}  // namespace schema
