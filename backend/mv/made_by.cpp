#include "mv/made_by.h"

#include <boost/json.hpp>

#include "mv/loose_json.h"

namespace mv {

MadeBy made_by(const Made& made, const PaidRuns& runs) {
  MadeBy by{.model = made.model, .notes = made.notes, .runs = {}};
  for (const store::RunRow& run : runs.all()) by.runs.push_back(provenance(run));
  return by;
}

MadeBy kept_by(const std::string& model, const PaidRuns& runs) {
  MadeBy by = made_by({.model = model, .notes = {}}, runs);
  if (by.runs.empty()) return by;
  const boost::json::object& last = by.runs.back();
  by.model = loose_json::text_at(last, "model");
  by.notes = loose_json::texts_at(last, "notes");
  return by;
}

}  // namespace mv
