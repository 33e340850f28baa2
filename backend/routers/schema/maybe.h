#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace schema {

// A field of a PATCH: absent (keep what is), null (back to the default) or a value.
// In replies: an absent one is left out of the JSON.
template <class T>
class Maybe {
 public:
  Maybe() = default;
  Maybe(std::nullptr_t) : absent_(false) {}                     // NOLINT: reads as the JSON null
  Maybe(T value) : absent_(false), value_(std::move(value)) {}  // NOLINT: reads as the value
  Maybe(std::optional<T> value) : absent_(false), value_(std::move(value)) {}  // NOLINT: nothing is null

  bool is_absent() const { return absent_; }
  bool is_null() const { return !absent_ && !value_; }
  bool has_value() const { return value_.has_value(); }

  const T& operator*() const { return *value_; }
  T& operator*() { return *value_; }
  const T* operator->() const { return &*value_; }
  T* operator->() { return &*value_; }

  // Absent leaves the target as it is, null empties it, a value replaces it.
  void apply_to(std::optional<T>& target) const {
    if (!absent_) target = value_;
  }
  void apply_to(T& target, const T& otherwise) const {
    if (!absent_) target = value_.value_or(otherwise);
  }

 private:
  bool absent_ = true;
  std::optional<T> value_;
};

}  // namespace schema
