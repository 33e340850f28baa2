#include "mv/catalog.h"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "mv/prices.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::kDollar;
using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

constexpr sys_days kToday = sys_days(year(2026) / month(11) / day(26));

class CatalogFiles : public testing::Test {
 protected:
  CatalogFiles() { fs::create_directories(folder_); }
  ~CatalogFiles() override { fs::remove_all(folder_); }

  fs::path file(const std::string& name, const std::string& text) const {
    base::write_text(folder_ / name, text);
    return folder_ / name;
  }
  ProblemList problems_{"", "catalog"};

 private:
  fs::path folder_ = fs::temp_directory_path() / ("songreel-catalog-" + base::new_uuid());
};

TEST_F(CatalogFiles, ThatIsShippedHasNoFault) {
  const Catalog catalog =
      Catalog::read({fs::path(SONGREEL_SOURCE_DIR) / "backend/providers/catalog.yaml"}, problems_);
  EXPECT_TRUE(problems_.problems().empty()) << describe(problems_.problems().front());
  const Model* veo = catalog.find("replicate", Work::kClip, "google/veo-3.1");
  ASSERT_NE(veo, nullptr);
  EXPECT_EQ(clip_price(*veo, 8, true), 3'200'000);
  EXPECT_EQ(clip_price(*veo, 8, false), 1'600'000);
  for (const Model& model : catalog.models()) {
    // A replacement that is not there would lead nowhere.
    if (model.replacement.empty()) continue;
    EXPECT_NE(catalog.find(model.maker, model.work, model.replacement), nullptr) << model.id;
  }
}

TEST_F(CatalogFiles, AddToEachOtherAndReplaceWhatHasTheSameName) {
  const fs::path first =
      file("a.yaml",
           "models:\n  - {id: x, maker: replicate, work: clips, seconds: [4, 8], price: {per_second: 0.1}}\n"
           "  - {id: y, maker: replicate, work: clips, price: {per_run: 0}}\n");
  const fs::path second =
      file("b.yaml", "models:\n  - {id: x, maker: replicate, work: clips, price: {per_run: 2}}\n");
  const Catalog catalog = Catalog::read({first, second}, problems_);
  EXPECT_TRUE(problems_.problems().empty());
  ASSERT_EQ(catalog.models().size(), 2U);
  EXPECT_EQ(catalog.find("replicate", Work::kClip, "x")->price.per_run, 2 * kDollar);
  EXPECT_EQ(catalog.best("replicate", Work::kClip)->id, "x");
  EXPECT_EQ(catalog.best("gemini", Work::kClip), nullptr);
}

class HandClock final : public base::Clock {
 public:
  std::chrono::steady_clock::time_point now() const override { return {}; }
  std::chrono::system_clock::time_point wall_time() const override { return wall; }
  std::chrono::system_clock::time_point wall;
};

TEST_F(CatalogFiles, HaveThePriceOfTheDay) {
  HandClock clock;
  const Catalog catalog =
      Catalog::read({fs::path(SONGREEL_SOURCE_DIR) / "backend/providers/catalog.yaml"}, problems_, &clock);
  const auto out = [&] { return catalog.best("gemini", Work::kScenes)->price.per_million_tokens_out; };
  clock.wall = sys_days(year(2027) / 1 / 1) - std::chrono::seconds(1);
  EXPECT_EQ(out(), 3'750'000);
  clock.wall = sys_days(year(2027) / 1 / 1);  // while the program runs
  EXPECT_EQ(out(), 7'500'000);
  const Model* model = catalog.find("gemini", Work::kScenes, "gemini-3.8-flash");
  ASSERT_NE(model, nullptr);
  EXPECT_EQ(model->price.per_million_tokens_in, 1'500'000);
  EXPECT_EQ(tokens_price(*model, 1'000'000, 0), 1'500'000);
}

