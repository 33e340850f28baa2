#include "providers/hosted/carry_out.h"

#include <deque>
#include <functional>
#include <stdexcept>
#include <thread>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "providers/hosted/testing/small_commission.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::HasSubstr;
using testing_room::Purse;
using testing_room::SmallCommission;

constexpr base::MicroDollars kPrice = 3'200'000;

const Pace kQuick{.first_look = std::chrono::milliseconds(1),
                  .longest_look = std::chrono::milliseconds(2),
                  .most_time = std::chrono::seconds(20),
                  .lost_after = std::chrono::seconds(0)};

// A vendor that does what is written down for each call, in order; one call too many fails the test.
class ScriptedVendor final : public BackgroundRun {
 public:
  const VendorNames& vendor() const override { return names_; }
  std::string submit(const store::RunRow&, base::CancelToken cancel) override {
    ++submitted;
    return next(submits)(cancel);
  }
  RunReport look(const std::string& remote_id, base::CancelToken cancel) override {
    looked_at = remote_id;
    return next(looks)(cancel);
  }
  void call_off(const std::string& remote_id) override {
    called_off.push_back(remote_id);
    if (!call_offs.empty()) next(call_offs)();
  }
  bool can_be_called_off() const override { return can_stop; }
  bool can_look_up() const override { return can_find; }
  std::optional<std::string> look_up(const store::RunRow&, base::CancelToken cancel) override {
    ++looked_up;
    return next(look_ups)(cancel);
  }

  std::deque<std::function<std::string(base::CancelToken)>> submits;
  std::deque<std::function<RunReport(base::CancelToken)>> looks;
  std::deque<std::function<std::optional<std::string>(base::CancelToken)>> look_ups;
  std::deque<std::function<void()>> call_offs;  // empty: it is heard
  bool can_find = true, can_stop = true;
  int submitted = 0, looked_up = 0;
  std::string looked_at;
  std::vector<std::string> called_off;

 private:
  template <class Step>
  static Step next(std::deque<Step>& steps) {
    if (steps.empty()) throw std::logic_error("a call that nobody has foreseen");
    Step step = std::move(steps.front());
    steps.pop_front();
    return step;
  }

  VendorNames names_{.title = "Painter & Co", .variable = "PAINTER_KEY"};
};

auto gives(std::string id) {
  return [id = std::move(id)](const base::CancelToken&) { return id; };
}
auto found(std::string id) {
  return [id = std::move(id)](const base::CancelToken&) { return std::optional<std::string>(id); };
}
auto not_there() {
  return [](const base::CancelToken&) { return std::optional<std::string>(); };
}
auto refuses(long status, ErrorKind kind = ErrorKind::kUnavailable, bool at_once = true) {
  const auto wait = at_once ? std::optional(std::chrono::seconds(0)) : std::nullopt;
  return [=](const base::CancelToken&) -> std::string {
    throw Refusal(kind, "Painter & Co says no", "", status, wait);
  };
}
auto breaks(net::Unanswered::Request request) {
  return [=](const base::CancelToken&) -> std::string {
    throw net::Unanswered(ErrorKind::kUnreachable, "the line is dead", "", request);
  };
}
auto answers_nonsense() {
  return [](const base::CancelToken&) -> std::string {
    throw Error(ErrorKind::kMakerFailed, "that is no JSON");
  };
}
auto is(RunReport report) {
  return [report = std::move(report)](const base::CancelToken&) { return report; };
}
auto look_refused(long status) {
  return [=](const base::CancelToken&) -> RunReport {
    throw Refusal(ErrorKind::kUnavailable, "no look", "", status, std::nullopt);
  };
}
const RunReport kRunning{.state = RunReport::State::kRunning, .progress = 0.5};
const RunReport kDone{.state = RunReport::State::kSucceeded, .outputs = {"https://there/clip.mp4"}};
const RunReport kCanceledThere{.state = RunReport::State::kCanceled};

mv::RunPlan plan(base::MicroDollars estimate = kPrice) {
  return {.step = "",
          .maker = "painter",
          .model = "painter/best",
          .work = "clip",
          .estimate = estimate,
          .inputs = {{"prompt", "a fox"}}};
}

