#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "mv/spending.h"

namespace mv {

// A run that a maker is about to ask a vendor for.
struct RunPlan {
  std::string step;                // which of the commission's runs: "image 2"; "" for the only one
  std::string maker, model, work;  // "replicate", "google/veo-3.1", "clip"
  base::MicroDollars estimate = 0;
  boost::json::object inputs;  // what is sent, pictures and sounds by name only, no keys
};

// The paid runs of one commission: intent before asking, the vendor's id before waiting, the cost as soon as
// it is known (rules for money in docs/makers.md). Each call is durable when it returns. Not thread-safe;
// several may exist for the same key, one after the other, as after a crash. Throws what the records throw.
class PaidRuns {
 public:
  // `key`: the same for the same work, after a restart too.
  PaidRuns(const Spending& spending, std::string key, std::string job, std::string project);

  // The run of that step that an earlier attempt began and that is not done with.
  std::optional<store::RunRow> standing(const std::string& step) const;
  // Reserves the estimate. Throws Error{kNeedsUser} beyond the budget.
  store::RunRow begin(const RunPlan& plan);

  // Each gives the run as it is then.
  store::RunRow submitted(const store::RunRow& run, const std::string& remote_id);
  // Done, and paid with `cost`; it stands until `settle`. `facts` is added to its details.
  store::RunRow succeeded(const store::RunRow& run, base::MicroDollars cost,
                          const boost::json::object& facts);
  // Over without a result. A new attempt begins a new run.
  store::RunRow ended(const store::RunRow& run, store::RunState state, base::MicroDollars cost,
                      const std::string& why);
  // Nobody can tell whether it costs. It stands: a new attempt is held until the user writes it off.
  store::RunRow unknown(const store::RunRow& run, const std::string& why);
  // The same where no one can ever tell, and the user has been told: it counts, a new attempt begins anew.
  store::RunRow lost(const store::RunRow& run, const std::string& why);

  // The results are stored where the next attempt looks before it asks: none of the runs that made them, of
  // earlier attempts too, stands any more. Not for results that only the job's own success records: their
  // runs stand, so that an attempt after a crash gets the same answer again.
  // `notes`, on what they made, are kept with them.
  void settle(const std::vector<std::string>& notes = {});
  // The only step's, or one step's.
  void settle(const store::RunRow& run);

  // Where an answer that is the paid work itself is kept until the run is settled.
  std::filesystem::path reply_file(const store::RunRow& run) const;
  // Those that its result is made of, or that were paid: of earlier attempts, too. Oldest first.
  std::vector<store::RunRow> all() const;
  const Spending& spending() const { return spending_; }

 private:
  std::string key_of(const std::string& step) const;

  const Spending& spending_;
  std::string key_, job_, project_;
};

// The facts of runs for the record of what was made of them: maker, model, version, remote id, inputs, cost.
boost::json::object provenance(const store::RunRow& run);

}  // namespace mv
