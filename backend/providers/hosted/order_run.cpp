#include "providers/hosted/order_run.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/error.h"
#include "providers/hosted/call_off_run.h"
#include "providers/hosted/patient_cancel.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using std::chrono::milliseconds;
using store::RunRow;
using store::RunState;

constexpr int kMostLookUps = 5;  // one after the other without an answer

// One run on its way to the vendor.
class Ordering {
 public:
  explicit Ordering(const Errand& errand) : errand_(errand) {}

  RunRow asked_for(const RunRow& run) {
    for (int tries = 1;; ++tries) {
      errand_.commission.stage(fmt::format("asking {}", errand_.title()));
      wait_before_asking(run, errand_.commission, milliseconds(0));
      std::optional<std::string> id;
      Verdict found;
      try {
        id = submitted(run);
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::kCanceled) canceled_while_asking(run);
        found = verdict();
        if (found.outcome == Verdict::Outcome::kDoubtful) return in_doubt(run, found.why);
        if (found.outcome == Verdict::Outcome::kOver || tries == kMostAskings) {
          errand_.runs().ended(run, RunState::kFailed, 0, found.why);
          throw;
        }
      }
      // Where this cannot be written, the run stays intended: it may not be asked for anew.
      if (id) return errand_.runs().submitted(run, *id);
      errand_.commission.stage(again_in_words(found.why, tries));
      wait_before_asking(run, errand_.commission, back_off(tries, found.wait));
    }
  }

  // An earlier attempt ended while it was asking.
  RunRow found_or_asked_for(const RunRow& run) {
    if (const auto there = found(run, "the program ended while it was asking")) return *there;
    errand_.runs().ended(run, RunState::kFailed, 0, "it never arrived");
    return asked_for(errand_.runs().begin(errand_.plan));
  }

 private:
  std::string submitted(const RunRow& run) {
    // What can be looked up is found again.
    if (run.estimate == 0 || errand_.vendor.can_look_up())
      return errand_.vendor.submit(run, errand_.commission.cancel());
    const PatientCancel cancel(errand_.commission);
    return errand_.vendor.submit(run, cancel.token());
  }

  // The request may be there already. When the program ends, the next start finds it out.
  void canceled_while_asking(const RunRow& run) {
    if (!errand_.commission.is_called_off()) return;
    std::optional<std::string> id;
    bool is_certain = run.estimate == 0;
    try {
      if (errand_.vendor.can_look_up()) {
        id = looked_up(run, base::CancelToken());
        is_certain = true;
      }
    } catch (const Error&) {
      // Whether it is there cannot be told: recorded as what it may cost.
    }
    if (id)
      call_off_run(errand_, errand_.runs().submitted(run, *id));
    else if (is_certain)
      errand_.runs().ended(run, RunState::kCanceled, 0, "canceled before it arrived");
    else
      errand_.runs().lost(run, "canceled while it was asked for; it may have arrived");
  }

  // What cannot be reached or understood says nothing of the run: it is asked again, here and at another
  // attempt.
  std::optional<std::string> asked_for_lost(const RunRow& run, const base::CancelToken& cancel) {
    for (int tries = 1;; ++tries) {
      try {
        return errand_.vendor.look_up(run, cancel);
      } catch (const Error& error) {
        const Verdict found = verdict();
        if (found.outcome == Verdict::Outcome::kOver) throw;
        if (tries == kMostLookUps) {
          if (error.kind() != ErrorKind::kMakerFailed) throw;
          throw Error(ErrorKind::kUnavailable, error.message(), error.details());
        }
        wait(found.wait ? back_off(tries, found.wait) : std::min(back_off(tries), errand_.pace.longest_look),
             cancel);
      }
    }
  }

  // Nothing, once it is certain that it is not there.
  std::optional<std::string> looked_up(const RunRow& run, const base::CancelToken& cancel) {
    errand_.commission.stage(fmt::format("asking {} for a lost order", errand_.title()));
    if (auto id = asked_for_lost(run, cancel)) return id;
    wait(errand_.pace.lost_after, cancel);
    return asked_for_lost(run, cancel);
  }

  // A run that may have arrived; nothing where it has not. Throws where nobody can tell and it may cost. A
  // cancel meanwhile stops what is there.
  std::optional<RunRow> found(const RunRow& run, const std::string& why) {
    if (!errand_.vendor.can_look_up()) {
      if (run.estimate == 0) return std::nullopt;
      errand_.runs().unknown(run, why);
      throw may_cost_twice(errand_.vendor.vendor(), run, why);
    }
    std::optional<std::string> id;
    try {
      id = looked_up(run, errand_.commission.cancel());
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled) canceled_while_asking(run);
      throw;
    }
    return id ? std::optional(errand_.runs().submitted(run, *id)) : std::nullopt;
  }

  // Its answer got lost just now.
  RunRow in_doubt(const RunRow& run, const std::string& why) {
    if (const auto there = found(run, why)) return *there;
    errand_.runs().ended(run, RunState::kFailed, 0, why);
    throw Error(ErrorKind::kUnavailable, why);
  }

  const Errand& errand_;
};

}  // namespace

RunRow order_run(const Errand& errand) {
  return Ordering(errand).asked_for(errand.runs().begin(errand.plan));
}

RunRow take_up_run(const Errand& errand, const RunRow& standing) {
  switch (standing.state) {
    case RunState::kUnknown:
      throw may_cost_twice(errand.vendor.vendor(), standing, "its answer got lost");
    case RunState::kIntended:
      return Ordering(errand).found_or_asked_for(standing);
    default:
      return standing;
  }
}

}  // namespace providers
