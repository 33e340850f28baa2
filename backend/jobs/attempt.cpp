#include "jobs/attempt.h"

#include <utility>

#include "jobs/job_json.h"

namespace jobs {

RunningAttempt::RunningAttempt(Ledger& ledger, store::JobRow row, base::CancelToken cancel)
    : ledger_(ledger),
      row_(std::move(row)),
      claim_{.id = row_.id, .epoch = row_.epoch},
      cancel_(std::move(cancel)) {}

void RunningAttempt::stage(std::string_view what) {
  {
    const std::lock_guard lock(mutex_);
    stage_ = what;
  }
  ledger_.stage(claim_, what);
}

void RunningAttempt::add_on_success(std::vector<NewJob> jobs, const std::string& needed_by) {
  store::Growth growth{.jobs = {}, .needed_by = needed_by};
  for (NewJob& job : jobs) growth.jobs.push_back(to_row(std::move(job), ledger_.wall_now()));
  const std::lock_guard lock(mutex_);
  growths_.push_back(std::move(growth));
}

std::vector<store::Growth> RunningAttempt::growths() const {
  const std::lock_guard lock(mutex_);
  return growths_;
}

std::string RunningAttempt::stage() const {
  const std::lock_guard lock(mutex_);
  return stage_;
}

}  // namespace jobs
