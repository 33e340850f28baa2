#include "render/painter.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "render/names.h"

namespace render {
namespace {

PaintJob job_of(const Shot& shot, int width, int height, double seconds = 2) {
  PaintJob job;
  job.shot = shot;
  job.format = {.width = width, .height = height, .rate = {24}};
  job.duration = timing::from_seconds(seconds);
  return job;
}

base::Pixels filled(int width, int height, std::uint32_t word) {
  base::Pixels pixels(width, height);
  std::fill(pixels.words.begin(), pixels.words.end(), word);
  return pixels;
}

TEST(Painter, PaintsTheSameFrameOnEveryRunAndInAnyOrder) {
  for (const Weather weather : {Weather::kClear, Weather::kRain, Weather::kSnow, Weather::kFog}) {
    const PaintJob job = job_of({.weather = weather,
                                 .size = ShotSize::kMedium,
                                 .move = CameraMove::kHandheld,
                                 .action = Action::kDance,
                                 .band = true,
                                 .crowd = true,
                                 .seed = 4},
                                128, 72);
    std::vector<base::Pixels> forward(12);
    Painter first(job);
    for (std::size_t i = 0; i < forward.size(); ++i)
      first.paint(static_cast<std::int64_t>(i * 4), forward[i]);
    Painter second(job);
    base::Pixels frame;
    for (std::size_t i = forward.size(); i-- > 0;) {
      second.paint(static_cast<std::int64_t>(i * 4), frame);
      ASSERT_EQ(frame.words, forward[i].words) << name_of(weather) << " frame " << i * 4;
    }
  }
}

// A frame that depends on what the buffer held before has a pixel that nobody painted.
TEST(Painter, CoversEveryPixelForAllSizesMovesAndAspects) {
  struct Size {
    int width, height;
  };
  for (const auto [width, height] : {Size{112, 63}, Size{63, 112}, Size{80, 80}}) {
    for (const auto& size : all_of<ShotSize>()) {
      for (const auto& move : all_of<CameraMove>()) {
        const Shot shot{.setting = Setting::kCityStreet, .size = size.value, .move = move.value, .seed = 7};
        Painter painter(job_of(shot, width, height));
        for (const std::int64_t number : {0, 24, 47}) {
          base::Pixels on_black = filled(width, height, 0xFF000000);
          base::Pixels on_white = filled(width, height, 0xFFFFFFFF);
          painter.paint(number, on_black);
          painter.paint(number, on_white);
          ASSERT_EQ(on_black.words, on_white.words)
              << size.name << " " << move.name << " " << width << "x" << height << " frame " << number;
        }
      }
    }
  }
}

TEST(Painter, CoversEveryPixelInEverySettingAndWeather) {
  for (const auto& setting : all_of<Setting>()) {
    for (const auto& weather : all_of<Weather>()) {
      const Shot shot{.setting = setting.value,
                      .weather = weather.value,
                      .size = ShotSize::kLowAngle,
                      .move = CameraMove::kOrbit,
                      .band = true,
                      .crowd = true,
                      .seed = 2};
      Painter painter(job_of(shot, 112, 63));
      base::Pixels on_black = filled(112, 63, 0xFF000000);
      base::Pixels on_white = filled(112, 63, 0xFFFFFFFF);
      painter.paint(47, on_black);
      painter.paint(47, on_white);
      ASSERT_EQ(on_black.words, on_white.words) << setting.name << " " << weather.name;
      ASSERT_TRUE(
          std::all_of(on_black.words.begin(), on_black.words.end(), [](auto w) { return w >> 24 == 255; }));
    }
  }
}

TEST(Painter, TakesEveryLengthRateAndSizeItPromises) {
  struct Case {
    int width, height, rate;
    double seconds;
  };
  for (const auto& c :
       {Case{854, 480, 24, 0.5}, Case{320, 180, 25, 60}, Case{480, 854, 30, 1}, Case{64, 64, 30, 0.04}}) {
    PaintJob job = job_of({.size = ShotSize::kCloseUp}, c.width, c.height, c.seconds);
    job.format.rate.per_second = c.rate;
    Painter painter(job);
    base::Pixels frame;
    painter.paint(std::max<std::int64_t>(0, timing::nearest_frame(job.duration, job.format.rate) - 1), frame);
    EXPECT_EQ(frame.width, c.width);
    EXPECT_EQ(frame.height, c.height);
  }
}

TEST(Painter, RefusesPicturesThatCannotBe) {
  for (const int width : {0, -5, 3, 100'000}) {
    EXPECT_THROW(Painter(job_of({}, width, 480)), base::Error) << width;
  }
}

TEST(Painter, AnotherSeedMovesTheCameraButKeepsThePlace) {
  const Shot shot{.move = CameraMove::kHandheld, .seed = 1, .place_seed = 9};
  Shot other = shot;
  other.seed = 2;
  base::Pixels a, b;
  Painter(job_of(shot, 96, 54)).paint(10, a);
  Painter(job_of(other, 96, 54)).paint(10, b);
  EXPECT_NE(a.words, b.words);
}

TEST(Painter, NoirLeavesHardlyAnyColourOnAnybody) {
  PaintJob job = job_of({.size = ShotSize::kMedium, .look = Look::kNoir}, 160, 90);
  job.lead.top_color = rgb(0xFF0000);
  job.lead.hair_color = rgb(0x0000FF);
  base::Pixels frame;
  Painter(job).paint(12, frame);
  int widest = 0;
  for (const std::uint32_t word : frame.words) {
    const auto [low, high] = std::minmax({(word >> 16) & 0xFF, (word >> 8) & 0xFF, word & 0xFF});
    widest = std::max(widest, static_cast<int>(high - low));
  }
  EXPECT_LT(widest, 60);
}

}  // namespace
}  // namespace render
