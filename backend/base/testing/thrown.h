#pragma once

#include "base/error.h"

namespace base {

// The kind of the error that an action throws; kInternal where it throws none.
template <class Action>
ErrorKind kind_thrown(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::kInternal;
}

}  // namespace base
