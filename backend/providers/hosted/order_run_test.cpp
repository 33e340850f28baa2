#include "providers/hosted/order_run.h"

#include <gmock/gmock.h>

#include "providers/hosted/testing/carry_out_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::HasSubstr;
using namespace testing_room;

class OrderRun : public CarryOutRoom {};

TEST_F(OrderRun, AsksAgainWhereNothingWasSentAndOnTooManyRequestsAndOnServiceUnavailable) {
  vendor.submits = {breaks(net::Unanswered::Request::kNotSent), refuses(429), refuses(503), gives("run-1")};
  vendor.looks = {is(kDone)};
  carry();
  EXPECT_EQ(vendor.submitted, 4);
  EXPECT_EQ(vendor.looked_up, 0);
  EXPECT_EQ(purse.counted(), kPrice);
  EXPECT_EQ(purse.rows().size(), 1U);
}

TEST_F(OrderRun, GivesUpAfterEightRefusalsAndCountsNothing) {
  for (int i = 0; i < 8; ++i) vendor.submits.emplace_back(refuses(429));
  EXPECT_EQ(error_of().kind(), ErrorKind::kUnavailable);
  EXPECT_EQ(vendor.submitted, 8);
  EXPECT_EQ(purse.row().state, RunState::kFailed);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(OrderRun, DoesNotAskAgainWhereTheVendorHasRefusedTheWorkItself) {
  vendor.submits = {refuses(422, ErrorKind::kMakerFailed)};
  EXPECT_EQ(error_of().kind(), ErrorKind::kMakerFailed);
  EXPECT_EQ(vendor.submitted, 1);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(OrderRun, LooksUpARunWhoseAnswerGotLostInsteadOfAskingAgain) {
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

TEST_F(OrderRun, EndsARunThatNeverArrivedSoThatAnotherAttemptMayAskAnew) {
  vendor.submits = {refuses(502), gives("run-2")};
  vendor.look_ups = {not_there(), not_there()};
  EXPECT_EQ(error_of().kind(), ErrorKind::kUnavailable);
  EXPECT_EQ(purse.counted(), 0);
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-2");
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(OrderRun, HoldsALostRunForTheUserWhereItCannotBeLookedUp) {
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

TEST_F(OrderRun, DoesNotHoldALostRunThatCostsNothing) {
  vendor.can_find = false;
  vendor.submits = {refuses(504)};
  EXPECT_EQ(error_of(0).kind(), ErrorKind::kUnavailable);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(OrderRun, FindsARunThatWasIntendedAndHadArrived) {
  begun();
  vendor.look_ups = {found("run-7")};
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-7");
  EXPECT_EQ(vendor.submitted, 0);
}

TEST_F(OrderRun, AsksForARunThatWasIntendedAndHadNotArrived) {
  begun();
  vendor.look_ups = {not_there(), not_there()};
  vendor.submits = {gives("run-8")};
  vendor.looks = {is(kDone)};
  EXPECT_EQ(carry().run.remote_id, "run-8");
  EXPECT_EQ(purse.counted(), kPrice);
}

TEST_F(OrderRun, HoldsARunThatWasIntendedAndCannotBeLookedUp) {
  vendor.can_find = false;
  begun();
  EXPECT_EQ(error_of().kind(), ErrorKind::kOrderUnknown);
  EXPECT_EQ(vendor.submitted, 0);
  EXPECT_EQ(purse.row().state, RunState::kUnknown);
}

TEST_F(OrderRun, LeavesAnIntendedRunStandingWhileItCannotBeLookedUpForNow) {
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

TEST_F(OrderRun, AsksForNothingOnceItIsCanceled) {
  commission.token.cancel();
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(vendor.submitted, 0);
  EXPECT_EQ(vendor.looked_up, 0);
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
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
  std::vector<store::RunRow> of_key(const std::string& key) override { return records_.of_key(key); }
  std::vector<store::RunSum> sums(store::RunGroup group, std::optional<store::WallTime> since) override {
    return records_.sums(group, since);
  }

 private:
  store::RunRecords& records_;
};

TEST_F(OrderRun, AsksForNothingAnewWhereTheIdOfAnOrderCouldNotBeWritten) {
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

TEST_F(OrderRun, AsksAgainForALostOrderWhereTheAnswerIsNone) {
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

TEST(OrderRunBudget, AsksForNothingBeyondTheBudget) {
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

}  // namespace
}  // namespace providers
