#include "routers/http/message.h"

#include <algorithm>

#include "base/text.h"

namespace http {
namespace {}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::kGet:
      return "GET";
    case Method::kHead:
      return "HEAD";
    case Method::kPost:
      return "POST";
    case Method::kPut:
      return "PUT";
    case Method::kPatch:
      return "PATCH";
    case Method::kDelete:
      return "DELETE";
    case Method::kOptions:
      return "OPTIONS";
  }
  return "GET";
}

const std::string* Request::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header& header) {
    return base::equals_ignoring_case(header.name, name);
  });
  return found == headers.end() ? nullptr : &found->value;
}

std::optional<std::string> Request::query_value(std::string_view name) const {
  const auto found =
      std::find_if(query.rbegin(), query.rend(), [&](const auto& entry) { return entry.first == name; });
  if (found == query.rend()) return std::nullopt;
  return found->second;
}

}  // namespace http
