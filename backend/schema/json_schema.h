#pragma once

#include <map>
#include <string>

#include <boost/json/object.hpp>

#include "schema/shape.h"

namespace schema {

// What a component is used for. In a request only what is required must stand, in a reply everything but an
// absent Maybe does; a struct used for both promises the less.
enum class Role { kRequest, kReply };

// Writes shapes as JSON Schema 2020-12 and gathers the structs they lead to as components.
class SchemaWriter {
 public:
  // Of a field or a whole body: a struct becomes {"$ref": "#/components/schemas/Name"}.
  boost::json::object write(const Shape& shape, const Note& note, Role role);

  // All structs met, sorted by name.
  boost::json::object components();

 private:
  struct Component {
    const Shape* shape = nullptr;
    bool in_requests = false;
    bool in_replies = false;
  };

  void meet(const Shape& shape, Role role);
  boost::json::object struct_schema(const Component& component);

  std::map<std::string, Component, std::less<>> components_;
};

}  // namespace schema
