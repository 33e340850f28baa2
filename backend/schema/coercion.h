#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// Numbers and booleans written as text, as pydantic v2 reads them.
namespace schema {

struct WholeNumber {
  bool is_number = false;
  bool fits = false;  // into 64 bits
  std::int64_t value = 0;
};

// "30", " +30 ", "1_000", "30.0"; not "30.5", "1e3", "0x1f", "3.".
WholeNumber whole_number(std::string_view text);

// "1.5", "5.", ".5", "1e3", "1_000.5", also "inf" and "nan", which the caller refuses.
std::optional<double> decimal_number(std::string_view text);

// "true", "t", "yes", "y", "on", "1" and their opposites, in any case.
std::optional<bool> truth(std::string_view text);

// Unicode code points of valid UTF-8.
std::size_t characters(std::string_view text);

}  // namespace schema
