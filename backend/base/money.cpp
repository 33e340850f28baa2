#include "base/money.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace base {
namespace {

constexpr std::size_t kPlaces = 6;
constexpr std::size_t kMostWhole = 9;  // digits

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

MicroDollars number(std::string_view digits) {
  MicroDollars value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::string to_dollars(MicroDollars amount) {
  return amount < 0 ? "-$" + to_plain_dollars(-amount) : "$" + to_plain_dollars(amount);
}

std::string to_plain_dollars(MicroDollars amount) {
  const MicroDollars size = amount < 0 ? -amount : amount;
  std::string places = fmt::format("{:06}", size % kDollar);
  while (places.size() > 2 && places.back() == '0') places.pop_back();
  return fmt::format("{}{}.{}", amount < 0 ? "-" : "", size / kDollar, places);
}

std::optional<MicroDollars> parse_dollars(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view places = point < text.size() ? text.substr(point + 1) : std::string_view();
  if (whole.empty() || whole.size() > kMostWhole || places.size() > kPlaces) return std::nullopt;
  if (point < text.size() && places.empty()) return std::nullopt;
  if (!is_number(whole) || !is_number(places)) return std::nullopt;
  std::string padded(places);
  padded.resize(kPlaces, '0');
  return number(whole) * kDollar + number(padded);
}

}  // namespace base
