#pragma once

#include "providers/hosted/errand.h"
#include "store/run_records.h"

// The first half of carry_out, whose rules and errors are these: from the intent to a run that the vendor has
// given its id.
namespace providers {

// For a plan for which no run stands.
store::RunRow order_run(const Errand& errand);
// For a run that an earlier attempt began: as it is where it has its id, else looked up, and ordered only
// where it never arrived.
store::RunRow take_up_run(const Errand& errand, const store::RunRow& standing);

}  // namespace providers
