#include "providers/builtin/clip_recipe.h"

#include <limits>

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace providers {
namespace {

render::PaintJob some_job() {
  render::PaintJob job;
  job.shot.setting = render::Setting::kClub;
  job.shot.size = render::ShotSize::kCloseUp;
  job.shot.action = render::Action::kSing;
  job.shot.band = true;
  job.shot.seed = 0xFEDCBA9876543210;
  job.shot.place_seed = std::numeric_limits<std::uint64_t>::max();
  job.lead.species = render::Species::kRobot;
  job.lead.seed = 77;
  job.music.energy.values = {0.1F, 1.0F / 3, 0.7F};
  job.music.bass.values = {1e-30F, 0.25F};
  job.music.beats_per_minute = 100.0 / 3;
  job.music.first_beat = timing::Flicks(123);
  job.format = {.width = 854, .height = 480, .rate = {25}};
  job.duration = timing::frame_time(50, {25});
  return job;
}

TEST(ClipRecipe, PaintsTheSamePixelsAgain) {
  const render::PaintJob job = some_job();
  const auto again = job_from_recipe(recipe_of(job));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->shot, job.shot);
  EXPECT_EQ(again->lead, job.lead);
  EXPECT_EQ(again->music.energy.values, job.music.energy.values);
  EXPECT_EQ(again->music.beats_per_minute, job.music.beats_per_minute);
  base::Pixels first, second;
  render::Painter(job).paint(17, first);
  render::Painter(*again).paint(17, second);
  EXPECT_EQ(first.words, second.words);
}

TEST(ClipRecipe, RefusesWhatIsNone) {
  const std::string recipe = recipe_of(some_job());
  for (const std::string& text : {std::string(), std::string("{}"), std::string("songreel"),
                                  std::string(R"({"kind":"songreel clip 1"})"), recipe.substr(0, 200)}) {
    EXPECT_FALSE(job_from_recipe(text)) << text.substr(0, 40);
  }
  struct Wrong {
    const char* key;
    boost::json::value value;
  };
  for (const Wrong& wrong :
       {Wrong{"width", 1'000'000}, Wrong{"height", 0}, Wrong{"frames_per_second", 0}, Wrong{"duration", -1},
        Wrong{"duration", std::numeric_limits<std::int64_t>::max()}, Wrong{"shot", nullptr},
        Wrong{"lead", "a fox"}, Wrong{"music", 3}}) {
    boost::json::object bad = boost::json::parse(recipe).as_object();
    bad[wrong.key] = wrong.value;
    EXPECT_FALSE(job_from_recipe(boost::json::serialize(bad))) << wrong.key;
  }
  const auto with_music = [&](const char* key, const boost::json::value& value) {
    boost::json::object bad = boost::json::parse(recipe).as_object();
    bad["music"].as_object()[key] = value;
    return job_from_recipe(boost::json::serialize(bad));
  };
  EXPECT_TRUE(with_music("first_beat", 0));
  EXPECT_FALSE(with_music("first_beat", std::numeric_limits<std::int64_t>::min()));
  // 3e38 as a float, in base64.
  EXPECT_FALSE(with_music("energy", boost::json::object{{"step", 1}, {"values", "5rFhfw=="}}));
}

TEST(ClipRecipe, RefusesCurvesThatAreNone) {
  boost::json::object bad = boost::json::parse(recipe_of(some_job())).as_object();
  bad["music"].as_object()["energy"].as_object()["values"] = "AADAfw==";  // not a number, as a float
  EXPECT_FALSE(job_from_recipe(boost::json::serialize(bad)));
  bad["music"].as_object()["energy"].as_object()["values"] = "AAAA";  // three bytes
  EXPECT_FALSE(job_from_recipe(boost::json::serialize(bad)));
}

}  // namespace
}  // namespace providers
