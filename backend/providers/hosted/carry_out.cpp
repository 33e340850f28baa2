#include "providers/hosted/carry_out.h"

#include <algorithm>
#include <random>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using store::RunRow;
using store::RunState;

constexpr int kMostAskings = 8;     // of the same run, where nothing arrived
constexpr int kMostStarts = 3;      // of the same run, where the server has forgotten it
constexpr int kMostDeafLooks = 12;  // one after the other without an answer
constexpr milliseconds kFirstWait{500};
constexpr milliseconds kLongestWait{60'000};
constexpr std::chrono::seconds kMostPatience{600};  // whatever the vendor asks for
constexpr milliseconds kStep{200};                  // how soon a cancel is heard

// Between half and all of it, so that many do not come back together.
milliseconds jittered(milliseconds time) {
  thread_local std::minstd_rand random(std::random_device{}());
  return milliseconds(std::uniform_int_distribution<std::int64_t>(time.count() / 2, time.count())(random));
}

// How long to wait before the n-th next try, n from 1.
milliseconds back_off(int tries, const std::optional<std::chrono::seconds>& asked) {
  if (asked) return std::min<milliseconds>(*asked, kMostPatience) + jittered(kFirstWait);
  const auto time = kFirstWait * (1LL << std::min(tries, 10));
  return jittered(std::min<milliseconds>(time, kLongestWait));
}

Error may_cost_twice(const std::string& vendor, const RunRow& run, const std::string& why) {
  return {ErrorKind::kNeedsUser,
          fmt::format("it is not known whether {} got the order of {} ({}); look at your account there. "
                      "Trying again orders it anew, and may then be paid twice",
                      vendor, run.model, why),
          run.id};
}

bool is_patience(const Refusal& refusal) {
  return refusal.status() == 429 || refusal.status() == 503;
}

// What an asking came to.
enum class Outcome { kAskAgain, kDoubtful, kOver };
struct Asked {
  Outcome outcome = Outcome::kOver;
  std::string why;
  std::optional<std::chrono::seconds> wait;
};

// From the exception that is being handled. Rethrows a cancel.
Asked judged() {
  try {
    throw;
  } catch (const net::Unanswered& lost) {
    return {lost.may_have_arrived() ? Outcome::kDoubtful : Outcome::kAskAgain, lost.message(), {}};
  } catch (const Refusal& no) {
    if (is_patience(no)) return {Outcome::kAskAgain, no.message(), no.retry_after()};
    return {no.status() >= 500 ? Outcome::kDoubtful : Outcome::kOver, no.message(), {}};
  } catch (const Error& other) {
    if (other.kind() == ErrorKind::kCanceled) throw;
    // A success that cannot be understood.
    const bool is_answer = other.kind() == ErrorKind::kMakerFailed;
    return {is_answer ? Outcome::kDoubtful : Outcome::kOver, other.message(), {}};
  }
}

// Nothing has arrived so far: a cancel ends the run.
void wait_before_asking(const RunRow& run, mv::Commission& commission, milliseconds time) {
  try {
    wait(time, commission.cancel());
  } catch (const Error&) {
    commission.runs().ended(run, RunState::kCanceled, 0, "canceled before it was asked for");
    throw;
  }
}

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
        throw may_cost_twice(title(), *standing, "its answer got lost");
      case RunState::kIntended:
        return ended_of(found_or_asked_for(*standing), milliseconds(0));
      default:
        return ended_of(*standing, milliseconds(0));
    }
  }

 private:
  const std::string& title() const { return vendor_.vendor().title; }

  RunRow asked_for(const RunRow& run) {
    commission_.stage(fmt::format("asking {}", title()));
    for (int tries = 1;; ++tries) {
      wait_before_asking(run, commission_, milliseconds(0));
      Asked asked;
      try {
        return runs_.submitted(run, vendor_.submit(run, commission_.cancel()));
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::kCanceled) canceled_while_asking(run);
        asked = judged();
        if (asked.outcome == Outcome::kDoubtful) return in_doubt(run, asked.why);
        if (asked.outcome == Outcome::kOver || tries == kMostAskings) {
          runs_.ended(run, RunState::kFailed, 0, asked.why);
          throw;
        }
      }
      commission_.stage(fmt::format("{} has no time yet; asking again", title()));
      wait_before_asking(run, commission_, back_off(tries, asked.wait));
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

  // An answer that cannot be understood says nothing of the run: it is asked again at another attempt.
  std::optional<std::string> asked_for_lost(const RunRow& run, const base::CancelToken& cancel) {
    try {
      return vendor_.look_up(run, cancel);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kMakerFailed) throw;
      throw Error(ErrorKind::kUnavailable, error.message(), error.details());
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
      throw may_cost_twice(title(), run, why);
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
      throw may_cost_twice(title(), run, why);
    }
    runs_.ended(run, RunState::kFailed, 0, "it never arrived");
    return asked_for(runs_.begin(plan_));
  }

  Finished ended_of(RunRow run, milliseconds delay) {
    commission_.stage(fmt::format("waiting for {}", title()));
    const auto deadline = steady_clock::now() + pace_.most_time;
    const milliseconds first = std::max(pace_.first_look, milliseconds(1));
    for (int deaf = 0;;) {
      wait_for_run(run, delay);
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
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled) {
        if (commission_.is_called_off()) call_off(run);
        throw;
      }
      if (++deaf >= kMostDeafLooks) throw;
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

  // Stops it at the vendor and records how it ended there.
  RunReport::State call_off(const RunRow& run) {
    commission_.stage(fmt::format("stopping it at {}", title()));
    for (int tries = 1; tries <= 5; ++tries) {
      try {
        vendor_.call_off(run.remote_id);
        const RunReport report = vendor_.look(run.remote_id, base::CancelToken());
        if (recorded_as_stopped(run, report)) return report.state;
      } catch (const Error&) {
        // Asked again below; what cannot be stopped is recorded as what it may cost.
      }
      std::this_thread::sleep_for(jittered(kFirstWait));
    }
    if (run.estimate == 0)
      runs_.ended(run, RunState::kCanceled, 0, "called off");
    else
      runs_.lost(run, "called off; the vendor did not say that it stopped");
    return RunReport::State::kRunning;
  }

  bool recorded_as_stopped(const RunRow& run, const RunReport& report) {
    switch (report.state) {
      case RunReport::State::kWaiting:
      case RunReport::State::kRunning:
        return false;
      case RunReport::State::kSucceeded:  // the cancel came too late
        runs_.settle(runs_.succeeded(run, report.cost.value_or(run.estimate), report.facts));
        return true;
      default:
        runs_.ended(run, RunState::kCanceled, report.cost.value_or(0), "called off");
        return true;
    }
  }

  Finished out_of_time(const RunRow& run) {
    const RunReport::State state = call_off(run);
    throw Error(
        ErrorKind::kMakerFailed,
        fmt::format("{} was not done within {} minutes and was called off{}; try again, or choose another "
                    "model",
                    title(), std::chrono::duration_cast<std::chrono::minutes>(pace_.most_time).count(),
                    state == RunReport::State::kCanceled ? ", nothing was charged" : ""));
  }

  BackgroundRun& vendor_;
  const mv::RunPlan& plan_;
  mv::Commission& commission_;
  const Pace& pace_;
  mv::PaidRuns& runs_;
};

