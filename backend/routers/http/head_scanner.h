#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "routers/http/fault.h"

namespace http {

// Finds the end of a request's head as bytes arrive, and refuses what a later parser would mend silently:
// lines that end in a bare LF, folded headers (RFC 9112, 5.2), NUL bytes. Each byte is looked at once.
class HeadScanner {
 public:
  // `bytes`: all that arrived so far of this head, from its first byte. Nothing yet, its size once whole, or
  // a fault. The size counts the empty line at its end.
  std::optional<std::size_t> scan(std::string_view bytes);
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  std::size_t line_ = 0;  // where the current line begins
  std::size_t seen_ = 0;
  bool first_line_ = true;
  std::optional<Fault> fault_;
};

}  // namespace http
