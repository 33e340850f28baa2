#include "mv/made_by.h"

#include <boost/json.hpp>

#include "mv/loose_json.h"

namespace mv {

using mv::loose_json::list_at;
using mv::loose_json::text_at;

MadeBy made_by(const Made& made, const PaidRuns& runs) {
  MadeBy by{.model = made.model, .notes = made.notes, .runs = {}};
  for (const store::RunRow& run : runs.all()) by.runs.push_back(provenance(run));
  return by;
}

MadeBy kept_by(const std::string& model, const PaidRuns& runs) {
  MadeBy by = made_by({.model = model, .notes = {}}, runs);
  if (by.runs.empty()) return by;
  const boost::json::object& last = by.runs.back();
  by.model = text_at(last, "model");
  if (const boost::json::array* notes = list_at(last, "notes")) {
    for (const boost::json::value& note : *notes)
      if (note.is_string()) by.notes.emplace_back(note.get_string());
  }
  return by;
}

}  // namespace mv
