#include "jobs/outcome.h"

#include <exception>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "jobs/job_json.h"

namespace jobs {
namespace {

// That the program ended is seldom the job's fault; but one that ends it each time must not do so for ever.
constexpr int kForgivenEnds = 97;

using base::ErrorKind;

bool may_pass(ErrorKind kind) {
  return kind == ErrorKind::kUnavailable || kind == ErrorKind::kUnreachable || kind == ErrorKind::kTimedOut ||
         kind == ErrorKind::kDiskFull;
}

bool is_for_the_user(ErrorKind kind) {
  return kind == ErrorKind::kNeedsUser || kind == ErrorKind::kOrderUnknown;
}

Failure unexpected(std::string_view what) {
  return {.kind = ErrorKind::kInternal,
          .message = "something unexpected went wrong; this is a fault of Songreel, please report it",
          .details = base::printable(what)};
}

std::vector<store::JobRow> write_failure(Ledger& ledger, store::JobTable& table,
                                         const RunningAttempt& attempt, const Failure& failure) {
  store::JobRow row = attempt.row();
  row.stage = attempt.stage();
  return table.fail(attempt.claim(), to_text(failure), to_text(failure_of_dependants(row, failure)),
                    ledger.wall_now());
}

}  // namespace

Outcome run_task(Task* task, const Job& job, RunningAttempt& attempt) {
  if (task == nullptr) {
    return {
        .output = "",
        .failure = Failure{.kind = ErrorKind::kUnsupported,
                           .message = fmt::format("this version of Songreel knows no work of the kind '{}'; "
                                                  "use the version that added it",
                                                  job.kind),
                           .details = ""}};
  }
  try {
    return {.output = boost::json::serialize(task->run(job, attempt)), .failure = std::nullopt};
  } catch (const base::Error& error) {
    return {.output = "",
            .failure = Failure{.kind = error.kind(),
                               .message = base::printable(error.message()),
                               .details = base::printable(error.details())}};
  } catch (const std::exception& error) {
    return {.output = "", .failure = unexpected(error.what())};
  } catch (...) {
    return {.output = "", .failure = unexpected("an exception of an unknown type")};
  }
}

std::vector<store::JobRow> write_outcome(Ledger& ledger, store::JobTable& table,
                                         const RunningAttempt& attempt, const Outcome& outcome,
                                         const Circumstances& circumstances) {
  const store::Claim& claim = attempt.claim();
  if (!outcome.failure) return table.succeed(claim, outcome.output, attempt.growths(), ledger.wall_now());
  const Failure& failure = *outcome.failure;
  if (ledger.live().cancel_asked(claim)) return table.end_canceled(claim, ledger.wall_now());
  if (circumstances.is_stopping) return table.release(claim);
  if (failure.kind == ErrorKind::kCanceled) return table.end_canceled(claim, ledger.wall_now());
  if (is_for_the_user(failure.kind)) return table.hold(claim, to_text(failure));
  if (may_pass(failure.kind) && attempt.row().attempts < attempt.row().most_attempts) {
    return table.try_again(claim, to_text(failure), ledger.lease_now() + circumstances.retry_delay);
  }
  return write_failure(ledger, table, attempt, failure);
}

std::vector<store::JobRow> hand_back(Ledger& ledger, store::JobTable& table, const store::JobRow& row) {
  const store::Claim claim{.id = row.id, .epoch = row.epoch};
  if (row.cancel_asked) return table.end_canceled(claim, ledger.wall_now());
  if (row.attempts < row.most_attempts + kForgivenEnds)
    return table.try_again(claim, "", store::LeaseTime(0));
  const Failure failure{.kind = ErrorKind::kInternal,
                        .message = fmt::format(
                            "the program ended {} while this was being done; look at its log, then try again",
                            base::counted(static_cast<std::size_t>(row.attempts), "time")),
                        .details = ""};
  return table.fail(claim, to_text(failure), to_text(failure_of_dependants(row, failure)), ledger.wall_now());
}

}  // namespace jobs
