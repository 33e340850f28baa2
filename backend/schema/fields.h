#pragma once

// How a struct is described, once, for parsing, validation, JSON and OpenAPI:
//
//   struct TrimRequest {
//     std::string audio_id;
//     double start_at = 0;
//     std::optional<std::int64_t> seed;   // optional and Maybe: may be absent or null
//
//     static schema::Notes notes() {      // may be left out, as may be any field in it
//       return {.about = "A part of a song", .fields = {
//           {"audio_id", {.about = "The song", .example = "6f1…", .format = "uuid"}},
//           {"start_at", {.about = "Seconds from its beginning", .at_least = 0, .otherwise =
//           schema::Otherwise::kDefault}}}};
//     }
//   };
//   BOOST_DESCRIBE_STRUCT(TrimRequest, (), (audio_id, start_at, seed))
//
// Types: std::string, bool, int, std::int64_t, double, boost::json::object and value (free form), described
// structs, std::vector and std::optional of those, Maybe. Structs are default-constructible; bases' fields
// are taken along.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "schema/json.h"
#include "schema/maybe.h"
#include "schema/note.h"
#include "schema/read.h"
#include "schema/shape.h"

namespace schema {

// A struct's notes: those of its own `notes()`, or of a specialisation of this where a struct cannot carry
// them.
template <class T>
const Notes& notes() {
  static const Notes own = [] {
    if constexpr (requires { T::notes(); })
      return T::notes();
    else
      return Notes{};
  }();
  return own;
}

namespace detail {

// "CreateScenesRequest" of api::CreateScenesRequest; C++ has no other way to ask for it.
template <class T>
constexpr std::string_view type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  const auto colon = text.rfind(':');
  return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

template <class T>
using AllFields =
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T>
const Note* find_note(std::string_view member) {
  for (const FieldNote& field : notes<T>().fields)
    if (field.member == member) return &field.note;
  const Note* found = nullptr;
  boost::mp11::mp_for_each<boost::describe::describe_bases<T, boost::describe::mod_public>>([&](auto base) {
    if (!found) found = find_note<typename decltype(base)::type>(member);
  });
  return found;
}

template <class T, class Field>
Member member_of() {
  using Type = std::remove_reference_t<decltype(std::declval<T&>().*Field::pointer)>;
  Member member{.name = Field::name, .shape = &shape_of<Type>()};
  if (const Note* note = find_note<T>(Field::name)) member.note = *note;
  if (!member.note.name.empty()) member.name = member.note.name;
  member.is_required = !member.shape->is_optional && member.note.otherwise == Otherwise::kRequired;
  member.read = [](Reader& reader, const boost::json::value& value, const Note& note, void* owner) {
    read_value(reader, value, note, static_cast<T*>(owner)->*Field::pointer);
  };
  member.write = [](const void* owner, const std::string& name, boost::json::object& into) {
    write_field(static_cast<const T*>(owner)->*Field::pointer, name, into);
  };
  if (member.note.otherwise == Otherwise::kDefault) member.otherwise = to_value(T{}.*Field::pointer);
  return member;
}

// A note on a field that is not there would be lost without a word: a slip of ours, thrown at the first use.
void require_known(std::string_view type_name, const Notes& notes,
                   const std::vector<std::string_view>& members);

}  // namespace detail

template <class T>
const std::vector<Member>& members_of() {
  static const std::vector<Member> all = [] {
    std::vector<Member> members;
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<detail::AllFields<T>>([&](auto field) {
      members.push_back(detail::member_of<T, decltype(field)>());
      names.push_back(decltype(field)::name);
    });
    detail::require_known(detail::type_name<T>(), notes<T>(), names);
    return members;
  }();
  return all;
}

template <class T>
const Shape& shape_of() {
  using detail::Wrapped;
  static const Shape shape = [] {
    if constexpr (std::is_same_v<T, std::string>) {
      return Shape{.kind = Kind::kString};
    } else if constexpr (std::is_same_v<T, bool>) {
      return Shape{.kind = Kind::kBoolean};
    } else if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::int64_t>) {
      return Shape{.kind = Kind::kInteger};
    } else if constexpr (std::is_same_v<T, double>) {
      return Shape{.kind = Kind::kNumber};
    } else if constexpr (std::is_same_v<T, boost::json::object>) {
      return Shape{.kind = Kind::kFreeObject};
    } else if constexpr (std::is_same_v<T, boost::json::value>) {
      return Shape{.kind = Kind::kAnything};
    } else if constexpr (detail::kIsList<T>) {
      return Shape{.kind = Kind::kList, .element = &shape_of<Wrapped<T>>};
    } else if constexpr (detail::kIsOptional<T> || detail::kIsMaybe<T>) {
      Shape inner = shape_of<Wrapped<T>>();
      inner.is_optional = true;
      inner.is_maybe = detail::kIsMaybe<T>;
      return inner;
    } else {
      static_assert(detail::kIsDescribed<T>, "a field's type is none that fields.h lists");
      return Shape{.kind = Kind::kStruct,
                   .type_name = detail::type_name<T>(),
                   .notes = &notes<T>,
                   .members = &members_of<T>};
    }
  }();
  return shape;
}

}  // namespace schema
