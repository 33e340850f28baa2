#include "render/scenery/scenery.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>

#include <gmock/gmock.h>

#include "render/names.h"
#include "render/palette.h"

namespace render {
namespace {

constexpr int kHeight = 72;  // pixels for one rest unit: small, so that every combination can be drawn

struct Room {
  Setting setting;
  bool indoors;
};
constexpr Room kRooms[] = {
    {Setting::kStadiumStage, false}, {Setting::kClub, true},        {Setting::kCityStreet, false},
    {Setting::kRooftop, false},      {Setting::kBeach, false},      {Setting::kForest, false},
    {Setting::kMountains, false},    {Setting::kDesertRoad, false}, {Setting::kBedroom, true},
    {Setting::kTrainWindow, true},   {Setting::kSpace, true},       {Setting::kAbstractLight, true}};
constexpr double kAspects[] = {16.0 / 9, 1.0, 9.0 / 16};

StageContext context_for(const Shot& shot, double aspect = 16.0 / 9) {
  return {.shot = shot, .palette = palette_for(shot), .aspect = aspect};
}

// The frame with its margins, what every piece is laid on.
Box margins(const StageContext& context) {
  const double half = context.aspect / 2 + context.overscan;
  return {-half, -0.5 - context.overscan, half, 0.5 + context.overscan};
}

base::Pixels draw(const Cutout& cutout, const Box& view) {
  base::Pixels pixels(static_cast<int>(view.width() * kHeight), static_cast<int>(view.height() * kHeight));
  Canvas canvas(pixels);
  canvas.save();
  canvas.scale(kHeight, kHeight);
  canvas.translate(-view.left, -view.top);
  canvas.rectangle(cutout.extent);
  canvas.clip();
  cutout.draw(canvas);
  canvas.restore();
  return pixels;
}

void lay_over(base::Pixels& below, const base::Pixels& above, bool additive) {
  for (std::size_t i = 0; i < below.words.size(); ++i) {
    const std::uint32_t a = above.words[i];
    const std::uint32_t b = below.words[i];
    const std::uint32_t keep = additive ? 255 : 255 - (a >> 24);
    std::uint32_t word = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      const std::uint32_t sum = ((a >> shift) & 255) + ((b >> shift) & 255) * keep / 255;
      word |= std::min<std::uint32_t>(255, sum) << shift;
    }
    below.words[i] = word;
  }
}

std::vector<const Cutout*> from_far_to_near(const Stage& stage) {
  std::vector<const Cutout*> order;
  for (const Cutout& cutout : stage.cutouts) order.push_back(&cutout);
  std::stable_sort(order.begin(), order.end(),
                   [](const Cutout* a, const Cutout* b) { return a->depth > b->depth; });
  return order;
}

base::Pixels picture(const Stage& stage, const Box& view) {
  base::Pixels frame(static_cast<int>(view.width() * kHeight), static_cast<int>(view.height() * kHeight));
  for (const Cutout* cutout : from_far_to_near(stage)) lay_over(frame, draw(*cutout, view), cutout->additive);
  return frame;
}

double luminance(const base::Pixels& pixels) {
  double sum = 0;
  for (const std::uint32_t word : pixels.words) {
    sum += 0.2126 * ((word >> 16) & 255) + 0.7152 * ((word >> 8) & 255) + 0.0722 * (word & 255);
  }
  return sum / static_cast<double>(pixels.words.size()) / 255;
}

// By how much a scrolling piece jumps back across; 0 for one that does not scroll.
double tile_of(const Cutout& cutout) {
  constexpr double kStep = 0.01;
  const auto shift_at = [&](double seconds) {
    Moment moment;
    moment.seconds = seconds;
    return cutout.sway(moment).x;
  };
  const double usual = shift_at(kStep) - shift_at(0);
  for (double seconds = 2 * kStep; seconds < 100; seconds += kStep) {
    const double step = shift_at(seconds) - shift_at(seconds - kStep);
    if (std::abs(step - usual) > 0.5) return std::abs(step - usual);
  }
  return 0;
}

std::string label(const Shot& shot, double aspect) {
  return std::string(name_of(shot.setting)) + " " + std::string(name_of(shot.time)) + " " +
         std::string(name_of(shot.weather)) + " " + std::to_string(aspect);
}

TEST(Scenery, CoversFrameAndMarginsAtEveryTimeWeatherAndAspect) {
  for (const Room& room : kRooms) {
    for (const auto& time : all_of<TimeOfDay>()) {
      for (const auto& weather : all_of<Weather>()) {
        for (const double aspect : kAspects) {
          const Shot shot{
              .setting = room.setting, .time = time.value, .weather = weather.value, .place_seed = 5};
          const StageContext context = context_for(shot, aspect);
          const base::Pixels frame = picture(build_stage(context), margins(context));
          const bool whole = std::all_of(frame.words.begin(), frame.words.end(),
                                         [](std::uint32_t w) { return w >> 24 >= 254; });
          EXPECT_TRUE(whole) << label(shot, aspect);
        }
      }
    }
  }
}

TEST(Scenery, SpreadsItsPiecesOverManyDepths) {
  for (const Room& room : kRooms) {
    const Stage stage = build_stage(context_for({.setting = room.setting}));
    std::set<double> depths;
    for (const Cutout& cutout : stage.cutouts) depths.insert(cutout.depth);
    EXPECT_GE(depths.size(), 5U) << name_of(room.setting);
    EXPECT_LT(*depths.begin(), 5) << name_of(room.setting);
    EXPECT_EQ(stage.indoors, room.indoors) << name_of(room.setting);
    if (!room.indoors) {
      EXPECT_GE(*depths.rbegin(), 100) << name_of(room.setting);
    }
  }
}

// What sticks out of the extent would be cut off with a straight edge in mid-picture.
TEST(Scenery, KeepsWhatItDrawsInsideItsExtent) {
  for (const Room& room : kRooms) {
    for (const double aspect : kAspects) {
      const StageContext context =
          context_for({.setting = room.setting, .weather = Weather::kSnow, .place_seed = 9}, aspect);
      const Box view = margins(context);
      for (Cutout cutout : build_stage(context).cutouts) {
        const base::Pixels clipped = draw(cutout, view);
        cutout.extent = {-9, -9, 9, 9};
        const base::Pixels free = draw(cutout, view);
        int differing = 0;
        for (std::size_t i = 0; i < free.words.size(); ++i) {
          differing += (free.words[i] >> 24) > (clipped.words[i] >> 24) + 60 ? 1 : 0;
        }
        EXPECT_LE(differing, 3) << name_of(room.setting) << " " << aspect << ": " << cutout.name;
      }
    }
  }
}

TEST(Scenery, LeavesTheLeadsPlaceFreeInFront) {
  for (const Room& room : kRooms) {
    for (const double aspect : kAspects) {
      const StageContext context = context_for({.setting = room.setting}, aspect);
      const Stage stage = build_stage(context);
      // Head, chest and legs to the knee, as broad as a figure.
      const Box body = {stage.lead.feet.x - 0.1, stage.lead.feet.y - stage.lead.height,
                        stage.lead.feet.x + 0.1, stage.lead.feet.y - 0.1};
      for (const Cutout& cutout : stage.cutouts) {
        if (cutout.depth >= stage.lead.depth || cutout.additive) continue;
        const base::Pixels seen = draw(cutout, body);
        const bool hidden =
            std::any_of(seen.words.begin(), seen.words.end(), [](std::uint32_t w) { return w >> 24 > 40; });
        EXPECT_FALSE(hidden) << name_of(room.setting) << " " << aspect << ": " << cutout.name;
      }
    }
  }
}

TEST(Scenery, StandsTheLeadWhereTheCameraLooks) {
  for (const Room& room : kRooms) {
    const Stage stage = build_stage(context_for({.setting = room.setting}));
    EXPECT_NEAR(stage.lead.feet.y, 0.385, 0.045) << name_of(room.setting);
    EXPECT_NEAR(stage.lead.height, 0.5, 0.06) << name_of(room.setting);
    EXPECT_EQ(stage.lead.depth, kLeadDepth) << name_of(room.setting);
    for (const Place& place : {stage.drums, stage.guitar, stage.bass, stage.keyboard}) {
      EXPECT_GT(place.depth, stage.lead.depth) << name_of(room.setting);
      EXPECT_LT(std::abs(place.feet.x), 16.0 / 18) << name_of(room.setting);
    }
  }
}

TEST(Scenery, StandsTheBandBeforeWallsAndFurniture) {
  for (const Room& room : kRooms) {
    const Stage stage = build_stage(context_for({.setting = room.setting, .band = true}));
    for (const Place& place : {stage.drums, stage.guitar, stage.bass, stage.keyboard}) {
      const Box chest = {place.feet.x - 0.06 * place.height, place.feet.y - 0.85 * place.height,
                         place.feet.x + 0.06 * place.height, place.feet.y - 0.55 * place.height};
      for (const Cutout& cutout : stage.cutouts) {
        if (cutout.depth >= place.depth || cutout.depth < stage.lead.depth || cutout.additive) continue;
        const base::Pixels seen = draw(cutout, chest);
        const auto hidden = std::count_if(seen.words.begin(), seen.words.end(),
                                          [](std::uint32_t w) { return w >> 24 > 128; });
        EXPECT_LT(hidden * 2, static_cast<std::ptrdiff_t>(seen.words.size()))
            << name_of(room.setting) << ": " << cutout.name;
      }
    }
  }
}

TEST(Scenery, ShowsTheSamePlaceForTheSamePlaceSeed) {
  for (const Room& room : kRooms) {
    const StageContext first = context_for({.setting = room.setting, .seed = 1, .place_seed = 77});
    const StageContext second = context_for({.setting = room.setting, .seed = 2, .place_seed = 77});
    const StageContext other = context_for({.setting = room.setting, .seed = 1, .place_seed = 78});
    const base::Pixels picture_of_first = picture(build_stage(first), margins(first));
    EXPECT_EQ(picture_of_first.words, picture(build_stage(second), margins(second)).words)
        << name_of(room.setting);
    EXPECT_NE(picture_of_first.words, picture(build_stage(other), margins(other)).words)
        << name_of(room.setting);
  }
}

TEST(Scenery, DrawsACutoutTheSameWayTwice) {
  for (const Room& room : kRooms) {
    const StageContext context = context_for({.setting = room.setting, .time = TimeOfDay::kNight});
    const Stage stage = build_stage(context);
    for (const Cutout& cutout : stage.cutouts) {
      EXPECT_EQ(draw(cutout, margins(context)).words, draw(cutout, margins(context)).words) << cutout.name;
    }
  }
}

TEST(Scenery, GetsDarkerFromDayToTwilightToNight) {
  for (const Room& room : kRooms) {
    const auto brightness = [&](TimeOfDay time) {
      const StageContext context = context_for({.setting = room.setting, .time = time, .place_seed = 3});
      return luminance(picture(build_stage(context), margins(context)));
    };
    const double day = brightness(TimeOfDay::kDay);
    const double twilight = brightness(TimeOfDay::kTwilight);
    const double night = brightness(TimeOfDay::kNight);
    EXPECT_LT(night + 0.01, twilight) << name_of(room.setting);
    EXPECT_LT(twilight + 0.05, day) << name_of(room.setting);
  }
}

TEST(Scenery, GivesStagesTheirBeamsAndRoomForACrowd) {
  for (const Setting setting : {Setting::kStadiumStage, Setting::kClub}) {
    for (const double aspect : kAspects) {
      const Stage stage = build_stage(context_for({.setting = setting, .time = TimeOfDay::kNight}, aspect));
      EXPECT_GE(stage.beams.size(), setting == Setting::kClub ? 5U : 8U);
      EXPECT_LE(stage.beams.size(), 14U);
      ASSERT_TRUE(stage.crowd.has_value());
      EXPECT_LT(stage.crowd->far_depth, stage.lead.depth);
    }
  }
}

TEST(Scenery, MovesItsPiecesWithinTheMarginsForAMinute) {
  for (const Room& room : kRooms) {
    const StageContext context = context_for({.setting = room.setting});
    for (const Cutout& cutout : build_stage(context).cutouts) {
      if (!cutout.sway) continue;
      for (double seconds = 0; seconds <= 60; seconds += 0.37) {
        Moment moment;
        moment.seconds = seconds;
        const Point shift = cutout.sway(moment);
        const Box needed = margins(context);
        // What fills the frame from edge to edge has to go on filling it.
        if (cutout.extent.left <= needed.left && cutout.extent.right >= needed.right && cutout.depth > 30 &&
            cutout.name.find("cloud") == std::string::npos) {
          EXPECT_LE(cutout.extent.left + shift.x, -context.aspect / 2)
              << name_of(room.setting) << ": " << cutout.name;
          EXPECT_GE(cutout.extent.right + shift.x, context.aspect / 2)
              << name_of(room.setting) << ": " << cutout.name;
        }
      }
    }
  }
}

// The land behind the train jumps back by one tile when a tile has passed; nobody may see it.
TEST(Scenery, RepeatsThePassingLandWithoutASeam) {
  const StageContext context = context_for({.setting = Setting::kTrainWindow, .place_seed = 4});
  const Box window = {-0.5, -0.3, 0.5, 0.1};
  int scrolling = 0;
  for (const Cutout& cutout : build_stage(context).cutouts) {
    if (!cutout.sway) continue;
    const double tile = tile_of(cutout);
    if (tile == 0) continue;
    ++scrolling;
    // The land moves one way, or the other in a mirrored place.
    const double shift = cutout.extent.right > window.right + tile ? tile : -tile;
    const base::Pixels now = draw(cutout, window);
    const base::Pixels then =
        draw(cutout, {window.left + shift, window.top, window.right + shift, window.bottom});
    double difference = 0;
    for (std::size_t i = 0; i < now.words.size(); ++i) {
      difference +=
          std::abs(static_cast<double>(now.words[i] >> 24) - static_cast<double>(then.words[i] >> 24));
    }
    // Half pixels shift the edges a little.
    EXPECT_LT(difference / static_cast<double>(now.words.size()), 5) << cutout.name;
  }
  EXPECT_EQ(scrolling, 5);
}

}  // namespace
}  // namespace render
