#pragma once

#include <string>

namespace http {

// Why a request is refused before a handler sees it.
struct Fault {
  int status = 400;
  std::string why;  // a plain sentence for the client
};

}  // namespace http
