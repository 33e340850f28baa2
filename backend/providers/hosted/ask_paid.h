#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <boost/json/object.hpp>

#include "mv/commission.h"
#include "mv/paid_runs.h"
#include "net/api_client.h"
#include "providers/hosted/patient_cancel.h"
#include "providers/hosted/vendor.h"

namespace providers {

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
  std::chrono::milliseconds patience = PatientCancel::kUsual;  // for the answer, when the program ends
};

// What carry_out is for a vendor that works in the background, for one whose answer is the work itself: sends
// `request` once and gives the file with the answer's body, which stays until the commission is settled. Once
// it is sent, whatever hinders its answer (our own disk too) leaves it unknown whether it was paid for; a run
// without a price is asked for again. Throws as carry_out.
Answered ask_paid(const PaidAsking& asking, const mv::RunPlan& plan, mv::Commission& commission);

}  // namespace providers
