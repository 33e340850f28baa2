#include "routers/http/reply_head.h"

#include <algorithm>
#include <charconv>
#include <strings.h>

#include "routers/http/status.h"

namespace http {
namespace {

bool same_name(std::string_view left, std::string_view right) {
  return left.size() == right.size() && ::strncasecmp(left.data(), right.data(), left.size()) == 0;
}

bool is_framing(std::string_view name) {
  return same_name(name, "Content-Length") || same_name(name, "Transfer-Encoding") ||
         same_name(name, "Connection");
}

void append_number(std::uint64_t number, std::string& out) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

void append_value(std::string_view value, std::string& out) {
  for (const char c : value) out += (c >= 0 && c < ' ' && c != '\t') || c == 0x7F ? ' ' : c;
}

void append_header(std::string_view name, std::string_view value, std::string& out) {
  append_value(name, out);
  out += ": ";
  append_value(value, out);
  out += "\r\n";
}

}  // namespace

bool has_header(const std::vector<Header>& headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(),
                     [&](const Header& header) { return same_name(header.name, name); });
}

void append_head(const ReplyHead& head, std::string& out) {
  out += "HTTP/1.1 ";
  append_number(static_cast<std::uint64_t>(head.status), out);
  out += ' ';
  out += reason_of(head.status);
  out += "\r\n";
  if (!head.content_type.empty() && !has_header(head.headers, "Content-Type")) {
    append_header("Content-Type", head.content_type, out);
  }
  for (const Header& header : head.headers) {
    if (!is_framing(header.name)) append_header(header.name, header.value, out);
  }
  if (head.length) {
    out += "Content-Length: ";
    append_number(*head.length, out);
    out += "\r\n";
  }
  if (head.chunked) out += "Transfer-Encoding: chunked\r\n";
  if (head.closes) out += "Connection: close\r\n";
  if (!head.date.empty()) append_header("Date", head.date, out);
  out += "\r\n";
}

}  // namespace http
