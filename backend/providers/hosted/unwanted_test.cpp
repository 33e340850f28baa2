#include "providers/hosted/unwanted.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "providers/hosted/testing/small_commission.h"

namespace providers {
namespace {

using store::RunState;
using testing_room::Purse;
using testing_room::SmallCommission;

constexpr base::MicroDollars kWorth = 3'200'000;

class Unwanted : public testing::Test {
 protected:
  store::RunRow begun(base::MicroDollars estimate = kWorth) {
    return commission.runs().begin({.step = "",
                                    .maker = "painter",
                                    .model = "best",
                                    .work = "clip",
                                    .estimate = estimate,
                                    .inputs = {}});
  }
  store::RunRow submitted() { return commission.runs().submitted(begun(), "run-1"); }
  void end(const RunReport& report) {
    end_unwanted(purse.row(), purse.spending, [&] { return std::optional(report); });
  }

  Purse purse;
  SmallCommission commission{purse};
};

TEST_F(Unwanted, RunsAreRecordedAsTheyEndAtTheVendor) {
  submitted();
  end({.state = RunReport::State::kRunning});
  EXPECT_EQ(purse.row().state, RunState::kSubmitted) << "the vendor takes its time";
  EXPECT_TRUE(purse.row().stands);
  end({.state = RunReport::State::kCanceled});
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_EQ(purse.counted(), 0);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(Unwanted, RunsThatAreDoneAllTheSameCount) {
  submitted();
  end({.state = RunReport::State::kSucceeded, .cost = kWorth / 2});
  EXPECT_EQ(purse.counted(), kWorth / 2);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(Unwanted, RunsThatTheVendorDoesNotKnowCountAsTheyMayHaveCost) {
  submitted();
  end_unwanted(purse.row(), purse.spending, []() -> std::optional<RunReport> {
    throw Refusal(base::ErrorKind::kMakerFailed, "no such run", "", 404, std::nullopt);
  });
  EXPECT_EQ(purse.counted(), kWorth);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(Unwanted, RunsStandWhereTheVendorIsAwayOrNotSetUp) {
  submitted();
  const auto away = []() -> std::optional<RunReport> {
    throw base::Error(base::ErrorKind::kUnreachable, "the line is dead");
  };
  EXPECT_THROW(end_unwanted(purse.row(), purse.spending, away), base::Error);
  EXPECT_TRUE(purse.row().stands);
  end_unwanted(purse.row(), purse.spending, [] { return std::optional<RunReport>(); });
  EXPECT_TRUE(purse.row().stands);
}

TEST_F(Unwanted, RunsThatMayHaveBeenAskedForCountAndTheirAnswersGo) {
  const store::RunRow run = begun();
  const auto reply = purse.spending.reply_file(run);
  base::write_text(reply, "{}");
  end({});
  EXPECT_EQ(purse.counted(), kWorth);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_FALSE(std::filesystem::exists(reply));
}

TEST_F(Unwanted, RunsThatCostNothingAreOver) {
  begun(0);
  end({});
  EXPECT_EQ(purse.row().state, RunState::kCanceled);
  EXPECT_FALSE(purse.row().stands);
}

}  // namespace
}  // namespace providers
