#include "schema/coercion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

#include "base/text.h"

namespace schema {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The text without its underscores, or nothing where one does not stand between two digits.
std::optional<std::string> without_underscores(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_')
      result += text[i];
    else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1]))
      return std::nullopt;
  }
  return result;
}

}  // namespace

WholeNumber whole_number(std::string_view text) {
  const auto plain = without_underscores(base::trimmed(text));
  if (!plain) return {};
  std::string_view digits = *plain;
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (const auto point = digits.find('.'); point != std::string_view::npos) {
    const std::string_view fraction = digits.substr(point + 1);
    if (fraction.empty() || fraction.find_first_not_of('0') != std::string_view::npos) return {};
    digits = digits.substr(0, point);
  }
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};

  const std::string signed_digits = (negative ? "-" : "") + std::string(digits);
  WholeNumber result{.is_number = true};
  const auto end = signed_digits.data() + signed_digits.size();
  result.fits = std::from_chars(signed_digits.data(), end, result.value).ec == std::errc();
  return result;
}

std::optional<double> decimal_number(std::string_view text) {
  const auto plain = without_underscores(base::trimmed(text));
  if (!plain) return std::nullopt;
  std::string_view digits = *plain;
  if (digits.starts_with('+')) {
    digits.remove_prefix(1);
    if (digits.starts_with('-')) return std::nullopt;
  }
  double value = 0;
  const auto end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (digits.empty() || stop != end) return std::nullopt;
  if (error == std::errc::result_out_of_range) return std::numeric_limits<double>::infinity();
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<bool> truth(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "true", "y", "yes", "on"};
  static constexpr std::array<std::string_view, 6> kFalse = {"0", "f", "false", "n", "no", "off"};
  if (text.size() > 5) return std::nullopt;
  const std::string lower = base::lower(text);
  if (std::find(kTrue.begin(), kTrue.end(), lower) != kTrue.end()) return true;
  if (std::find(kFalse.begin(), kFalse.end(), lower) != kFalse.end()) return false;
  return std::nullopt;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace schema
