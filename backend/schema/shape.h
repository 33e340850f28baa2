#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "schema/note.h"

namespace schema {

class Reader;
struct Member;

enum class Kind { kString, kBoolean, kInteger, kNumber, kFreeObject, kAnything, kList, kStruct };

// A C++ type as data, so that all that is not speed needs no template. Lives as long as the program.
// What leads on to other shapes is a function, so that a struct may hold a list of itself.
struct Shape {
  Kind kind = Kind::kAnything;
  bool is_optional = false;                           // may be absent or null
  bool is_maybe = false;                              // a Maybe: replies may leave it out
  const Shape& (*element)() = nullptr;                // kList
  std::string_view type_name;                         // kStruct, without namespaces
  const Notes& (*notes)() = nullptr;                  // kStruct
  const std::vector<Member>& (*members)() = nullptr;  // kStruct
};

// One field of a described struct.
struct Member {
  std::string name;  // in JSON
  Note note;
  const Shape* shape = nullptr;
  bool is_required = true;
  boost::json::value otherwise;  // of Otherwise::kDefault, else null
  // Takes the field of the struct at `owner` from JSON; what does not fit is noted in the reader.
  void (*read)(Reader& reader, const boost::json::value& value, const Note& note, void* owner) = nullptr;
  // Adds the field of the struct at `owner` to `into`, unless it is an absent Maybe.
  void (*write)(const void* owner, const std::string& name, boost::json::object& into) = nullptr;
};

}  // namespace schema
