#include "providers/replicate/replicate_image_maker.h"

#include <set>
#include <thread>

#include "base/file.h"
#include "providers/replicate/testing/replicate_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using testing::Contains;
using testing::HasSubstr;
using testing_room::SmallCommission;

class ReplicateImages : public testing_room::ReplicateRoom {
 protected:
  static mv::ImageRequest fox(int number = 0) {
    mv::ImageRequest request;
    request.character_description = "a red fox with a hat";
    request.width = 1024;
    request.height = 768;
    request.negative_prompt = "text";
    request.safety_filter_level = "block_medium_and_above";
    request.model = "google/imagen-4";
    request.number = number;
    return request;
  }
  static mv::Flavor some_flavor() {
    mv::Flavor flavor;
    flavor.character_reference_prompt = "A portrait of {character_description}, full body";
    return flavor;
  }
  mv::Made make(const mv::ImageRequest& request, mv::Commission& commission) {
    return ReplicateImageMaker(*shop).make(request, flavor, out, commission);
  }

  const mv::Flavor flavor = some_flavor();
  const std::filesystem::path out = purse.folder / "fox.png";
};

TEST_F(ReplicateImages, MakesAPictureOfTheWholePrompt) {
  SmallCommission commission(purse);
  const mv::Made made = make(fox(), commission);
  EXPECT_EQ(made.model, "google/imagen-4");
  EXPECT_THAT(made.notes, Contains(HasSubstr("\"seed\"")));
  EXPECT_EQ(base::read_text(out).substr(1, 3), "PNG");
  const auto input = last_input();
  EXPECT_EQ(input.at("prompt").as_string(), "A portrait of a red fox with a hat, full body\n\nAvoid: text");
  EXPECT_EQ(input.at("aspect_ratio").as_string(), "4:3");
  EXPECT_EQ(input.at("safety_filter_level").as_string(), "block_medium_and_above");
  EXPECT_EQ(input.at("output_format").as_string(), "png");
  EXPECT_EQ(purse.row().key, "work image 0");
  EXPECT_EQ(purse.row().cost, 40'000);
  expect_paid();
}

TEST_F(ReplicateImages, MakesEachPictureOfACommissionByARunOfItsOwn) {
  SmallCommission commission(purse);
  make(fox(0), commission);
  make(fox(1), commission);
  EXPECT_EQ(fake().runs(), 2U);
  // After a restart both are there already.
  open_shop();
  SmallCommission later(purse);
  make(fox(0), later);
  make(fox(1), later);
  EXPECT_EQ(fake().runs(), 2U);
  expect_paid();
}

TEST_F(ReplicateImages, FindsTwoLostPredictionsWithTheSameWordsOneByOne) {
  for (const int number : {0, 1}) {
    SmallCommission commission(purse);
    fake().next({"502_after"});
    make(fox(number), commission);
  }
  EXPECT_EQ(fake().runs(), 2U);
  const auto rows = purse.rows();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_NE(rows.front().remote_id, rows.back().remote_id);
  expect_paid();
}

// In a program that ended in the middle of many such orders, all are looked for at once.
TEST_F(ReplicateImages, PaysEachOnceWhereManyWithTheSameWordsAreUnderWayAndAnswersGetLost) {
  fake().set({{"rate_502_after", 0.3}, {"rate_reset_after", 0.2}, {"latency_s", {0, 0.02}}});
  constexpr int kOrders = 12;
  std::vector<std::jthread> orders;
  for (int i = 0; i < kOrders; ++i) {
    orders.emplace_back([&, i] {
      SmallCommission commission(purse, "work " + std::to_string(i));
      const auto place = purse.folder / (std::to_string(i) + ".png");
      ReplicateImageMaker(*shop).make(fox(), flavor, place, commission);
    });
  }
  orders.clear();
  EXPECT_EQ(fake().runs(), static_cast<std::size_t>(kOrders));
  std::set<std::string> ids;
  for (const store::RunRow& run : purse.rows()) ids.insert(run.remote_id);
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kOrders));
  expect_paid();
}

TEST_F(ReplicateImages, LeavesOutASafetyLevelThatTheModelDoesNotKnow) {
  mv::ImageRequest request = fox();
  request.safety_filter_level = "block_everything";
  SmallCommission commission(purse);
  EXPECT_THAT(make(request, commission).notes, Contains(HasSubstr("block_everything")));
  EXPECT_FALSE(has(last_input(), "safety_filter_level"));
}

TEST_F(ReplicateImages, RefusesWhatIsNoPictureAndOrdersAnewInTheNextAttempt) {
  for (const std::string fault : {"bad_output", "no_output"}) {
    SCOPED_TRACE(fault);
    fake().next({fault});
    SmallCommission first(purse);
    const Error error = error_of([&] { make(fox(), first); });
    EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
    EXPECT_THAT(error.message(), HasSubstr("it cost $0.04"));
    SmallCommission second(purse);
    make(fox(), second);
    second.runs().settle();
  }
  EXPECT_EQ(fake().runs(), 4U);
  expect_paid();
}

TEST_F(ReplicateImages, TellsWhyAPictureWasFiltered) {
  fake().set({{"filtered_words", {"fox"}}});
  SmallCommission commission(purse);
  EXPECT_THAT(error_of([&] { make(fox(), commission); }).message(), HasSubstr("flagged as sensitive"));
  EXPECT_EQ(purse.counted(), 0);
}

}  // namespace
}  // namespace providers