// One paid question whose answer is the work.
class Asking {
 public:
  Asking(const PaidAsking& asking, const mv::RunPlan& plan, mv::Commission& commission)
      : asking_(asking), plan_(plan), commission_(commission), runs_(commission.runs()) {}

  Answered ask() {
    const std::optional<RunRow> standing = runs_.standing(plan_.step);
    if (!standing) return asked(runs_.begin(plan_));
    std::error_code ignored;
    if (std::filesystem::exists(runs_.reply_file(*standing), ignored)) return answered(*standing);
    if (standing->state == RunState::kUnknown)
      throw may_cost_twice(asking_.vendor.title, *standing, "its answer got lost");
    if (standing->estimate > 0) doubted(*standing, "the program ended before the answer was there");
    runs_.ended(*standing, RunState::kFailed, 0, "its answer got lost");
    return asked(runs_.begin(plan_));
  }

 private:
  [[noreturn]] void doubted(const RunRow& run, const std::string& why) {
    runs_.unknown(run, why);
    throw may_cost_twice(asking_.vendor.title, run, why);
  }

  Answered asked(const RunRow& run) {
    commission_.stage(fmt::format("asking {}", asking_.vendor.title));
    wait_before_asking(run, commission_, milliseconds(0));
    for (int tries = 1;; ++tries) {
      const std::optional<Asked> problem = sent(run, tries);
      if (!problem) return answered(run);
      commission_.stage(fmt::format("{} has no time yet; asking again", asking_.vendor.title));
      wait_before_asking(run, commission_, back_off(tries, problem->wait));
    }
  }

