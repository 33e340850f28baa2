#include "mv/made_by.h"

namespace mv {

MadeBy made_by(const Made& made, const PaidRuns& runs) {
  MadeBy by{.model = made.model, .notes = made.notes, .runs = {}};
  for (const store::RunRow& run : runs.all()) by.runs.push_back(provenance(run));
  return by;
}

}  // namespace mv
