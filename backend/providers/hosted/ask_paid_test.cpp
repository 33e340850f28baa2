#include "providers/hosted/ask_paid.h"

#include <memory>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "providers/hosted/testing/fake_server.h"
#include "providers/hosted/testing/small_commission.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using store::RunState;
using testing::HasSubstr;
using testing_room::FakeServer;
using testing_room::Purse;
using testing_room::SmallCommission;

constexpr base::MicroDollars kReserved = 20'000;
constexpr base::MicroDollars kPaid = 10'000;

// Asks the fake of a chat server, whose answer is the work.
class AskPaid : public testing::Test {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("openai_chat"); }
  static void TearDownTestSuite() { fake_.reset(); }
  static FakeServer& fake() { return *fake_; }
  AskPaid() { fake().reset(); }

  PaidAsking asking() const {
    PaidAsking asking;
    asking.patience = patience;
    asking.vendor = {.title = "Writer & Co", .variable = "WRITER_KEY"};
    asking.request.method = net::ApiRequest::Method::kPost;
    asking.request.url = fake().base() + "/v1/chat/completions";
    asking.request.headers = {{"Content-Type", "application/json"}};
    asking.request.body = R"({"model":"gpt-6.1-terra","messages":[{"role":"user","content":"a fox"}]})";
    asking.words = [](const net::ApiReply&) { return std::string("the vendor's words"); };
    asking.check = [this](const std::filesystem::path& body) {
      ++checked;
      const bool is_json = base::read_text(body).starts_with("{");
      return AnswerFacts{.cost = is_json ? kPaid : 0,
                         .facts = {{"tokens", 7}},
                         .failure = is_json && !refuses ? "" : "that is no answer"};
    };
    return asking;
  }
  static mv::RunPlan plan(base::MicroDollars estimate) {
    return {.step = "",
            .maker = "writer",
            .model = "gpt-6.1-terra",
            .work = "scenes",
            .estimate = estimate,
            .inputs = {}};
  }
  Answered ask(base::MicroDollars estimate = kReserved) {
    return ask_paid(asking(), plan(estimate), commission);
  }
  Error error_of(base::MicroDollars estimate = kReserved) {
    try {
      ask(estimate);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::kInternal, "nothing was thrown"};
  }

  // As soon as the fake, which takes its time then, has the request.
  static std::jthread in_the_middle(std::function<void()> act) {
    fake().set({{"latency_s", {2, 2}}});
    return std::jthread([act = std::move(act)] {
      for (int looks = 0; looks < 2000 && fake().count("POST", "/chat/completions") == 0; ++looks)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      act();
    });
  }
  std::jthread canceling_in_the_middle() {
    return in_the_middle([this] { commission.token.cancel(); });
  }

  static inline std::unique_ptr<FakeServer> fake_;
  Purse purse;
  std::chrono::milliseconds patience = PatientCancel::kUsual;
  SmallCommission commission{purse};
  mutable int checked = 0;
  bool refuses = false;
};

