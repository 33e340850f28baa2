#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "jobs/ledger.h"
#include "jobs/runner.h"

namespace jobs {

// One run of a job.
class RunningAttempt final : public Attempt {
 public:
  RunningAttempt(Ledger& ledger, store::JobRow row, base::CancelToken cancel);

  void report(double fraction) override { ledger_.report(claim_, fraction); }
  base::CancelToken cancel() const override { return cancel_; }
  bool is_called_off() const override { return ledger_.live().cancel_asked(claim_); }
  void stage(std::string_view what) override;
  void add_on_success(std::vector<NewJob> jobs, const std::string& needed_by) override;

  const store::JobRow& row() const { return row_; }
  const store::Claim& claim() const { return claim_; }
  std::vector<store::Growth> growths() const;
  std::string stage() const;

 private:
  Ledger& ledger_;
  const store::JobRow row_;  // as it was claimed
  const store::Claim claim_;
  const base::CancelToken cancel_;
  mutable std::mutex mutex_;
  std::string stage_;
  std::vector<store::Growth> growths_;
};

}  // namespace jobs
