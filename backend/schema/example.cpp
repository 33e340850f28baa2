#include "schema/example.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace schema {
namespace {

namespace json = boost::json;

// A struct that holds a list of itself is shown so many levels deep.
constexpr int kDeepest = 5;

json::value example_at(const Shape& shape, const Note& note, Role role, int depth);

json::value text_example(const Note& note) {
  if (!note.choices.empty()) return json::value(note.choices.front());
  if (note.format == "uuid") return "0c6a1c3e-6f0b-4d0e-9b57-1f3f3a0f8d52";
  if (note.format == "date-time") return "2026-01-31T12:00:00Z";
  if (note.format == "uri") return "https://example.org/";
  return "text";
}

json::value number_example(const Note& note, json::value otherwise) {
  if (!note.at_least.is_null()) return note.at_least;
  if (!note.at_most.is_null()) return note.at_most;
  return otherwise;
}

json::object struct_example(const Shape& shape, Role role, int depth) {
  json::object object;
  for (const Member& member : shape.members()) {
    const bool has_example = !member.note.example.is_null();
    if (role == Role::kRequest && !member.is_required && !has_example) continue;
    if (role == Role::kReply && member.shape->is_maybe && !has_example) continue;
    if (member.note.otherwise == Otherwise::kDefault && !has_example)
      object[member.name] = member.otherwise;
    else
      object[member.name] = example_at(*member.shape, member.note, role, depth + 1);
  }
  return object;
}

json::value example_at(const Shape& shape, const Note& note, Role role, int depth) {
  if (!note.example.is_null()) return note.example;
  if (shape.is_optional && shape.kind != Kind::kStruct) return nullptr;
  switch (shape.kind) {
    case Kind::kString:
      return text_example(note);
    case Kind::kBoolean:
      return true;
    case Kind::kInteger:
      return number_example(note, 1);
    case Kind::kNumber:
      return number_example(note, 1.5);
    case Kind::kList:
      return depth < kDeepest ? json::array{example_at(shape.element(), Note{}, role, depth + 1)}
                              : json::array();
    case Kind::kStruct:
      if (depth < kDeepest) return struct_example(shape, role, depth);
      return shape.is_optional ? json::value() : json::value(json::object());
    default:
      return json::object();
  }
}

}  // namespace

json::value example_of(const Shape& shape, const Note& note, Role role) {
  return example_at(shape, note, role, 0);
}

}  // namespace schema