class CarryOut : public testing::Test {
 protected:
  Finished carry(base::MicroDollars estimate = kPrice) {
    const mv::RunPlan the_plan = plan(estimate);
    return carry_out(vendor, the_plan, commission, pace);
  }
  Error error_of(base::MicroDollars estimate = kPrice) {
    try {
      carry(estimate);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::kInternal, "nothing was thrown"};
  }
  // A run that an earlier attempt began.
  store::RunRow begun(base::MicroDollars estimate = kPrice) {
    SmallCommission earlier(purse);
    return earlier.runs().begin(plan(estimate));
  }
  store::RunRow submitted() {
    SmallCommission earlier(purse);
    return earlier.runs().submitted(begun(), "run-7");
  }
  // Cancels and then hears it itself.
  auto cancels() {
    return [this](const base::CancelToken&) -> std::string {
      commission.token.cancel();
      commission.token.check();
      return "";
    };
  }

  Purse purse;
  SmallCommission commission{purse};
  ScriptedVendor vendor;
  Pace pace = kQuick;
};

TEST_F(CarryOut, RecordsTheIntentBeforeAskingTheIdBeforeLookingAndTheCostAtTheEnd) {
  vendor.submits = {[this](const base::CancelToken&) {
    EXPECT_EQ(purse.row().state, RunState::kIntended);
    EXPECT_EQ(purse.counted(), kPrice);
    return std::string("run-1");
  }};
  vendor.looks = {[this](const base::CancelToken&) {
                    EXPECT_EQ(purse.row().state, RunState::kSubmitted);
                    EXPECT_EQ(purse.row().remote_id, "run-1");
                    return kRunning;
                  },
                  is({.state = RunReport::State::kSucceeded,
                      .cost = 1'600'000,
                      .outputs = {"https://there/clip.mp4"},
                      .facts = {{"version", "v3"}}})};
  const Finished finished = carry();
  EXPECT_EQ(finished.report.outputs.front(), "https://there/clip.mp4");
  EXPECT_EQ(finished.run.state, RunState::kSucceeded);
  EXPECT_TRUE(finished.run.stands);
  EXPECT_EQ(finished.run.cost, 1'600'000);
  EXPECT_THAT(finished.run.details, HasSubstr("v3"));
  EXPECT_THAT(finished.run.details, HasSubstr("a fox"));
  EXPECT_EQ(commission.fractions, std::vector<double>{0.5});
  commission.runs().settle();
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(CarryOut, TakesTheEstimateForTheCostWhereTheVendorTellsNone) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.cost, kPrice);
}

TEST_F(CarryOut, AsksAgainWhereNothingWasSentAndOnTooManyRequestsAndOnServiceUnavailable) {
  vendor.submits = {breaks(net::Unanswered::Request::kNotSent), refuses(429), refuses(503), gives("run-1")};
  vendor.looks = {is(kDone)};
  carry();
  EXPECT_EQ(vendor.submitted, 4);
  EXPECT_EQ(vendor.looked_up, 0);
  EXPECT_EQ(purse.counted(), kPrice);
  EXPECT_EQ(purse.rows().size(), 1U);
}

TEST_F(CarryOut, GivesUpAfterEightRefusalsAndCountsNothing) {
  for (int i = 0; i < 8; ++i) vendor.submits.emplace_back(refuses(429));
  EXPECT_EQ(error_of().kind(), ErrorKind::kUnavailable);
  EXPECT_EQ(vendor.submitted, 8);
  EXPECT_EQ(purse.row().state, RunState::kFailed);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CarryOut, DoesNotAskAgainWhereTheVendorHasRefusedTheWorkItself) {
  vendor.submits = {refuses(422, ErrorKind::kMakerFailed)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kMakerFailed);
  EXPECT_EQ(vendor.submitted, 1);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CarryOut, LooksUpARunWhoseAnswerGotLostInsteadOfAskingAgain) {
  const std::vector<std::function<std::string(base::CancelToken)>> losses = {
      breaks(net::Unanswered::Request::kMayHaveArrived), refuses(502), refuses(500), answers_nonsense()};
  for (std::size_t i = 0; i < losses.size(); ++i) {
    SCOPED_TRACE(i);
    SmallCommission one(purse, "work " + std::to_string(i));
    vendor.submits = {losses[i]};
    vendor.look_ups = {not_there(), found("run-" + std::to_string(i))};  // there on the second look
    vendor.looks = {is(kDone)};
    const mv::RunPlan the_plan = plan();
    EXPECT_EQ(carry_out(vendor, the_plan, one, pace).run.remote_id, "run-" + std::to_string(i));
  }
  EXPECT_EQ(vendor.submitted, 4);
  EXPECT_EQ(purse.counted(), 4 * kPrice);
}