TEST_F(AskPaid, KeepsTheAnswerUntilTheWorkIsSettledAndRecordsWhatItCost) {
  const Answered answered = ask();
  EXPECT_THAT(base::read_text(answered.body), HasSubstr("chat.completion"));
  EXPECT_EQ(answered.run.state, RunState::kSucceeded);
  EXPECT_EQ(purse.counted(), kPaid);
  EXPECT_THAT(purse.row().details, HasSubstr("tokens"));
  commission.runs().settle();
  EXPECT_FALSE(std::filesystem::exists(answered.body));
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(AskPaid, TakesTheKeptAnswerAfterARestartWithoutAskingAgain) {
  ask();
  SmallCommission later(purse);
  const Answered answered = ask_paid(asking(), plan(kReserved), later);
  EXPECT_THAT(base::read_text(answered.body), HasSubstr("chat.completion"));
  EXPECT_EQ(fake().runs(), 1U);
  EXPECT_EQ(purse.counted(), kPaid);
}

TEST_F(AskPaid, HoldsAnAnswerThatOurDiskCouldNotTake) {
  const std::jthread trouble =
      in_the_middle([this] { std::filesystem::remove_all(purse.folder / "replies"); });
  EXPECT_EQ(error_of().kind(), ErrorKind::kOrderUnknown);
  EXPECT_EQ(purse.row().state, RunState::kUnknown);
  EXPECT_EQ(purse.counted(), kReserved);
}

TEST_F(AskPaid, AsksAgainOnTooManyRequestsAndOnServiceUnavailable) {
  fake().set({{"retry_after_s", 0}});
  fake().next({"429", "503"});
  ask();
  EXPECT_EQ(fake().count("POST", "/chat/completions"), 3);
  EXPECT_EQ(purse.rows().size(), 1U);
}

TEST_F(AskPaid, HoldsALostAnswerForTheUser) {
  for (const std::string fault : {"502_after", "reset_after", "500"}) {
    SCOPED_TRACE(fault);
    const std::size_t before = purse.rows().size();
    fake().next({fault});
    const Error error = error_of();
    EXPECT_EQ(error.kind(), ErrorKind::kOrderUnknown);
    EXPECT_THAT(error.message(), HasSubstr("paid twice"));
    // And in the next attempt, which asks for nothing.
    const int asked = fake().count("POST", "/chat/completions");
    EXPECT_EQ(error_of().kind(), ErrorKind::kOrderUnknown);
    EXPECT_EQ(fake().count("POST", "/chat/completions"), asked);
    EXPECT_EQ(purse.rows().size(), before + 1);
    EXPECT_EQ(purse.spending.write_off_unknown("job"), 1);
  }
  EXPECT_EQ(purse.counted(), 3 * kReserved);
}

TEST_F(AskPaid, HoldsAnAnswerThatWasOnItsWayWhenTheProgramEnded) {
  SmallCommission earlier(purse);
  earlier.runs().begin(plan(kReserved));
  EXPECT_EQ(error_of().kind(), ErrorKind::kOrderUnknown);
  EXPECT_EQ(fake().runs(), 0U);
  EXPECT_EQ(purse.row().state, RunState::kUnknown);
}

TEST_F(AskPaid, AsksAnewWhereALostAnswerCostsNothing) {
  SmallCommission earlier(purse);
  earlier.runs().begin(plan(0));
  fake().next({"502_after"});
  EXPECT_EQ(error_of(0).kind(), ErrorKind::kUnavailable);
  ask(0);
  EXPECT_EQ(fake().runs(), 2U);
}

TEST_F(AskPaid, TellsTheVendorsWordsOfARefusalAndCountsNothing) {
  fake().set({{"models", boost::json::array{}}});
  const Error error = error_of();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("the vendor's words"));
  EXPECT_EQ(purse.counted(), 0);
  EXPECT_FALSE(purse.row().stands);
}

TEST_F(AskPaid, CountsAnAnswerThatIsNoneAndKeepsNothingOfIt) {
  refuses = true;
  const Error error = error_of();
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("that is no answer"));
  EXPECT_EQ(purse.counted(), kPaid);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_TRUE(std::filesystem::is_empty(purse.folder / "replies"));
}

TEST_F(AskPaid, AsksForNothingOnceItIsCanceled) {
  commission.token.cancel();
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_EQ(fake().runs(), 0U);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), 0);
}

TEST_F(AskPaid, CountsWhatMayHaveArrivedWhileItWasCanceled) {
  const std::jthread canceler = canceling_in_the_middle();
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_FALSE(purse.row().stands);
  EXPECT_EQ(purse.counted(), kReserved);
}

TEST_F(AskPaid, WaitsForThePaidAnswerWhenTheProgramEnds) {
  commission.called_off = false;
  {
    const std::jthread canceler = canceling_in_the_middle();
    EXPECT_EQ(ask().run.state, RunState::kSucceeded);
  }
  SmallCommission later(purse);
  EXPECT_EQ(ask_paid(asking(), plan(kReserved), later).run.state, RunState::kSucceeded);
  EXPECT_EQ(fake().count("POST", "/chat/completions"), 1U);
}

TEST_F(AskPaid, LeavesTheRunStandingThatTheProgramsEndHasCut) {
  commission.called_off = false;
  patience = {};
  const std::jthread canceler = canceling_in_the_middle();
  EXPECT_EQ(error_of().kind(), ErrorKind::kCanceled);
  EXPECT_TRUE(purse.row().stands);
  EXPECT_EQ(purse.row().state, RunState::kIntended);
}

}  // namespace
}  // namespace providers
