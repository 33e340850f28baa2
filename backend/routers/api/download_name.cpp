#include "routers/api/download_name.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace api {
namespace {

constexpr std::size_t kLongest = 150;  // bytes; file systems take 255

bool may_stand(unsigned char c) {
  constexpr std::string_view kNever = "/\\:*?\"<>|";  // on one of the systems that people have
  return c >= 0x20 && c != 0x7F && kNever.find(static_cast<char>(c)) == std::string_view::npos;
}

std::string cleaned(std::string_view wanted, std::string_view ending) {
  if (!base::is_valid_utf8(wanted)) return {};
  std::string name;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(name), may_stand);
  if (base::lower(name).ends_with(ending)) name.resize(name.size() - ending.size());
  name = name.substr(0, kLongest);
  while (!name.empty() && !base::is_valid_utf8(name)) name.pop_back();  // cut inside a character
  // Names that begin with a dot are hidden, and those that end with one or a blank are changed by some
  // systems.
  const std::size_t first = name.find_first_not_of(" .");
  if (first == std::string::npos) return {};
  name = name.substr(first, name.find_last_not_of(" .") - first + 1);
  return name + std::string(ending);
}

// RFC 5987's ext-value.
std::string percent_encoded(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_';
    text += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return text;
}

std::string in_ascii(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '_');
  return name;
}

}  // namespace

std::string attachment(std::string_view wanted, std::string_view own) {
  const std::size_t dot = own.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? std::string_view() : own.substr(dot);
  const std::string name = cleaned(wanted, ending);
  if (name.empty()) return fmt::format("attachment; filename=\"{}\"", own);
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", in_ascii(name),
                     percent_encoded(name));
}

}  // namespace api