TEST_F(CarryOut, EndsARunThatNeverArrivedSoThatAnotherAttemptMayAskAnew) {
  vendor.submits = {refuses(502), gives("run-2")};
  vendor.look_ups = {not_there(), not_there()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kUnavailable);
  EXPECT_EQ(purse.counted(), 0);
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-2");
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, HoldsALostRunForTheUserWhereItCannotBeLookedUp) {
  vendor.can_find = false;
  vendor.submits = {refuses(504)};
  const Error error = error_of();
  EXPECT_EQ(error.kind(), ErrorKind::kOrderUnknown);
  EXPECT_THAT(error.message(), HasSubstr("paid twice"));
  EXPECT_EQ(purse.row().state, RunState::kUnknown);
  EXPECT_EQ(purse.counted(), kPrice);
  // Another attempt is held as well.
  EXPECT_EQ(error_of().kind(), ErrorKind::kOrderUnknown);
  EXPECT_EQ(vendor.submitted, 1);
  // The user writes it off: it counts, and is asked for anew.
  EXPECT_EQ(purse.spending.write_off_unknown("job"), 1);
  vendor.submits = {gives("run-2")};
  vendor.looks = {is(kDone)};
  carry();
  EXPECT_EQ(purse.counted(), 2 * kPrice);
}

TEST_F(CarryOut, DoesNotHoldALostRunThatCostsNothing) {
  vendor.can_find = false;
  vendor.submits = {refuses(504)};
  EXPECT_EQ(error_of(0).kind(), ErrorKind::kUnavailable);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(CarryOut, TakesUpASubmittedRunAfterARestartWithoutAskingForIt) {
  submitted();
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-7");
  EXPECT_EQ(vendor.submitted, 0);
  EXPECT_EQ(vendor.looked_at, "run-7");
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, TakesUpASucceededRunWhoseResultWasNotStored) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kDone), is(kDone)};
  carry();
  SmallCommission later(purse);
  const mv::RunPlan the_plan = plan();
  EXPECT_EQ(carry_out(vendor, the_plan, later, pace).run.remote_id, "run-1");
  EXPECT_EQ(vendor.submitted, 1);
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, FindsARunThatWasIntendedAndHadArrived) {
  begun();
  vendor.look_ups = {found("run-7")};
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-7");
  EXPECT_EQ(vendor.submitted, 0);
}

TEST_F(CarryOut, AsksForARunThatWasIntendedAndHadNotArrived) {
  begun();
  vendor.look_ups = {not_there(), not_there()};
  vendor.submits = {gives("run-8")};
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-8");
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, HoldsARunThatWasIntendedAndCannotBeLookedUp) {
  vendor.can_find = false;
  begun();
  EXPECT_EQ(error_of().kind(), ErrorKind::kOrderUnknown);
  EXPECT_EQ(vendor.submitted, 0);
  EXPECT_EQ(purse.row().state, RunState::kUnknown);
}

TEST_F(CarryOut, LeavesAnIntendedRunStandingWhileItCannotBeLookedUpForNow) {
  begun();
  for (int i = 0; i < 5; ++i)
    vendor.look_ups.emplace_back([](const base::CancelToken&) -> std::optional<std::string> {
      throw net::Unanswered(ErrorKind::kUnreachable, "the line is dead", "",
                            net::Unanswered::Request::kNotSent);
    });
  EXPECT_EQ(error_of().kind(), ErrorKind::kUnreachable);
  EXPECT_EQ(vendor.looked_up, 5);
  EXPECT_EQ(purse.row().state, RunState::kIntended);
  EXPECT_TRUE(purse.row().stands);
}

TEST_F(CarryOut, TellsTheVendorsReasonForAFailureAndWhatItCost) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {is({.state = RunReport::State::kFailed, .reason = "flagged as sensitive"})};
  const Error error = error_of();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("flagged as sensitive; nothing was charged"));
  EXPECT_EQ(purse.row().state, RunState::kFailed);
  EXPECT_EQ(purse.counted(), 0);

  SmallCommission other(purse, "other work");
  vendor.submits = {gives("run-2")};
  vendor.looks = {is({.state = RunReport::State::kFailed, .reason = "broken", .cost = 50'000})};
  const mv::RunPlan the_plan = plan();
  EXPECT_THROW(carry_out(vendor, the_plan, other, pace), Error);
  EXPECT_EQ(purse.counted(), 50'000);
}

TEST_F(CarryOut, TellsThatARunWasCanceledAtTheVendor) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kCanceledThere)};
  const Error error = error_of();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("was canceled there"));
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
}

