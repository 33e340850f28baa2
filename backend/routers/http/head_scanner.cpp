#include "routers/http/head_scanner.h"

namespace http {

std::optional<std::size_t> HeadScanner::scan(std::string_view bytes) {
  while (true) {
    const std::size_t end = bytes.find('\n', seen_);
    if (end == std::string_view::npos) {
      seen_ = bytes.size();
      return std::nullopt;
    }
    seen_ = end + 1;
    if (end == line_ || bytes[end - 1] != '\r') {
      fault_ = Fault{400, "A line of the head does not end in CR LF."};
      return std::nullopt;
    }
    const std::string_view line = bytes.substr(line_, end - 1 - line_);
    if (line.empty()) return seen_;
    if (!first_line_ && (line.front() == ' ' || line.front() == '\t')) {
      fault_ = Fault{400, "A header is folded over several lines."};
      return std::nullopt;
    }
    if (line.find_first_of(std::string_view("\0\r", 2)) != std::string_view::npos) {
      fault_ = Fault{400, "The head has control characters."};
      return std::nullopt;
    }
    first_line_ = false;
    line_ = seen_;
  }
}

}  // namespace http
