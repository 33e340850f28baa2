#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "providers/hosted/vendor.h"

namespace providers {

// How Replicate is called in messages and settings.
const VendorNames& replicate_names();

// What Replicate calls a run.
struct ReplicatePrediction {
  std::string id, model, version;
  std::string status;   // starting, processing, succeeded, failed, canceled, aborted
  std::string error;    // in the vendor's words; "" for none
  std::string created;  // ISO 8601 in UTC
  boost::json::object input;
  std::vector<std::string> outputs;  // links
  bool data_removed = false;         // an hour after its end input and output are deleted
  double predict_seconds = 0;
};

// Throws Error{kMakerFailed} for what has no id or no status.
ReplicatePrediction replicate_prediction(const boost::json::object& answer);
// Throws Error{kMakerFailed} for a status that nobody knows.
RunReport report_of(const ReplicatePrediction& prediction);

}  // namespace providers
