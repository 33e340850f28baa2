#include "routers/http/body_memory.h"

#include <utility>

#include "routers/http/context.h"

namespace http {

bool BodyMemory::hold(std::size_t bytes) {
  const std::size_t of_others = context_.body_memory - held_;
  if (of_others + bytes > context_.settings.most_body_memory) return false;
  context_.body_memory = of_others + bytes;
  held_ = bytes;
  return true;
}

void BodyMemory::give_back() {
  context_.body_memory -= std::exchange(held_, 0);
}

}  // namespace http
