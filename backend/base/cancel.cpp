#include "base/cancel.h"

#include "base/error.h"

namespace base {

void CancelToken::check() const {
  if (canceled()) throw Error(ErrorKind::kCanceled, "stopped as asked");
}

}  // namespace base
