#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "mv/makers.h"
#include "mv/paid_runs.h"

namespace mv {

// How a finished work came about, for its record.
struct MadeBy {
  std::string model;
  std::vector<std::string> notes;
  std::vector<boost::json::object> runs;  // see `provenance`; none for what was made here
};

MadeBy made_by(const Made& made, const PaidRuns& runs);
// Of a work that is kept from before: as its last run tells it, else by `model`.
MadeBy kept_by(const std::string& model, const PaidRuns& runs);

}  // namespace mv
