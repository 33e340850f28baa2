#pragma once

#include <functional>
#include <optional>

#include "mv/paid_runs.h"
#include "mv/spending.h"
#include "providers/hosted/vendor.h"

// Runs that nobody waits for any more.
namespace providers {

bool has_ended(const RunReport& report);

// Records how such a run ended at its vendor: what it costs is paid, what it made is not fetched.
void record_unwanted(const store::RunRow& run, const RunReport& report, mv::PaidRuns& runs);

// For a standing run whose job has ended without it, as one that was canceled while it waited for its next
// attempt. `call_off` asks the vendor to stop it and tells how it is there; nothing where that vendor is not
// set up. What still runs stands until the next call; what may have been asked for, and what the vendor knows
// no more, counts as its estimate. Throws what `call_off` throws, but for a vendor that does not know it.
void end_unwanted(const store::RunRow& run, const mv::Spending& spending,
                  const std::function<std::optional<RunReport>()>& call_off);

}  // namespace providers
