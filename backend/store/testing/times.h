#pragma once

#include "store/job_records.h"

namespace store {

// A time of day that tests can write down.
inline WallTime at(int milliseconds) {
  return WallTime(std::chrono::milliseconds(milliseconds));
}

}  // namespace store