TEST_F(CarryOut, LooksAgainWhereALookIsNotAnswered) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {
      look_refused(503), look_refused(500), look_refused(429),
      [](const base::CancelToken&) -> RunReport { throw Error(ErrorKind::kMakerFailed, "that is no JSON"); },
      is(kDone)};
  EXPECT_EQ(carry().run.state, RunState::kSucceeded);
}

TEST_F(CarryOut, LeavesARunThatCannotBeLookedAtForAnotherAttempt) {
  vendor.submits = {gives("run-1")};
  for (int i = 0; i < 12; ++i) vendor.looks.emplace_back(look_refused(500));
  EXPECT_EQ(error_of().kind(), ErrorKind::kUnavailable);
  EXPECT_EQ(purse.row().state, RunState::kSubmitted);
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-1");
  EXPECT_EQ(vendor.submitted, 1);
}

TEST_F(CarryOut, CountsARunThatTheVendorDoesNotKnowAnyMore) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {look_refused(404)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kMakerFailed);
  EXPECT_EQ(purse.counted(), kPrice);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(CarryOut, CallsOffARunWhenItsWorkIsCalledOff) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {[this](const base::CancelToken&) {
                    commission.token.cancel();
                    return kRunning;
                  },
                  is(kCanceledThere)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.called_off, std::vector<std::string>{"run-1"});
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CarryOut, CountsARunThatWasCalledOffTooLate) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {[this](const base::CancelToken& cancel) {
                    commission.token.cancel();
                    cancel.check();
                    return kRunning;
                  },
                  is(kDone)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.row().state, RunState::kSucceeded);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, LeavesARunThatDoesNotStopToTheSweep) {
  vendor.submits = {gives("run-1")};
  vendor.looks = {[this](const base::CancelToken&) {
    commission.token.cancel();
    return kRunning;
  }};
  vendor.looks.emplace_back(is(kRunning));
  pace.most_stopping = std::chrono::seconds(0);
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.called_off.size(), 1U);
  EXPECT_EQ(purse.row().state, RunState::kSubmitted);
  EXPECT_TRUE(purse.row().stands);
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, LetsARunGoOnWhenOnlyTheProgramEnds) {
  commission.called_off = false;
  vendor.submits = {gives("run-1")};
  vendor.looks = {[this](const base::CancelToken&) {
    commission.token.cancel();
    return kRunning;
  }};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_TRUE(vendor.called_off.empty());
  EXPECT_EQ(purse.row().state, RunState::kSubmitted);
  EXPECT_TRUE(purse.row().stands);
}

TEST_F(CarryOut, AsksForNothingOnceItIsCanceled) {
  commission.token.cancel();
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.submitted, 0);
  EXPECT_EQ(vendor.looked_up, 0);
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
}

TEST_F(CarryOut, CallsOffWhatArrivedWhileItWasCanceled) {
  vendor.submits = {cancels()};
  vendor.look_ups = {found("run-1")};
  vendor.looks = {is(kCanceledThere)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.called_off, std::vector<std::string>{"run-1"});
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CarryOut, CountsNothingWhereItWasCanceledBeforeItArrived) {
  vendor.submits = {cancels()};
  vendor.look_ups = {not_there(), not_there()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CarryOut, CountsWhatMayHaveArrivedWhileItWasCanceled) {
  vendor.can_find = false;
  vendor.submits = {cancels()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, CountsWhatMayHaveArrivedWhereTheLookUpFailsAsWell) {
  vendor.submits = {cancels()};
  vendor.look_ups = {[](const base::CancelToken&) -> std::optional<std::string> {
    throw Error(ErrorKind::kUnreachable, "the line is dead");
  }};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CarryOut, CallsOffALostRunWhenItsWorkIsCalledOffWhileItIsLookedFor) {
  vendor.submits = {refuses(502)};
  vendor.look_ups = {[this](const base::CancelToken& cancel) -> std::optional<std::string> {
                       commission.token.cancel();
                       cancel.check();
                       return std::nullopt;
                     },
                     found("run-1")};
  vendor.looks = {is(kCanceledThere)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.called_off, std::vector<std::string>{"run-1"});
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CarryOut, LeavesAnIntendedRunForTheNextStartWhenOnlyTheProgramEnds) {
  commission.called_off = false;
  vendor.submits = {cancels()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.looked_up, 0);
  EXPECT_EQ(purse.row().state, RunState::kIntended);
  EXPECT_TRUE(purse.row().stands);
}

TEST_F(CarryOut, CallsOffARunThatTakesTooLong) {
  pace.most_time = std::chrono::seconds(0);
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kRunning), is(kCanceledThere)};
  const Error error = error_of();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("nothing was charged"));
  EXPECT_EQ(vendor.called_off, std::vector<std::string>{"run-1"});
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CarryOut, TakesWhatIsDoneAllTheSameWhenItsTimeIsOver) {
  pace.most_time = std::chrono::seconds(0);
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kRunning), is(kDone)};
  const Finished finished = carry();
  EXPECT_EQ(finished.report.outputs, kDone.outputs);
  EXPECT_EQ(purse.counted(), kPrice);
  EXPECT_TRUE(purse.row().stands) << "until it is fetched";
}

