#include "mv/commission.h"

#include "base/error.h"

namespace mv {

PaidRuns& FreeCommission::runs() {
  throw base::Error(base::ErrorKind::kNotConfigured, "only the built-in makers can be used here");
}

base::ProgressSink& FreeCommission::nobody() {
  static base::NoProgress quiet;
  return quiet;
}

}  // namespace mv
