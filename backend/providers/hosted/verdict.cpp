#include "providers/hosted/verdict.h"

#include <algorithm>
#include <random>
#include <thread>

#include <fmt/format.h>

#include "mv/paid_runs.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kFirstWait{500};
constexpr milliseconds kLongestWait{60'000};
constexpr std::chrono::seconds kMostPatience{600};  // whatever the vendor asks for
constexpr milliseconds kStep{200};                  // how soon a cancel is heard

bool is_patience(const Refusal& refusal) {
  return refusal.status() == 429 || refusal.status() == 503;
}

}  // namespace

Verdict verdict() {
  using Outcome = Verdict::Outcome;
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

milliseconds jittered(milliseconds time) {
  thread_local std::minstd_rand random(std::random_device{}());
  return milliseconds(std::uniform_int_distribution<std::int64_t>(time.count() / 2, time.count())(random));
}

std::string again_in_words(const std::string& why, int tries) {
  return fmt::format("{}; asking again, {} of {}", why, tries, kMostAskings - 1);
}

milliseconds back_off(int tries, const std::optional<std::chrono::seconds>& asked) {
  if (asked) return std::min<milliseconds>(*asked, kMostPatience) + jittered(kFirstWait);
  const auto time = kFirstWait * (1LL << std::min(tries, 10));
  return jittered(std::min<milliseconds>(time, kLongestWait));
}

Error may_cost_twice(const VendorNames& vendor, const store::RunRow& run, const std::string& why) {
  return {ErrorKind::kOrderUnknown,
          fmt::format("it is not known whether {} got the order of {} ({}); look at your account there. "
                      "Trying again in the studio orders it anew, and may then be paid twice; for make, "
                      "first say songreel costs --write-off {}",
                      vendor.title, run.model, why, run.id),
          run.id};
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

void wait_before_asking(const store::RunRow& run, mv::Commission& commission, milliseconds time) {
  try {
    wait(time, commission.cancel());
  } catch (const Error&) {
    commission.runs().ended(run, store::RunState::kCanceled, 0, "canceled before it was asked for");
    throw;
  }
}

}  // namespace providers
