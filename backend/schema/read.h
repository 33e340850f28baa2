#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "schema/reader.h"
#include "schema/types.h"

namespace schema {

namespace detail {

void read_plain(Reader& reader, const boost::json::value& value, const Note& note, std::string& into);
void read_plain(Reader& reader, const boost::json::value& value, const Note& note, bool& into);
void read_plain(Reader& reader, const boost::json::value& value, const Note& note, std::int64_t& into);
void read_plain(Reader& reader, const boost::json::value& value, const Note& note, int& into);
void read_plain(Reader& reader, const boost::json::value& value, const Note& note, double& into);
void read_plain(Reader& reader, const boost::json::value& value, const Note& note, boost::json::object& into);
void read_plain(Reader& reader, const boost::json::value& value, const Note& note, boost::json::value& into);
void read_struct(Reader& reader, const boost::json::value& value, const std::vector<Member>& members,
                 void* into);
// The list of the value, or null where it is none or its length is wrong.
const boost::json::array* read_list(Reader& reader, const boost::json::value& value, const Note& note);
// What of a list's note holds for each of its items.
Note note_of_items(const Note& note);

}  // namespace detail

template <class T>
void read_value(Reader& reader, const boost::json::value& value, const Note& note, T& into) {
  if constexpr (detail::kIsDescribed<T>) {
    detail::read_struct(reader, value, members_of<T>(), &into);
  } else if constexpr (detail::kIsOptional<T>) {
    if (value.is_null())
      into.reset();
    else
      read_value(reader, value, note, into.emplace());
  } else if constexpr (detail::kIsMaybe<T>) {
    std::optional<detail::Wrapped<T>> inner;
    read_value(reader, value, note, inner);
    into = T(std::move(inner));
  } else if constexpr (detail::kIsList<T>) {
    const boost::json::array* list = detail::read_list(reader, value, note);
    if (!list) return;
    const Note note_of_each = detail::note_of_items(note);
    into.clear();
    into.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
      const Reader::Step step(reader, i);
      detail::Wrapped<T> item{};
      read_value(reader, (*list)[i], note_of_each, item);
      into.push_back(std::move(item));
    }
  } else {
    detail::read_plain(reader, value, note, into);
  }
}

}  // namespace schema
