#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/job_table.h"
#include "store/sqlite/database.h"

namespace store::sqlite {

// The jobs in SQLite. Reading, adding and claiming stand in job_table.cpp, the changes of state in
// job_changes.cpp.
class SqliteJobTable final : public JobTable {
 public:
  explicit SqliteJobTable(Database& database) : database_(database) {}

  void add(const std::vector<JobRow>& jobs) override;
  Once add_once(const std::string& key, const std::string& fingerprint,
                const std::vector<JobRow>& jobs) override;
  std::optional<JobRow> find(const std::string& id) override;
  std::vector<JobRow> list(const JobFilter& filter) override;
  std::vector<JobRow> graph(const std::string& head) override;
  std::vector<std::pair<JobState, int>> counts() override;

  std::optional<JobRow> claim(const ClaimLimits& limits, const ClaimTimes& times) override;
  std::optional<LeaseTime> next_due(LeaseTime now) override;
  Lease renew(const Claim& claim, LeaseTime until) override;
  std::vector<JobRow> expired(LeaseTime now) override;
  void forget_delays() override;
  void write_progress(const std::vector<ProgressRow>& rows) override;

  std::vector<JobRow> succeed(const Claim& claim, const std::string& output,
                              const std::vector<Growth>& growths, WallTime now) override;
  std::vector<JobRow> fail(const Claim& claim, const std::string& error,
                           const std::string& error_of_dependants, WallTime now) override;
  std::vector<JobRow> hold(const Claim& claim, const std::string& error) override;
  std::vector<JobRow> try_again(const Claim& claim, const std::string& error, LeaseTime not_before) override;
  std::vector<JobRow> release(const Claim& claim) override;
  std::vector<JobRow> end_canceled(const Claim& claim, WallTime now) override;
  std::vector<JobRow> cancel(const std::string& id, WallTime now) override;
  std::vector<JobRow> retry(const std::string& id) override;
  int remove_ended(WallTime before) override;

 private:
  // How a claimed job goes back to waiting.
  struct Requeue {
    JobState state = JobState::kQueued;
    std::string error;
    int attempts = 0;  // added to those counted
    LeaseTime not_before{0};
  };
  std::vector<JobRow> requeue(const Claim& claim, const Requeue& how);

  Database& database_;
};

}  // namespace store::sqlite
