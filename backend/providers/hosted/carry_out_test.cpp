#include "providers/hosted/carry_out.h"

#include <thread>

#include <gmock/gmock.h>

#include "providers/hosted/testing/carry_out_room.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::HasSubstr;
using namespace testing_room;

class CarryOut : public CarryOutRoom {};

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

TEST(Wait, HearsACancelAtOnce) {
  base::CancelToken cancel;
  const std::jthread canceler([&] { cancel.cancel(); });
  const auto began = std::chrono::steady_clock::now();
  EXPECT_THROW(wait(std::chrono::seconds(60), cancel), Error);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(10));
}

}  // namespace
}  // namespace providers
