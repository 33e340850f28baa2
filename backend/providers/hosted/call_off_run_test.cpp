#include "providers/hosted/call_off_run.h"

#include <gmock/gmock.h>

#include "providers/hosted/testing/carry_out_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::HasSubstr;
using namespace testing_room;

class CallOffRun : public CarryOutRoom {};

TEST_F(CallOffRun, CallsOffARunWhenItsWorkIsCalledOff) {
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

TEST_F(CallOffRun, CountsARunThatWasCalledOffTooLate) {
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

TEST_F(CallOffRun, LeavesARunThatDoesNotStopToTheSweep) {
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

TEST_F(CallOffRun, LetsARunGoOnWhenOnlyTheProgramEnds) {
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

TEST_F(CallOffRun, CallsOffWhatArrivedWhileItWasCanceled) {
  vendor.submits = {cancels()};
  vendor.look_ups = {found("run-1")};
  vendor.looks = {is(kCanceledThere)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.called_off, std::vector<std::string>{"run-1"});
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CallOffRun, CountsNothingWhereItWasCanceledBeforeItArrived) {
  vendor.submits = {cancels()};
  vendor.look_ups = {not_there(), not_there()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CallOffRun, CountsWhatMayHaveArrivedWhileItWasCanceled) {
  vendor.can_find = false;
  vendor.submits = {cancels()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CallOffRun, CountsWhatMayHaveArrivedWhereTheLookUpFailsAsWell) {
  vendor.submits = {cancels()};
  vendor.look_ups = {[](const base::CancelToken&) -> std::optional<std::string> {
    throw Error(ErrorKind::kUnreachable, "the line is dead");
  }};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(CallOffRun, CallsOffALostRunWhenItsWorkIsCalledOffWhileItIsLookedFor) {
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

TEST_F(CallOffRun, LeavesAnIntendedRunForTheNextStartWhenOnlyTheProgramEnds) {
  commission.called_off = false;
  vendor.submits = {cancels()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.looked_up, 0);
  EXPECT_EQ(purse.row().state, RunState::kIntended);
  EXPECT_TRUE(purse.row().stands);
}

TEST_F(CallOffRun, CallsOffARunThatTakesTooLong) {
  pace.most_time = std::chrono::seconds(0);
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kRunning), is(kCanceledThere)};
  const Error error = error_of();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("nothing was charged"));
  EXPECT_EQ(vendor.called_off, std::vector<std::string>{"run-1"});
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(CallOffRun, TakesWhatIsDoneAllTheSameWhenItsTimeIsOver) {
  pace.most_time = std::chrono::seconds(0);
  vendor.submits = {gives("run-1")};
  vendor.looks = {is(kRunning), is(kDone)};
  const Finished finished = carry();
  EXPECT_EQ(finished.report.outputs, kDone.outputs);
  EXPECT_EQ(purse.counted(), kPrice);
  EXPECT_TRUE(purse.row().stands) << "until it is fetched";
}

TEST_F(CallOffRun, WaitsOnForWhatCannotBeCalledOff) {
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

}  // namespace
}  // namespace providers
