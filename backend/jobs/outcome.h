#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "jobs/attempt.h"
#include "jobs/ledger.h"
#include "jobs/runner.h"

namespace jobs {

// How a run of a task ended.
struct Outcome {
  std::string output;              // JSON, of a success
  std::optional<Failure> failure;  // none: a success
};

// Runs the task (null: there is none for this kind) and catches all that it throws.
Outcome run_task(Task* task, const Job& job, RunningAttempt& attempt);

// What is to be written when it has failed, beside what the job itself says.
struct Circumstances {
  bool is_stopping = false;  // the runner ends: the job goes back
  std::chrono::milliseconds retry_delay{0};
};

// Writes an outcome to the table; returns the rows that it changed.
std::vector<store::JobRow> write_outcome(Ledger& ledger, store::JobTable& table,
                                         const RunningAttempt& attempt, const Outcome& outcome,
                                         const Circumstances& circumstances);

// For a job that was running when the program ended: it goes back, or fails when that happened too often.
std::vector<store::JobRow> hand_back(Ledger& ledger, store::JobTable& table, const store::JobRow& row);

}  // namespace jobs