TEST_F(CarryOut, WaitsOnForWhatCannotBeCalledOff) {
  pace.most_time = std::chrono::seconds(0);
  vendor.can_stop = false;
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kRunning), is(kDone)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kTimedOut);
  EXPECT_TRUE(vendor.called_off.empty());
  EXPECT_EQ(purse.row().state, RunState::kSubmitted);
  SmallCommission later(purse);
  EXPECT_EQ(carry_out(vendor, plan(), later, kQuick).run.remote_id, "run-1");
  EXPECT_EQ(vendor.submitted, 1);
}

// Records that cannot be written to just when a run is changed.
class BusyRecords final : public store::RunRecords {
 public:
  explicit BusyRecords(store::RunRecords& records) : records_(records) {}
  std::optional<store::RunRow> standing(const std::string& key) override { return records_.standing(key); }
  void begin(const store::RunRow& run, const store::RunCaps& caps, store::WallTime month) override {
    records_.begin(run, caps, month);
  }
  store::RunRow change(const std::string&, const std::function<void(store::RunRow&)>&) override {
    throw Error(ErrorKind::kUnavailable, "the records are busy");
  }
  std::optional<store::RunRow> find(const std::string& id) override { return records_.find(id); }
  std::vector<store::RunRow> list(const store::RunFilter& filter) override { return records_.list(filter); }
  std::vector<store::RunSum> sums(store::RunGroup group, std::optional<store::WallTime> since) override {
    return records_.sums(group, since);
  }

 private:
  store::RunRecords& records_;
};

TEST_F(CarryOut, AsksForNothingAnewWhereTheIdOfAnOrderCouldNotBeWritten) {
  BusyRecords busy(*purse.records);
  const mv::Spending spending(busy, {}, purse.clock, purse.folder / "replies");
  SmallCommission attempt(spending);
  vendor.submits = {gives("run-1")};
  EXPECT_THROW(carry_out(vendor, plan(), attempt, kQuick), Error);
  EXPECT_EQ(purse.row().state, RunState::kIntended);
  EXPECT_TRUE(purse.row().stands);
  vendor.look_ups = {found("run-1")};
  vendor.looks = {is(kDone)};
  SmallCommission later(purse);
  carry_out(vendor, plan(), later, kQuick);
  EXPECT_EQ(vendor.submitted, 1);
}

TEST_F(CarryOut, AsksAgainForALostOrderWhereTheAnswerIsNone) {
  vendor.submits = {breaks(net::Unanswered::Request::kMayHaveArrived)};
  vendor.look_ups = {[](const base::CancelToken&) -> std::optional<std::string> {
                       throw Error(ErrorKind::kMakerFailed, "a page");
                     },
                     found("run-1")};
  vendor.looks = {is(kDone)};
  carry();
  EXPECT_EQ(vendor.looked_up, 2);
  EXPECT_EQ(vendor.submitted, 1);
}

TEST(CarryOutBudget, AsksForNothingBeyondTheBudget) {
  const Purse purse({.month = kPrice - 1, .project = {}});
  SmallCommission commission(purse);
  ScriptedVendor vendor;
  const mv::RunPlan the_plan = plan();
  try {
    carry_out(vendor, the_plan, commission, kQuick);
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kNeedsUser);
  }
  EXPECT_EQ(vendor.submitted, 0);
  EXPECT_TRUE(purse.rows().empty());
}

TEST(Wait, HearsACancelAtOnce) {
  base::CancelToken cancel;
  const std::jthread canceler([&] { cancel.cancel(); });
  const auto began = std::chrono::steady_clock::now();
  EXPECT_THROW(wait(std::chrono::seconds(60), cancel), Error);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(10));
}

}  // namespace
}  // namespace providers
