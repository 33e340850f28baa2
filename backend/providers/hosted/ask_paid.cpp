#include "providers/hosted/ask_paid.h"

#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunRow;
using store::RunState;

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
      throw may_cost_twice(asking_.vendor, *standing, "its answer got lost");
    if (standing->estimate > 0) doubted(*standing, "the program ended before the answer was there");
    runs_.ended(*standing, RunState::kFailed, 0, "its answer got lost");
    return asked(runs_.begin(plan_));
  }

 private:
  [[noreturn]] void doubted(const RunRow& run, const std::string& why) {
    runs_.unknown(run, why);
    throw may_cost_twice(asking_.vendor, run, why);
  }

  Answered asked(const RunRow& run) {
    wait_before_asking(run, commission_, std::chrono::milliseconds(0));
    for (int tries = 1;; ++tries) {
      commission_.stage(fmt::format("asking {}", asking_.vendor.title));
      const std::optional<Verdict> problem = sent(run, tries);
      if (!problem) return answered(run);
      commission_.stage(again_in_words(problem->why, tries));
      wait_before_asking(run, commission_, back_off(tries, problem->wait));
    }
  }

  // Nothing: the answer is there. Throws where it is not to be asked again.
  std::optional<Verdict> sent(const RunRow& run, int tries) {
    bool is_sent = false;
    try {
      send(run, is_sent);
      return std::nullopt;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kCanceled) canceled(run);
      const Verdict found = verdict_on(error, is_sent);
      if (found.outcome == Verdict::Outcome::kDoubtful && run.estimate > 0) doubted(run, found.why);
      if (found.outcome == Verdict::Outcome::kAskAgain && tries < kMostAskings) return found;
      runs_.ended(run, RunState::kFailed, 0, found.why);
      throw;
    }
  }

  // When our disk cannot take the answer, the model has done its work already.
  static Verdict verdict_on(const Error& error, bool is_sent) {
    Verdict found = verdict();
    const bool is_our_disk = error.kind() == ErrorKind::kDiskFull || error.kind() == ErrorKind::kUnwritable;
    if (is_sent && is_our_disk) found.outcome = Verdict::Outcome::kDoubtful;
    return found;
  }

  // An answer that nobody waits for any more may cost all the same.
  void canceled(const RunRow& run) {
    if (!commission_.is_called_off()) return;
    if (run.estimate > 0)
      runs_.lost(run, "canceled while it was asked for");
    else
      runs_.ended(run, RunState::kCanceled, 0, "canceled");
  }

  void send(const RunRow& run, bool& is_sent) {
    base::PendingFile out(runs_.reply_file(run));
    net::ApiRequest request = asking_.request;
    request.out = out.path();
    is_sent = true;
    const net::ApiReply reply = answer_to(request, run);
    if (!reply.succeeded()) throw refusal(asking_.vendor, reply, asking_.words(reply));
    out.commit();
  }

  net::ApiReply answer_to(const net::ApiRequest& request, const RunRow& run) {
    if (run.estimate == 0) return net::ask(request, commission_.cancel());
    const PatientCancel cancel(commission_, asking_.patience);
    return net::ask(request, cancel.token());
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

Answered ask_paid(const PaidAsking& asking, const mv::RunPlan& plan, mv::Commission& commission) {
  return Asking(asking, plan, commission).ask();
}

}  // namespace providers