TEST_F(CatalogFiles, LaterPricesGoWithTheEntryThatIsReplaced) {
  HandClock clock;
  clock.wall = sys_days(kToday);
  const fs::path first = file("a.yaml",
                              "models:\n  - {id: x, maker: m, work: clips, price: {per_run: 1},"
                              " later_price: {from: 2026-01-01, per_run: 2}}\n");
  EXPECT_EQ(Catalog::read({first}, problems_, &clock).find("m", Work::kClip, "x")->price.per_run,
            2 * kDollar);
  const fs::path second =
      file("b.yaml", "models:\n  - {id: x, maker: m, work: clips, price: {per_run: 3}}\n");
  EXPECT_EQ(Catalog::read({first, second}, problems_, &clock).find("m", Work::kClip, "x")->price.per_run,
            3 * kDollar);
  EXPECT_TRUE(problems_.problems().empty());
  const fs::path bad =
      file("c.yaml",
           "models:\n  - {id: y, maker: m, work: clips, price: {per_run: 0}, later_price: {from: soon}}\n");
  Catalog::read({bad}, problems_, &clock);
  ASSERT_EQ(problems_.problems().size(), 1U);
  EXPECT_THAT(describe(problems_.problems().front()), testing::HasSubstr("\"soon\""));
}

TEST_F(CatalogFiles, SayWhatIsWrongAndKeepTheRest) {
  const fs::path bad =
      file("bad.yaml",
           "models:\n"
           "  - {id: a, maker: m, work: songs}\n"
           "  - {maker: m, work: clips}\n"
           "  - {id: c, maker: m, work: clips, price: {per_run: free}, retires: soon, colour: red}\n"
           "  - {id: d, maker: m, work: clips, price: {per_run: 0}}\n"
           "  - {id: e, maker: m, work: clips}\n");
  const Catalog catalog = Catalog::read({bad, "/nonexistent/more.yaml"}, problems_);
  ASSERT_EQ(catalog.models().size(), 1U) << "what would cost unseen is left out";
  EXPECT_EQ(catalog.models()[0].id, "d");
  std::string told;
  for (const FlavorProblem& problem : problems_.problems()) told += describe(problem) + "\n";
  for (const char* part : {"\"songs\"", "without \"id\"", "\"free\"", "\"soon\"", "colour", "without a price",
                           "bad.yaml:3", "more.yaml"})
    EXPECT_THAT(told, testing::HasSubstr(part));
}

TEST(Models, AreWarnedOfBeforeAndAfterTheirEnd) {
  Model model{.id = "old", .maker = "m", .replacement = "new"};
  EXPECT_EQ(warning_about(model, kToday), "");
  model.retires = year(2026) / month(12) / day(24);
  EXPECT_EQ(warning_about(model, kToday), "old retires on 2026-12-24; use new instead");
  EXPECT_FALSE(is_retired(model, kToday));
  model.retires = year(2026) / month(10) / day(22);
  EXPECT_EQ(warning_about(model, kToday), "old is retired since 2026-10-22; use new instead");
  EXPECT_TRUE(is_retired(model, kToday));
}

TEST(Prices, AreThoseOfTheLengthThatTheModelMakes) {
  Model model{.id = "m", .durations = {4, 6, 8}};
  EXPECT_EQ(clip_seconds(model, 4), 4);
  EXPECT_EQ(clip_seconds(model, 4.0000001), 4);
  EXPECT_EQ(clip_seconds(model, 7.3), 8);
  try {
    clip_seconds(model, 9);
    ADD_FAILURE() << "nine seconds were possible";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kOutOfRange);
    EXPECT_THAT(error.message(), testing::HasSubstr("4, 6, 8"));
  }
  model = {.id = "m", .least_seconds = 3, .most_seconds = 10};
  EXPECT_EQ(clip_seconds(model, 1), 3);
  EXPECT_EQ(clip_seconds(model, 9.5), 10);
  EXPECT_THROW(clip_seconds(model, 10.5), base::Error);
  model = {.id = "m"};
  EXPECT_EQ(clip_seconds(model, 30), 30);
}

TEST(Prices, OfTokensAreRoundedUpToTheMillionth) {
  Model model{.id = "m"};
  model.price.per_million_tokens_in = 250'000;
  model.price.per_million_tokens_out = 2 * kDollar;
  EXPECT_EQ(tokens_price(model, 1'000'000, 0), 250'000);
  EXPECT_EQ(tokens_price(model, 1, 1), 1 + 2);
}

}  // namespace
}  // namespace mv
