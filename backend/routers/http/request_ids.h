#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace http {

// Names for requests: 32 hexadecimal digits. They tell requests apart in a log and guard nothing, so a
// generator does that asks the system once; one system call a request would cost more than the rest of a
// short one. Event loop only.
class RequestIds {
 public:
  RequestIds();
  std::string next();
  // Whether a client's own X-Request-ID may stand in logs and replies: 1 to 64 letters, digits, "-", "_" or
  // ".".
  static bool is_sane(std::string_view id);

 private:
  base::Random random_;
};

}  // namespace http
