#pragma once

#include <optional>

#include "providers/hosted/errand.h"
#include "store/run_records.h"

namespace providers {

// Asks the vendor to stop a run until it says how that ended. Nothing: it has not said so in time.
std::optional<RunReport> stopped_run(const Errand& errand, const store::RunRow& run);

// The same for one that nobody wants any more, and records its end. Where the vendor has not said that it
// stopped, the run stands; who has canceled need not wait for that.
void call_off_run(const Errand& errand, const store::RunRow& run);

}  // namespace providers
