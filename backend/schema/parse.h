#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>

#include "schema/fields.h"

namespace schema {

// Why a request was not taken.
struct Refusal {
  int status = 422;          // 400 nested too deeply, 415 another content type, 422 all else
  std::string error;         // "ValidationError", "UnsupportedMediaType"
  std::string message;       // a sentence: "idea: Field required"
  boost::json::array items;  // of a 422: one for each wrong field, in pydantic's form
};

// A refusal thrown, for handlers that have nothing to add.
class Refused : public std::exception {
 public:
  explicit Refused(Refusal refusal) : refusal_(std::move(refusal)) {}
  const Refusal& refusal() const { return refusal_; }
  const char* what() const noexcept override { return refusal_.message.c_str(); }

 private:
  Refusal refusal_;
};

// A T, or why there is none.
template <class T>
class [[nodiscard]] Parsed {
 public:
  Parsed(T value) : value_(std::move(value)) {}              // NOLINT: either is a result
  Parsed(Refusal refusal) : refusal_(std::move(refusal)) {}  // NOLINT: either is a result

  explicit operator bool() const { return value_.has_value(); }
  const T& operator*() const { return *value_; }
  T& operator*() { return *value_; }
  const T* operator->() const { return &*value_; }
  T* operator->() { return &*value_; }
  const Refusal& refusal() const { return refusal_; }

  // The value; throws Refused.
  T take() && {
    if (!value_) throw Refused(std::move(refusal_));
    return std::move(*value_);
  }

 private:
  std::optional<T> value_;
  Refusal refusal_;
};

using TextPairs = std::vector<std::pair<std::string, std::string>>;

namespace detail {
std::optional<Refusal> read_body(std::string_view body, std::string_view content_type,
                                 const std::vector<Member>& members, void* into);
std::optional<Refusal> read_texts(const TextPairs& pairs, std::string_view where,
                                  const std::vector<Member>& members, void* into);
}  // namespace detail

// A JSON body. `content_type` is the header's value, empty when there was none. An empty body, or null, is
// taken as an empty object when no field is required. Unknown fields are ignored; of equal keys the last
// wins; numbers and booleans are also taken as texts ("30", "yes"), texts never as numbers. Memory grows with
// the body, recursion ends at 32.
template <class T>
Parsed<T> parse_body(std::string_view body, std::string_view content_type) {
  T value{};
  if (auto refusal = detail::read_body(body, content_type, members_of<T>(), &value))
    return std::move(*refusal);
  return value;
}

// The fields of a query string, decoded. Of equal names the last counts; a list takes all of them.
template <class T>
Parsed<T> parse_query(const TextPairs& pairs) {
  T value{};
  if (auto refusal = detail::read_texts(pairs, "query", members_of<T>(), &value)) return std::move(*refusal);
  return value;
}

// The same for the text fields of a form, which stand in the body.
template <class T>
Parsed<T> parse_form(const TextPairs& pairs) {
  T value{};
  if (auto refusal = detail::read_texts(pairs, "body", members_of<T>(), &value)) return std::move(*refusal);
  return value;
}

// "idea: Field required; seed: Input should be a valid integer" of a 422's items.
std::string message_of(const boost::json::array& items);

}  // namespace schema
