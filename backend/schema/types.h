#pragma once

#include <optional>
#include <vector>

#include <boost/describe/members.hpp>

#include "schema/maybe.h"
#include "schema/shape.h"

// Which C++ types a described field may have, and what is told about all of them elsewhere.
namespace schema {

template <class T>
const Shape& shape_of();
template <class T>
const std::vector<Member>& members_of();

namespace detail {

template <template <class...> class Outer, class T>
struct Unwrap {
  static constexpr bool kIs = false;
};
template <template <class...> class Outer, class T, class... Rest>
struct Unwrap<Outer, Outer<T, Rest...>> {
  static constexpr bool kIs = true;
};

template <class T>
constexpr bool kIsOptional = Unwrap<std::optional, T>::kIs;
template <class T>
constexpr bool kIsMaybe = Unwrap<Maybe, T>::kIs;
template <class T>
constexpr bool kIsList = Unwrap<std::vector, T>::kIs;
template <class T>
constexpr bool kIsDescribed = boost::describe::has_describe_members<T>::value;

// The T of std::vector<T>, std::optional<T> and Maybe<T>.
template <class T>
struct Inner;
template <template <class...> class Outer, class T, class... Rest>
struct Inner<Outer<T, Rest...>> {
  using type = T;
};
template <class T>
using Wrapped = typename Inner<T>::type;

}  // namespace detail
}  // namespace schema
