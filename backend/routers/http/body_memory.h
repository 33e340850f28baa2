#pragma once

#include <cstddef>

namespace http {

struct Context;

// What the body of one request holds of the memory that all bodies share. Gives it back at its end. Event
// loop only.
class BodyMemory {
 public:
  explicit BodyMemory(Context& context) : context_(context) {}
  ~BodyMemory() { give_back(); }
  BodyMemory(const BodyMemory&) = delete;
  BodyMemory& operator=(const BodyMemory&) = delete;

  // The body holds so many bytes by now. False when that is more than is left for it; it holds as many as
  // before then.
  bool hold(std::size_t bytes);
  void give_back();

 private:
  Context& context_;
  std::size_t held_ = 0;
};

}  // namespace http
