#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.h"
#include "routers/access/access.h"

namespace access_control {
namespace {

constexpr std::string_view kHidden = "[hidden]";

int hex_value(char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto found = kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() && text[i] == '%' ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    decoded += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    if (low >= 0) i += 2;
  }
  return decoded;
}

// "API%2DKey" → "apikey": letters and digits only, decoded until nothing changes (a few times, so that nobody
// makes us work), in lower case.
std::string plain(std::string_view text) {
  std::string decoded(text);
  for (int i = 0; i < 5; ++i) decoded = percent_decoded(decoded);
  std::string letters = base::lower(decoded);
  std::erase_if(letters, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
  return letters;
}

bool speaks_of_a_secret(std::string_view text) {
  static constexpr std::array<std::string_view, 2> kNames = {"apikey", "signature"};
  const std::string letters = plain(text);
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return letters.find(name) != std::string::npos; });
}

// One "name=value". The name alone decides for the usual case; a value that holds such a name itself (a link
// in a link) is hidden too.
std::string redacted_field(std::string_view field) {
  if (!speaks_of_a_secret(field)) return std::string(field);
  const std::size_t equals = field.find('=');
  if (equals == std::string_view::npos) return std::string(kHidden);
  return std::string(field.substr(0, equals + 1)).append(kHidden);
}

}  // namespace

std::string Access::redacted(const std::string& target) {
  const std::string_view text = target;
  const std::size_t question = std::min(text.find('?'), text.size());
  // A path never holds a key unless "?" or "=" was misspelt; what stands there then is of no use in a log.
  std::string safe = speaks_of_a_secret(text.substr(0, question)) ? "/" + std::string(kHidden)
                                                                  : std::string(text.substr(0, question));
  std::string_view rest = text.substr(question);
  while (!rest.empty()) {
    safe += rest.front();
    const std::size_t end = std::min(rest.find_first_of("?&;#", 1), rest.size());
    safe += redacted_field(rest.substr(1, end - 1));
    rest.remove_prefix(end);
  }
  return safe;
}

}  // namespace access_control
