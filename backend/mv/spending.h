#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "store/run_records.h"

namespace mv {

// The studio's money: the records of all paid runs and the budget. Thread-safe; what it refers to outlives
// it.
class Spending {
 public:
  // `replies`: folder for answers that are the paid work itself, until that is stored.
  Spending(store::RunRecords& records, store::RunCaps caps, const base::Clock& clock,
           std::filesystem::path replies);

  store::RunRecords& records() const { return records_; }
  const store::RunCaps& caps() const { return caps_; }
  store::WallTime now() const;
  // Budgets are those of calendar months, in UTC.
  store::WallTime month_begin() const;
  // Of all runs since then.
  store::RunSum this_month() const;
  // Of all runs of one project; of none for "".
  store::RunSum of_project(const std::string& project) const;
  // What the budget leaves for one project, never less than nothing; no value without a budget.
  std::optional<base::MicroDollars> left_for(const std::string& project) const;

  // A run whose end nobody knows is taken as lost: its estimate counts for good, and who wants its work gets
  // a new run. For when a user says so. Without effect on other runs. Returns how many there were.
  int write_off_unknown(const std::string& job) const;
  // The same for one run, and for one that stands and of which nothing was heard for a day. Throws
  // Error{kNotFound}, Error{kConflict} for others.
  store::RunRow write_off(const std::string& run) const;

  // All that stand, newest first.
  std::vector<store::RunRow> standing() const;
  // Where a run's answer is kept, if that is the paid work itself.
  std::filesystem::path reply_file(const store::RunRow& run) const { return replies_ / run.id; }
  // Its result is stored: it stands no more, and its answer is removed.
  void settle(const store::RunRow& run) const;
  void forget_reply(const store::RunRow& run) const;

 private:
  store::RunRecords& records_;
  store::RunCaps caps_;
  const base::Clock& clock_;
  std::filesystem::path replies_;
};

}  // namespace mv
