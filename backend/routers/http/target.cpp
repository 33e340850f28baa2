#include "routers/http/target.h"

#include <string>
#include <utility>

#include "base/text.h"

namespace http {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { kStays, kIsSpace };

// Nothing for a bad escape, a NUL or what is not UTF-8.
std::optional<std::string> decoded(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus == Plus::kIsSpace) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  if (!base::is_valid_utf8(out)) return std::nullopt;
  return out;
}

bool climbs(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = path.find_first_of("/\\");
    if (path.substr(0, end) == "..") return true;
    if (end == std::string_view::npos) return false;
    path.remove_prefix(end + 1);
  }
  return false;
}

bool read_query(std::string_view text, Request& request) {
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), Plus::kIsSpace);
    auto value =
        equals == std::string_view::npos ? std::string() : decoded(pair.substr(equals + 1), Plus::kIsSpace);
    if (!name || !value) return false;
    request.query.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

// "http://host/path" → "/path"; nothing when the host is another than the header's.
std::optional<std::string_view> without_authority(std::string_view target, std::string_view host) {
  const std::size_t authority = target.find("://") + 3;
  const std::size_t end = target.find_first_of("/?", authority);
  if (!base::equals_ignoring_case(target.substr(authority, end - authority), host)) return std::nullopt;
  if (end == std::string_view::npos) return "/";
  return target.substr(end);
}

bool is_absolute(std::string_view target) {
  return base::equals_ignoring_case(target.substr(0, 7), "http://") ||
         base::equals_ignoring_case(target.substr(0, 8), "https://");
}

}  // namespace

std::optional<Fault> read_target(std::string_view target, std::string_view host, Request& request) {
  if (is_absolute(target)) {
    const auto rest = without_authority(target, host);
    if (!rest) return Fault{400, "The address and the Host header name different hosts."};
    target = *rest;
  }
  if (!target.starts_with('/') || target.find('#') != std::string_view::npos) {
    return Fault{400, "The address is not a path that begins with a slash."};
  }
  const std::size_t mark = target.find('?');
  auto path = decoded(target.substr(0, mark), Plus::kStays);
  if (!path) return Fault{400, "The path has a bad escape or is not UTF-8."};
  if (climbs(*path)) return Fault{400, "The path must not go up with \"..\"."};
  request.path = std::move(*path);
  if (mark != std::string_view::npos && !read_query(target.substr(mark + 1), request)) {
    return Fault{400, "The query has a bad escape or is not UTF-8."};
  }
  return std::nullopt;
}

}  // namespace http
