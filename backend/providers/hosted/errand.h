#pragma once

#include <string>

#include "mv/commission.h"
#include "mv/paid_runs.h"
#include "providers/hosted/carry_out.h"
#include "providers/hosted/vendor.h"

namespace providers {

// What one background run is carried out with. All that it refers to outlives it.
struct Errand {
  BackgroundRun& vendor;
  const mv::RunPlan& plan;
  mv::Commission& commission;
  const Pace& pace;

  mv::PaidRuns& runs() const { return commission.runs(); }
  const std::string& title() const { return vendor.vendor().title; }
};

}  // namespace providers
