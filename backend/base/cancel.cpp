#include "base/cancel.h"

#include "base/error.h"

namespace base {

CancelToken CancelToken::child() const {
  CancelToken child;
  child.state_->parent = state_;
  return child;
}

bool CancelToken::canceled() const {
  for (const State* state = state_.get(); state != nullptr; state = state->parent.get()) {
    if (state->canceled.load(std::memory_order_relaxed)) return true;
  }
  return false;
}

void CancelToken::check() const {
  if (canceled()) throw Error(ErrorKind::kCanceled, "stopped as asked");
}

}  // namespace base
