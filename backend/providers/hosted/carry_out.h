#pragma once

#include <chrono>
#include <optional>

#include "mv/commission.h"
#include "mv/paid_runs.h"
#include "providers/hosted/vendor.h"

namespace providers {

struct Pace {
  std::chrono::milliseconds first_look{500};  // after asking; then 1.5 times as long each time, with jitter
  std::chrono::milliseconds longest_look{8000};
  // Of one attempt; then the run is called off. Nothing: what the catalogue says of the model.
  std::optional<std::chrono::seconds> most_time;
  std::chrono::seconds most_stopping{20};  // of asking a vendor to stop a run
  // After this a request whose answer never came has either arrived or never will.
  std::chrono::seconds lost_after{10};
};

// A run that has succeeded at the vendor: paid, and its outputs ready to be fetched. It stands until its
// commission is settled.
struct Finished {
  store::RunRow run;
  RunReport report;
};

// Has a vendor do one run, by the rules for money:
// - a run that an earlier attempt began is taken up where it was, never asked for again;
// - the intent is recorded before asking, the id before waiting, the cost before the outputs are fetched;
// - asked again only when nothing can have arrived, or on 429 and 503;
// - where an answer got lost, the run is looked up; where that cannot be done it is held for the user;
// - a run that the server has forgotten is asked for again, a few times, where it costs nothing;
// - when the commission is called off, so is the run; when the program ends it goes on at the vendor;
// - what is not done in time is called off, and taken when it is done all the same; where nothing can be
//   called off it goes on, and another attempt waits for it.
// Throws Error{kNeedsUser} (budget, no money or key at the vendor), Error{kOrderUnknown}, Error{kMakerFailed}
// with the vendor's reason and what it cost, Error{kUnreachable, kUnavailable, kTimedOut} when it is worth
// another attempt, Error{kCanceled}.
Finished carry_out(BackgroundRun& vendor, const mv::RunPlan& plan, mv::Commission& commission,
                   const Pace& pace = {});

}  // namespace providers
