#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "sockets.h"

namespace load {

// Opens so many event streams and holds them until the standard input ends. `opened` is called once all have
// begun, `reached` when an event has come to the last of them. Throws Error{kUnreachable} when the server
// refuses or closes one.
struct StreamsPlan {
  std::uint16_t port = 0;
  std::string path;
  std::uint32_t count = 0;
  std::function<void()> opened;
  std::function<void(const std::string& id, Moment first, Moment last)> reached;
};
void hold_streams(const StreamsPlan& plan);

}  // namespace load