  // Nothing: the answer is there. Throws where it is not to be asked again.
  std::optional<Asked> sent(const RunRow& run, int tries) {
    try {
      send(run);
      return std::nullopt;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled) canceled(run);
      Asked asked = judged();
      if (asked.outcome == Outcome::kDoubtful && run.estimate > 0) doubted(run, asked.why);
      if (asked.outcome == Outcome::kAskAgain && tries < kMostAskings) return asked;
      runs_.ended(run, RunState::kFailed, 0, asked.why);
      throw;
    }
  }

  // An answer that nobody waits for any more may cost all the same.
  void canceled(const RunRow& run) {
    if (!commission_.is_called_off()) return;
    if (run.estimate > 0)
      runs_.lost(run, "canceled while it was asked for");
    else
      runs_.ended(run, RunState::kCanceled, 0, "canceled");
  }

  void send(const RunRow& run) {
    base::PendingFile out(runs_.reply_file(run));
    net::ApiRequest request = asking_.request;
    request.out = out.path();
    const net::ApiReply reply = net::ask(request, commission_.cancel());
    if (!reply.succeeded()) throw refusal(asking_.vendor, reply, asking_.words(reply));
    out.commit();
  }

  Answered answered(const RunRow& run) {
    const std::filesystem::path body = runs_.reply_file(run);
    const AnswerFacts facts = asking_.check(body);
    if (facts.failure.empty()) return {runs_.succeeded(run, facts.cost, facts.facts), body};
    runs_.ended(run, RunState::kFailed, facts.cost, facts.failure);
    std::error_code ignored;
    std::filesystem::remove(body, ignored);
    throw Error(ErrorKind::kMakerFailed, fmt::format("{}: {}", asking_.vendor.title, facts.failure), run.id);
  }

  const PaidAsking& asking_;
  const mv::RunPlan& plan_;
  mv::Commission& commission_;
  mv::PaidRuns& runs_;
};

}  // namespace

void BackgroundRun::wait_for_change(const std::string&, milliseconds time, const base::CancelToken& cancel) {
  wait(time, cancel);
}

void wait(milliseconds time, const base::CancelToken& cancel) {
  const auto end = steady_clock::now() + time;
  for (;;) {
    cancel.check();
    const auto left = std::chrono::duration_cast<milliseconds>(end - steady_clock::now());
    if (left <= milliseconds(0)) return;
    std::this_thread::sleep_for(std::min(left, kStep));
  }
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

Answered ask_paid(const PaidAsking& asking, const mv::RunPlan& plan, mv::Commission& commission) {
  return Asking(asking, plan, commission).ask();
}

}  // namespace providers
