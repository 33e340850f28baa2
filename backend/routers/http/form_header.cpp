#include "routers/http/form_header.h"

#include "base/text.h"

namespace http {
namespace {

constexpr std::size_t kLongestTitle = 255;

// Up to the closing quote; browsers write a quote within as %22, others as \".
std::string take_quoted(std::string_view& rest) {
  std::string text;
  std::size_t i = 1;
  for (; i < rest.size() && rest[i] != '"'; ++i) {
    if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
    text += rest[i];
  }
  rest.remove_prefix(i < rest.size() ? i + 1 : rest.size());
  return text;
}

std::string take_token(std::string_view& rest) {
  const std::size_t end = rest.find(';');
  std::string text(base::trimmed(rest.substr(0, end)));
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
  return text;
}

}  // namespace

std::optional<std::string> header_parameter(std::string_view value, std::string_view name) {
  std::string_view rest = value;
  while (true) {
    const std::size_t semicolon = rest.find(';');
    if (semicolon == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(semicolon + 1);
    const std::size_t end = rest.find_first_of("=;");
    if (end == std::string_view::npos) return std::nullopt;
    if (rest[end] == ';') continue;
    const std::string key = base::lower(base::trimmed(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    std::string text = rest.starts_with('"') ? take_quoted(rest) : take_token(rest);
    if (key == name) return text;
  }
}

std::string title_of(std::string_view filename) {
  const std::size_t slash = filename.find_last_of("/\\");
  if (slash != std::string_view::npos) filename.remove_prefix(slash + 1);
  std::string title;
  for (const char c : base::printable(filename)) {
    if ((c >= 0 && c < ' ') || c == 0x7F) continue;
    title += c;
  }
  if (title.size() > kLongestTitle) title.resize(kLongestTitle);
  while (!base::is_valid_utf8(title)) title.pop_back();  // a character was cut
  return title;
}

}  // namespace http
