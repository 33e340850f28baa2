#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include <boost/json/object.hpp>

#include "mv/commission.h"
#include "mv/paid_runs.h"
#include "providers/hosted/vendor.h"

namespace providers {

struct Pace {
  std::chrono::milliseconds first_look{500};  // after asking; then 1.5 times as long each time, with jitter
  std::chrono::milliseconds longest_look{8000};
  std::chrono::seconds most_time{1800};  // of one attempt; then the run is called off
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
// - when the commission is called off, so is the run; when the program ends it goes on at the vendor.
// Throws Error{kNeedsUser} (budget, unknown run, no money or key at the vendor), Error{kMakerFailed} with the
// vendor's reason and what it cost, Error{kUnreachable, kUnavailable, kTimedOut} when it is worth another
// attempt, Error{kCanceled}.
Finished carry_out(BackgroundRun& vendor, const mv::RunPlan& plan, mv::Commission& commission,
                   const Pace& pace = {});

// The same for a vendor whose answer is the work itself: sends `request` once and gives the file with the
// answer's body, which stays until the commission is settled. A run without a price may be asked for again.
struct AnswerFacts {
  base::MicroDollars cost = 0;
  boost::json::object facts;
  std::string failure;  // why the answer is none, though its status is a success's; "": it is one
};
struct Answered {
  store::RunRow run;
  std::filesystem::path body;
};
struct PaidAsking {
  VendorNames vendor;
  net::ApiRequest request;
  // The vendor's words in an answer that is no success.
  std::function<std::string(const net::ApiReply&)> words;
  std::function<AnswerFacts(const std::filesystem::path& body)> check;
};
Answered ask_paid(const PaidAsking& asking, const mv::RunPlan& plan, mv::Commission& commission);

// Waits, and hears a cancel at once. Throws Error{kCanceled}.
void wait(std::chrono::milliseconds time, const base::CancelToken& cancel);

}  // namespace providers
