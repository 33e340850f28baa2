#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace schema {

// A field of a PATCH: absent (keep what is), null (back to the default) or a value.
// In replies: an absent one is left out of the JSON. T is default-constructible.
template <class T>
class Maybe {
 public:
  Maybe() = default;
  Maybe(std::nullptr_t) : state_(State::kNull) {}                      // NOLINT: reads as the JSON null
  Maybe(T value) : state_(State::kValue), value_(std::move(value)) {}  // NOLINT: reads as the value
  Maybe(std::optional<T> value) : state_(value ? State::kValue : State::kNull) {  // NOLINT: nothing is null
    if (value) value_ = std::move(*value);
  }

  bool is_absent() const { return state_ == State::kAbsent; }
  bool is_null() const { return state_ == State::kNull; }
  bool has_value() const { return state_ == State::kValue; }

  // Only where there is a value.
  const T& operator*() const { return value_; }
  T& operator*() { return value_; }
  const T* operator->() const { return &value_; }
  T* operator->() { return &value_; }

  // Absent leaves the target as it is, null empties it, a value replaces it.
  void apply_to(std::optional<T>& target) const {
    if (is_null()) target.reset();
    if (has_value()) target = value_;
  }
  void apply_to(T& target, const T& otherwise) const {
    if (!is_absent()) target = has_value() ? value_ : otherwise;
  }

 private:
  enum class State { kAbsent, kNull, kValue };
  State state_ = State::kAbsent;
  T value_{};  // no optional: gcc 12 takes its empty state for an uninitialised read
};

}  // namespace schema
