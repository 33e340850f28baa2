#include "routers/http/reply_head.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "routers/http/status.h"

namespace http {
namespace {

bool is_framing(std::string_view name) {
  return base::equals_ignoring_case(name, "Content-Length") ||
         base::equals_ignoring_case(name, "Transfer-Encoding") ||
         base::equals_ignoring_case(name, "Connection");
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
                     [&](const Header& header) { return base::equals_ignoring_case(header.name, name); });
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

void say_when_to_come_back(std::vector<Header>& headers) {
  if (!has_header(headers, "Retry-After")) headers.push_back({"Retry-After", "10"});
}

}  // namespace http
