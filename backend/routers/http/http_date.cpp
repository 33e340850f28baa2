#include "routers/http/http_date.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace http {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// -1 when there is anything but digits.
int number_at(std::string_view text, std::size_t begin, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::string http_date(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                     kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                     parts.tm_min, parts.tm_sec);
}

std::optional<std::time_t> read_http_date(std::string_view text) {
  if (text.size() != 29 || text.substr(25) != " GMT") return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
  std::tm parts{};
  parts.tm_mday = number_at(text, 5, 2);
  parts.tm_mon = static_cast<int>(month - kMonths.begin());
  parts.tm_year = number_at(text, 12, 4) - 1900;
  parts.tm_hour = number_at(text, 17, 2);
  parts.tm_min = number_at(text, 20, 2);
  parts.tm_sec = number_at(text, 23, 2);
  const bool valid = month != kMonths.end() && parts.tm_mday > 0 && parts.tm_mday < 32 &&
                     parts.tm_year >= 0 && parts.tm_hour >= 0 && parts.tm_hour < 24 && parts.tm_min >= 0 &&
                     parts.tm_sec >= 0;
  if (!valid) return std::nullopt;
  return ::timegm(&parts);
}

}  // namespace http
