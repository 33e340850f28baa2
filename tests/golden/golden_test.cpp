// What the painter paints, held against pictures that somebody has looked at. After a wanted change of the
// look:
//   SONGREEL_UPDATE_GOLDEN=1 build/dev/tests/songreel_golden_test
// then look at tests/golden/pictures before committing them.
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <png.h>

#include "media/png.h"
#include "render/painter.h"

namespace {

using render::Shot;

// Painted at twice the size and averaged, so that the grain does not fill the repository.
constexpr int kWidth = 192;
constexpr int kHeight = 108;

struct Golden {
  const char* name;
  Shot shot;
  render::Character lead;
};

const render::Character kRobot{.species = render::Species::kRobot,
                               .material = render::Material::kMetal,
                               .body = render::rgb(0xC0C4CC),
                               .hair = render::HairStyle::kNone,
                               .eyes = render::rgb(0x40C8FF),
                               .prop = render::Prop::kShield};
const render::Character kSinger{.hair = render::HairStyle::kLong,
                                .hair_color = render::rgb(0xB8401E),
                                .top = render::Top::kDress,
                                .top_color = render::rgb(0x12806A),
                                .prop = render::Prop::kMicrophone};

using enum render::Setting;
using enum render::TimeOfDay;
using enum render::Weather;
using enum render::ShotSize;
using enum render::CameraMove;
using enum render::Action;

const Golden kGoldens[] = {
    {"stadium_over_the_crowd",
     {.setting = kStadiumStage,
      .time = kNight,
      .weather = kClear,
      .size = kOverTheCrowd,
      .move = kPushIn,
      .action = kSing,
      .band = true,
      .crowd = true},
     kSinger},
    {"club_medium",
     {.setting = kClub,
      .time = kNight,
      .weather = kClear,
      .size = kMedium,
      .move = kOrbit,
      .action = kSing,
      .band = true},
     kSinger},
    {"city_rain_wide",
     {.setting = kCityStreet,
      .time = kSunset,
      .weather = kRain,
      .size = kWide,
      .move = kPanLeft,
      .action = kWalk},
     kRobot},
    {"rooftop_low_angle",
     {.setting = kRooftop,
      .time = kTwilight,
      .weather = kClear,
      .size = kLowAngle,
      .move = kCraneUp,
      .action = kRaiseArms},
     kRobot},
    {"beach_high_angle",
     {.setting = kBeach,
      .time = kDay,
      .weather = kClear,
      .size = kHighAngle,
      .move = kPullOut,
      .action = kDance},
     kSinger},
    {"forest_fog",
     {.setting = kForest,
      .time = kDawn,
      .weather = kFog,
      .size = kWide,
      .move = kPushIn,
      .action = kLookAround},
     kSinger},
    {"mountains_snow",
     {.setting = kMountains,
      .time = kDay,
      .weather = kSnow,
      .size = kWide,
      .move = kPanRight,
      .action = kStand},
     kRobot},
    {"desert_road_wide",
     {.setting = kDesertRoad,
      .time = kSunset,
      .weather = kClear,
      .size = kWide,
      .move = kPushIn,
      .action = kRun},
     kRobot},
    {"bedroom_medium",
     {.setting = kBedroom,
      .time = kNight,
      .weather = kClear,
      .size = kMedium,
      .move = kHandheld,
      .action = kSit},
     kSinger},
    {"train_medium",
     {.setting = kTrainWindow,
      .time = kDay,
      .weather = kRain,
      .size = kMedium,
      .move = kPushIn,
      .action = kSit},
     kSinger},
    {"space_wide",
     {.setting = kSpace, .time = kNight, .weather = kClear, .size = kWide, .move = kOrbit, .action = kStand},
     kRobot},
    {"abstract_close_up",
     {.setting = kAbstractLight,
      .time = kNight,
      .weather = kClear,
      .size = kCloseUp,
      .move = kPushIn,
      .action = kSing},
     kSinger},
    {"robot_extreme_close_up",
     {.setting = kCityStreet,
      .time = kNight,
      .weather = kClear,
      .size = kExtremeCloseUp,
      .move = kPushIn,
      .action = kSing},
     kRobot},
    {"noir_medium",
     {.setting = kCityStreet,
      .time = kNight,
      .weather = kRain,
      .size = kMedium,
      .move = kPushIn,
      .action = kStand,
      .look = render::Look::kNoir},
     kSinger},
};

base::Pixels halved(const base::Pixels& large) {
  base::Pixels small(large.width / 2, large.height / 2);
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      std::uint32_t word = 0xFF000000;
      for (const int shift : {0, 8, 16}) {
        std::uint32_t sum = 2;
        for (const int dy : {0, 1}) {
          for (const int dx : {0, 1}) sum += (large.row(2 * y + dy)[2 * x + dx] >> shift) & 0xFF;
        }
        word |= sum / 4 << shift;
      }
      small.row(y)[x] = word;
    }
  }
  return small;
}

base::Pixels painted(const Golden& golden) {
  render::PaintJob job{.shot = golden.shot,
                       .lead = golden.lead,
                       .music = {},
                       .mouth = {},
                       .format = {.width = 2 * kWidth, .height = 2 * kHeight, .rate = {24}},
                       .duration = timing::from_seconds(4)};
  job.shot.seed = job.shot.place_seed = 5;
  base::Pixels frame;
  render::Painter(job).paint(40, frame);
  return halved(frame);
}

base::Pixels read_png(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return {};
  image.format = PNG_FORMAT_BGRA;
  base::Pixels pixels(static_cast<int>(image.width), static_cast<int>(image.height));
  png_image_finish_read(&image, nullptr, pixels.words.data(), 0, nullptr);
  return pixels;
}

class GoldenFrames : public ::testing::TestWithParam<Golden> {};

// Fonts, libraries and compilers may move an edge by a shade; a figure that is gone or a wrong colour may not
// pass.
TEST_P(GoldenFrames, LookAsWhenSomebodyLastLooked) {
  const auto file = std::filesystem::path(SONGREEL_SOURCE_DIR) / "tests/golden/pictures" /
                    fmt::format("{}.png", GetParam().name);
  const base::Pixels now = painted(GetParam());
  if (std::getenv("SONGREEL_UPDATE_GOLDEN")) media::write_png(file, now);
  const base::Pixels then = read_png(file);
  ASSERT_EQ(then.width, kWidth) << file << " is missing; see the top of this file";
  ASSERT_EQ(then.height, kHeight);
  double difference = 0;
  int far = 0;
  for (std::size_t i = 0; i < now.words.size(); ++i) {
    int furthest = 0;
    for (const int shift : {0, 8, 16}) {
      const int a = static_cast<int>(now.words[i] >> shift & 0xFF);
      const int b = static_cast<int>(then.words[i] >> shift & 0xFF);
      furthest = std::max(furthest, std::abs(a - b));
    }
    difference += furthest;
    far += furthest > 24 ? 1 : 0;
  }
  const auto pixels = static_cast<double>(now.words.size());
  EXPECT_LT(difference / pixels, 1.5) << "mean difference in steps of 255";
  EXPECT_LT(far / pixels, 0.004) << "share of pixels that differ clearly";
}

INSTANTIATE_TEST_SUITE_P(All, GoldenFrames, ::testing::ValuesIn(kGoldens),
                         [](const auto& golden) { return golden.param.name; });

}  // namespace
