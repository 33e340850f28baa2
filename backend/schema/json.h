#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "schema/types.h"

namespace schema {

namespace detail {
boost::json::object write_struct(const std::vector<Member>& members, const void* owner);
}  // namespace detail

// A field's value as JSON; an empty optional is null.
template <class T>
boost::json::value to_value(const T& value) {
  if constexpr (detail::kIsDescribed<T>) {
    return detail::write_struct(members_of<T>(), &value);
  } else if constexpr (detail::kIsOptional<T> || detail::kIsMaybe<T>) {
    return value.has_value() ? boost::json::value(to_value(*value)) : boost::json::value();
  } else if constexpr (detail::kIsList<T>) {
    boost::json::array list;
    list.reserve(value.size());
    for (const detail::Wrapped<T>& item : value) list.push_back(to_value(item));
    return list;
  } else {
    return boost::json::value(value);
  }
}

namespace detail {

template <class T>
void write_field(const T& value, const std::string& name, boost::json::object& into) {
  if constexpr (kIsMaybe<T>)
    if (value.is_absent()) return;
  into[name] = to_value(value);
}

}  // namespace detail

// A described struct as JSON: its fields in their order, empty optionals as null, absent Maybes left out.
// Include fields.h where the struct is described.
template <class T>
boost::json::object to_json(const T& value) {
  static_assert(detail::kIsDescribed<T>, "only described structs have a JSON form");
  return detail::write_struct(members_of<T>(), &value);
}

// Compact JSON, numbers as people write them (0.25, not 2.5E-1); what is no number in JSON becomes null.
std::string to_text(const boost::json::value& value);

}  // namespace schema
