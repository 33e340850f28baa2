#include "providers/hosted/unwanted.h"

namespace providers {
namespace {

using store::RunState;

void end_submitted(const store::RunRow& run, mv::PaidRuns& runs,
                   const std::function<std::optional<RunReport>()>& call_off) {
  try {
    const std::optional<RunReport> report = call_off();
    if (report && has_ended(*report)) record_unwanted(run, *report, runs);
  } catch (const Refusal& no) {
    if (no.status() != 404 && no.status() != 410) throw;
    runs.lost(run, "called off; the vendor does not know it any more");
  }
}

}  // namespace

bool has_ended(const RunReport& report) {
  return report.state != RunReport::State::kWaiting && report.state != RunReport::State::kRunning;
}

void record_unwanted(const store::RunRow& run, const RunReport& report, mv::PaidRuns& runs) {
  if (report.state == RunReport::State::kSucceeded)  // called off too late
    runs.settle(runs.succeeded(run, report.cost.value_or(run.estimate), report.facts));
  else
    runs.ended(run, RunState::kCanceled, report.cost.value_or(0), "called off");
}

void end_unwanted(const store::RunRow& run, const mv::Spending& spending,
                  const std::function<std::optional<RunReport>()>& call_off) {
  mv::PaidRuns runs(spending, run.key, run.job, run.project);
  if (run.state == RunState::kSubmitted) return end_submitted(run, runs, call_off);
  if (run.state == RunState::kSucceeded) return runs.settle(run);
  if (run.estimate == 0)
    runs.ended(run, RunState::kCanceled, 0, "called off");
  else
    runs.lost(run, "called off while it was asked for");
  spending.forget_reply(run);
}

}  // namespace providers
