#include "providers/hosted/carry_out.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "providers/hosted/call_off_run.h"
#include "providers/hosted/errand.h"
#include "providers/hosted/order_run.h"
#include "providers/hosted/unwanted.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using store::RunRow;
using store::RunState;

constexpr int kMostStarts = 3;                 // of the same run, where the server has forgotten it
constexpr int kMostDeafLooks = 12;             // one after the other without an answer
constexpr std::chrono::minutes kMostTime{30};  // where nothing says otherwise

// One background run, from its id to its outputs.
class Carrying {
 public:
  explicit Carrying(const Errand& errand) : errand_(errand) {}

  Finished carry() {
    const std::optional<RunRow> standing = errand_.runs().standing(errand_.plan.step);
    return standing ? ended_of(take_up_run(errand_, *standing), milliseconds(0))
                    : ended_of(order_run(errand_), errand_.pace.first_look);
  }

 private:
  std::chrono::seconds most_time() const { return errand_.pace.most_time.value_or(kMostTime); }

  Finished ended_of(RunRow run, milliseconds delay) {
    errand_.commission.stage(fmt::format("waiting for {}", errand_.title()));
    const auto deadline = steady_clock::now() + most_time();
    const milliseconds first = std::max(errand_.pace.first_look, milliseconds(1));
    for (int deaf = 0;;) {
      wait_for_run(run, delay);
      if (deaf > 0) errand_.commission.stage(fmt::format("waiting for {}", errand_.title()));
      if (const auto report = looked_at(run, deaf)) {
        if (auto finished = told(run, *report)) return *std::move(finished);
      }
      if (steady_clock::now() > deadline) return out_of_time(run);
      delay = jittered(std::min(std::max(delay, first) * 3 / 2, errand_.pace.longest_look));
    }
  }

  void wait_for_run(const RunRow& run, milliseconds delay) {
    try {
      errand_.vendor.wait_for_change(run.remote_id, delay, errand_.commission.cancel());
    } catch (const Error&) {
      if (errand_.commission.is_called_off()) call_off_run(errand_, run);
      throw;
    }
  }

  // Nothing: no answer this time. `deaf` counts these.
  std::optional<RunReport> looked_at(const RunRow& run, int& deaf) {
    try {
      RunReport report = errand_.vendor.look(run.remote_id, errand_.commission.cancel());
      deaf = 0;
      return report;
    } catch (const Refusal& no) {
      if (no.status() == 404 || no.status() == 410) vanished(run);
      if (no.status() < 500 && no.status() != 429) throw;
      if (++deaf >= kMostDeafLooks) throw;
      errand_.commission.stage(no.message() + "; looking again");
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled) {
        if (errand_.commission.is_called_off()) call_off_run(errand_, run);
        throw;
      }
      if (++deaf >= kMostDeafLooks) throw;
      errand_.commission.stage(error.message() + "; looking again");
    }
    return std::nullopt;
  }

  [[noreturn]] void vanished(const RunRow& run) {
    errand_.runs().lost(run, "the vendor does not know the run any more");
    throw Error(
        ErrorKind::kMakerFailed,
        fmt::format("{} does not know the run {} any more; it may have cost {}. Trying again orders it "
                    "anew",
                    errand_.title(), run.remote_id, base::to_dollars(run.estimate)));
  }

  // The end, if it is one.
  std::optional<Finished> told(const RunRow& run, const RunReport& report) {
    if (report.progress) errand_.commission.report(std::clamp(*report.progress, 0.0, 1.0));
    switch (report.state) {
      case RunReport::State::kWaiting:
      case RunReport::State::kRunning:
        return std::nullopt;
      case RunReport::State::kSucceeded:
        return Finished{errand_.runs().succeeded(run, report.cost.value_or(run.estimate), report.facts),
                        report};
      case RunReport::State::kCanceled:
        failed(run, RunState::kCanceled, report, "was canceled there");
      case RunReport::State::kFailed:
        failed(run, RunState::kFailed, report, "failed");
    }
    return std::nullopt;
  }

  [[noreturn]] void failed(const RunRow& run, RunState state, const RunReport& report,
                           std::string_view what) {
    const base::MicroDollars cost = report.cost.value_or(0);
    errand_.runs().ended(run, state, cost, report.reason);
    throw Error(ErrorKind::kMakerFailed,
                fmt::format("the run of {} at {} {}{}{}; {}", run.model, errand_.title(), what,
                            report.reason.empty() ? "" : ": ", report.reason,
                            cost > 0 ? fmt::format("it cost {}", base::to_dollars(cost))
                                     : std::string("nothing was charged")),
                run.remote_id);
  }

  Finished out_of_time(const RunRow& run) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(most_time()).count();
    if (!errand_.vendor.can_be_called_off())
      throw Error(ErrorKind::kTimedOut,
                  fmt::format("{} was not done within {} minutes; it goes on there, and is waited for again",
                              errand_.title(), minutes));
    const std::optional<RunReport> report = stopped_run(errand_, run);
    if (report && report->state == RunReport::State::kSucceeded) return *told(run, *report);
    if (report) record_unwanted(run, *report, errand_.runs());
    throw Error(
        ErrorKind::kMakerFailed,
        fmt::format("{} was not done within {} minutes and was called off{}; try again, or choose another "
                    "model",
                    errand_.title(), minutes,
                    run.estimate > 0 && !report               ? ", but did not say that it stopped"
                    : report && report->cost.value_or(0) == 0 ? ", nothing was charged"
                                                              : ""));
  }

  const Errand& errand_;
};

}  // namespace

void BackgroundRun::wait_for_change(const std::string&, milliseconds time, const base::CancelToken& cancel) {
  wait(time, cancel);
}

Finished carry_out(BackgroundRun& vendor, const mv::RunPlan& plan, mv::Commission& commission,
                   const Pace& pace) {
  const Errand errand{.vendor = vendor, .plan = plan, .commission = commission, .pace = pace};
  for (int starts = 1;; ++starts) {
    try {
      return Carrying(errand).carry();
    } catch (const Error& error) {
      const bool may_start_again = vendor.has_vanished() && plan.estimate == 0 && starts < kMostStarts;
      if (error.kind() != ErrorKind::kMakerFailed || !may_start_again) throw;
    }
    commission.stage(fmt::format("{} has forgotten it; asking again", errand.title()));
  }
}

}  // namespace providers
