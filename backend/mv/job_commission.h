#pragma once

#include <string>

#include "jobs/runner.h"
#include "mv/commission.h"
#include "mv/paid_runs.h"
#include "mv/workshop.h"

namespace mv {

// The commission of a job. Its runs' key is the job's id, so that they are found again after a restart; or
// another key, where a later job may want the very same work.
class JobCommission final : public Commission {
 public:
  // `progress`: the stretch of the attempt's that the maker fills.
  JobCommission(const Workshop& workshop, const jobs::Job& job, jobs::Attempt& attempt,
                base::ProgressSink& progress, const std::string& key = "")
      : attempt_(attempt),
        progress_(progress),
        runs_(workshop.spending, key.empty() ? job.id : key, job.id, job.project) {}

  void report(double fraction) override { progress_.report(fraction); }
  base::CancelToken cancel() const override { return attempt_.cancel(); }
  bool is_called_off() const override { return attempt_.is_called_off(); }
  void stage(std::string_view what) override { attempt_.stage(what); }
  PaidRuns& runs() override { return runs_; }

 private:
  jobs::Attempt& attempt_;
  base::ProgressSink& progress_;
  PaidRuns runs_;
};

}  // namespace mv
