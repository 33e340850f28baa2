#include "providers/hosted/carry_out.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>

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
constexpr int kMostLookUps = 5;                // one after the other without an answer
constexpr std::chrono::minutes kMostTime{30};  // where nothing says otherwise

// One background run, from its intent to its outputs.
class Carrying {
 public:
  Carrying(BackgroundRun& vendor, const mv::RunPlan& plan, mv::Commission& commission, const Pace& pace)
      : vendor_(vendor), plan_(plan), commission_(commission), pace_(pace), runs_(commission.runs()) {}

  Finished carry() {
    const std::optional<RunRow> standing = runs_.standing(plan_.step);
    if (!standing) return ended_of(asked_for(runs_.begin(plan_)), pace_.first_look);
    switch (standing->state) {
      case RunState::kUnknown:
        throw may_cost_twice(vendor_.vendor(), *standing, "its answer got lost");
      case RunState::kIntended:
        return ended_of(found_or_asked_for(*standing), milliseconds(0));
      default:
        return ended_of(*standing, milliseconds(0));
    }
  }

 private:
  const std::string& title() const { return vendor_.vendor().title; }
  std::chrono::seconds most_time() const { return pace_.most_time.value_or(kMostTime); }

  RunRow asked_for(const RunRow& run) {
    for (int tries = 1;; ++tries) {
      commission_.stage(fmt::format("asking {}", title()));
      wait_before_asking(run, commission_, milliseconds(0));
      std::optional<std::string> id;
      Verdict found;
      try {
        id = vendor_.submit(run, commission_.cancel());
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::kCanceled) canceled_while_asking(run);
        found = verdict();
        if (found.outcome == Verdict::Outcome::kDoubtful) return in_doubt(run, found.why);
        if (found.outcome == Verdict::Outcome::kOver || tries == kMostAskings) {
          runs_.ended(run, RunState::kFailed, 0, found.why);
          throw;
        }
      }
      // Where this cannot be written, the run stays intended: it may not be asked for anew.
      if (id) return runs_.submitted(run, *id);
      commission_.stage(found.why + "; asking again");
      wait_before_asking(run, commission_, back_off(tries, found.wait));
    }
  }

  // The request may be there already. When the program ends, the next start finds it out.
  void canceled_while_asking(const RunRow& run) {
    if (!commission_.is_called_off()) return;
    std::optional<std::string> id;
    bool is_certain = run.estimate == 0;
    try {
      if (vendor_.can_look_up()) {
        id = looked_up(run, base::CancelToken());
        is_certain = true;
      }
    } catch (const Error&) {
      // Whether it is there cannot be told: recorded as what it may cost.
    }
    if (id)
      call_off(runs_.submitted(run, *id));
    else if (is_certain)
      runs_.ended(run, RunState::kCanceled, 0, "canceled before it arrived");
    else
      runs_.lost(run, "canceled while it was asked for; it may have arrived");
  }

  // What cannot be reached or understood says nothing of the run: it is asked again, here and at another
  // attempt.
  std::optional<std::string> asked_for_lost(const RunRow& run, const base::CancelToken& cancel) {
    for (int tries = 1;; ++tries) {
      try {
        return vendor_.look_up(run, cancel);
      } catch (const Error& error) {
        const Verdict found = verdict();
        if (found.outcome == Verdict::Outcome::kOver) throw;
        if (tries == kMostLookUps) {
          if (error.kind() != ErrorKind::kMakerFailed) throw;
          throw Error(ErrorKind::kUnavailable, error.message(), error.details());
        }
        wait(found.wait ? back_off(tries, found.wait) : std::min(back_off(tries), pace_.longest_look),
             cancel);
      }
    }
  }

  // Nothing, once it is certain that it is not there.
  std::optional<std::string> looked_up(const RunRow& run, const base::CancelToken& cancel) {
    commission_.stage(fmt::format("asking {} for a lost order", title()));
    if (auto id = asked_for_lost(run, cancel)) return id;
    wait(pace_.lost_after, cancel);
    return asked_for_lost(run, cancel);
  }

  // The same for work that is still wanted; a cancel meanwhile stops what is there.
  std::optional<std::string> found(const RunRow& run) {
    try {
      return looked_up(run, commission_.cancel());
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled) canceled_while_asking(run);
      throw;
    }
  }

  // Its answer got lost just now.
  RunRow in_doubt(const RunRow& run, const std::string& why) {
    if (vendor_.can_look_up()) {
      if (const auto id = found(run)) return runs_.submitted(run, *id);
    } else if (run.estimate > 0) {
      runs_.unknown(run, why);
      throw may_cost_twice(vendor_.vendor(), run, why);
    }
    runs_.ended(run, RunState::kFailed, 0, why);
    throw Error(ErrorKind::kUnavailable, why);
  }

  // An earlier attempt ended while it was asking.
  RunRow found_or_asked_for(const RunRow& run) {
    if (vendor_.can_look_up()) {
      if (const auto id = found(run)) return runs_.submitted(run, *id);
    } else if (run.estimate > 0) {
      const std::string why = "the program ended while it was asking";
      runs_.unknown(run, why);
      throw may_cost_twice(vendor_.vendor(), run, why);
    }
    runs_.ended(run, RunState::kFailed, 0, "it never arrived");
    return asked_for(runs_.begin(plan_));
  }

  Finished ended_of(RunRow run, milliseconds delay) {
    commission_.stage(fmt::format("waiting for {}", title()));
    const auto deadline = steady_clock::now() + most_time();
    const milliseconds first = std::max(pace_.first_look, milliseconds(1));
    for (int deaf = 0;;) {
      wait_for_run(run, delay);
      if (deaf > 0) commission_.stage(fmt::format("waiting for {}", title()));
      if (const auto report = looked_at(run, deaf)) {
        if (auto finished = told(run, *report)) return *std::move(finished);
      }
      if (steady_clock::now() > deadline) return out_of_time(run);
      delay = jittered(std::min(std::max(delay, first) * 3 / 2, pace_.longest_look));
    }
  }

  void wait_for_run(const RunRow& run, milliseconds delay) {
    try {
      vendor_.wait_for_change(run.remote_id, delay, commission_.cancel());
    } catch (const Error&) {
      if (commission_.is_called_off()) call_off(run);
      throw;
    }
  }

  // Nothing: no answer this time. `deaf` counts these.
  std::optional<RunReport> looked_at(const RunRow& run, int& deaf) {
    try {
      RunReport report = vendor_.look(run.remote_id, commission_.cancel());
      deaf = 0;
      return report;
    } catch (const Refusal& no) {
      if (no.status() == 404 || no.status() == 410) vanished(run);
      if (no.status() < 500 && no.status() != 429) throw;
      if (++deaf >= kMostDeafLooks) throw;
      commission_.stage(no.message() + "; looking again");
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled) {
        if (commission_.is_called_off()) call_off(run);
        throw;
      }
      if (++deaf >= kMostDeafLooks) throw;
      commission_.stage(error.message() + "; looking again");
    }
    return std::nullopt;
  }

  [[noreturn]] void vanished(const RunRow& run) {
    runs_.lost(run, "the vendor does not know the run any more");
    throw Error(
        ErrorKind::kMakerFailed,
        fmt::format("{} does not know the run {} any more; it may have cost {}. Trying again orders it "
                    "anew",
                    title(), run.remote_id, base::to_dollars(run.estimate)));
  }

  // The end, if it is one.
  std::optional<Finished> told(const RunRow& run, const RunReport& report) {
    if (report.progress) commission_.report(std::clamp(*report.progress, 0.0, 1.0));
    switch (report.state) {
      case RunReport::State::kWaiting:
      case RunReport::State::kRunning:
        return std::nullopt;
      case RunReport::State::kSucceeded:
        return Finished{runs_.succeeded(run, report.cost.value_or(run.estimate), report.facts), report};
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
    runs_.ended(run, state, cost, report.reason);
    throw Error(ErrorKind::kMakerFailed,
                fmt::format("the run of {} at {} {}{}{}; {}", run.model, title(), what,
                            report.reason.empty() ? "" : ": ", report.reason,
                            cost > 0 ? fmt::format("it cost {}", base::to_dollars(cost))
                                     : std::string("nothing was charged")),
                run.remote_id);
  }

  // Asks the vendor to stop it until it says how it ended. Nothing: it has not said so in time.
  std::optional<RunReport> stopped(const RunRow& run) {
    commission_.stage(fmt::format("stopping it at {}", title()));
    const auto deadline = steady_clock::now() + pace_.most_stopping;
    do {
      try {
        vendor_.call_off(run.remote_id);
        RunReport report = vendor_.look(run.remote_id, base::CancelToken());
        if (has_ended(report)) return report;
      } catch (const Error&) {
        // Asked again below.
      }
      std::this_thread::sleep_for(jittered(milliseconds(500)));
    } while (steady_clock::now() < deadline && vendor_.can_be_called_off());
    return std::nullopt;
  }

  // Where the vendor has not said that it stopped, the run stands; who has canceled need not wait for that.
  void call_off(const RunRow& run) {
    if (const auto report = stopped(run))
      record_unwanted(run, *report, runs_);
    else if (run.estimate == 0)
      runs_.ended(run, RunState::kCanceled, 0, "called off");
  }

  Finished out_of_time(const RunRow& run) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(most_time()).count();
    if (!vendor_.can_be_called_off())
      throw Error(ErrorKind::kTimedOut,
                  fmt::format("{} was not done within {} minutes; it goes on there, and is waited for again",
                              title(), minutes));
    const std::optional<RunReport> report = stopped(run);
    if (report && report->state == RunReport::State::kSucceeded) return *told(run, *report);
    if (report) record_unwanted(run, *report, runs_);
    throw Error(
        ErrorKind::kMakerFailed,
        fmt::format("{} was not done within {} minutes and was called off{}; try again, or choose another "
                    "model",
                    title(), minutes,
                    run.estimate > 0 && !report               ? ", but did not say that it stopped"
                    : report && report->cost.value_or(0) == 0 ? ", nothing was charged"
                                                              : ""));
  }

  BackgroundRun& vendor_;
  const mv::RunPlan& plan_;
  mv::Commission& commission_;
  const Pace& pace_;
  mv::PaidRuns& runs_;
};

}  // namespace

void BackgroundRun::wait_for_change(const std::string&, milliseconds time, const base::CancelToken& cancel) {
  wait(time, cancel);
}

Finished carry_out(BackgroundRun& vendor, const mv::RunPlan& plan, mv::Commission& commission,
                   const Pace& pace) {
  for (int starts = 1;; ++starts) {
    try {
      return Carrying(vendor, plan, commission, pace).carry();
    } catch (const Error& error) {
      const bool may_start_again = vendor.has_vanished() && plan.estimate == 0 && starts < kMostStarts;
      if (error.kind() != ErrorKind::kMakerFailed || !may_start_again) throw;
    }
    commission.stage(fmt::format("{} has forgotten it; asking again", vendor.vendor().title));
  }
}

}  // namespace providers
