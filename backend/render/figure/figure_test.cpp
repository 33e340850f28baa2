#include "render/figure/figure.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <gmock/gmock.h>

#include "render/figure/space.h"
#include "render/names.h"

namespace render {
namespace {

using timing::MouthShape;

Moment moment_at(double seconds) {
  Moment m{.time = timing::from_seconds(seconds), .seconds = seconds, .energy = 0.6, .bass = 0.4};
  m.beats = seconds * 2;
  m.beat_phase = m.beats - std::floor(m.beats);
  m.onset = std::max(0.0, 1 - m.beat_phase * 2);
  return m;
}

FigureState state_of(Action action, double seconds) {
  return {.action = action, .mood = Mood::kCalm, .moment = moment_at(seconds), .seed = 5};
}

Palette daylight() {
  return palette_for({.time = TimeOfDay::kDay});
}

Character silver_robot() {
  Character c;
  c.species = Species::kRobot;
  c.material = Material::kMetal;
  c.body = rgb(0xB9C0C8);
  c.eyes = rgb(0x58E0FF);
  c.top = Top::kArmor;
  c.hair = HairStyle::kNone;
  c.accent = rgb(0x40A0C0);
  c.prop = Prop::kShield;
  c.prop_color = rgb(0xC8202C);
  return c;
}

// A picture with the figure's point `middle` in its middle, `unit` pixels a unit.
base::Pixels picture_of(const Character& character, const FigureState& state, int size, Point middle,
                        double unit, Color paper) {
  base::Pixels pixels(size, size);
  Canvas canvas(pixels);
  canvas.paint(paper);
  canvas.translate(size / 2.0 - middle.x * unit, size / 2.0 - middle.y * unit);
  canvas.scale(unit, unit);
  draw_figure(canvas, character, state, daylight(), unit);
  return pixels;
}

int red_of(std::uint32_t word) {
  return (word >> 16) & 0xFF;
}
int green_of(std::uint32_t word) {
  return (word >> 8) & 0xFF;
}
int blue_of(std::uint32_t word) {
  return word & 0xFF;
}

int count_if(const base::Pixels& pixels, const std::function<bool(std::uint32_t)>& is) {
  return static_cast<int>(std::count_if(pixels.words.begin(), pixels.words.end(), is));
}

int differing(const base::Pixels& a, const base::Pixels& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.words.size(); ++i) count += a.words[i] != b.words[i] ? 1 : 0;
  return count;
}

// A close view of the mouth. The time is one without a blink.
base::Pixels mouth_picture(const Character& character, MouthShape shape) {
  FigureState state = state_of(Action::kStand, 2.0);
  state.mouth = shape;
  const FacePlace face = face_of(character, state);
  return picture_of(character, state, 300, face.mouth, 300 / (face.width * 0.55), rgb(0xFFFFFF));
}

// How far the mouth is open at its middle: the dark of the throat and the white of teeth, on a skin that has
// neither. The strip ends below the nose.
int opening_of(const base::Pixels& p) {
  int open = 0;
  for (int y = 95; y < 270; ++y) {
    for (int x = 140; x < 160; ++x) {
      const std::uint32_t w = p.row(y)[x];
      const bool dark = red_of(w) < 105 && green_of(w) < 45 && blue_of(w) < 60;
      const bool white = red_of(w) > 225 && green_of(w) > 215 && blue_of(w) > 195;
      open += dark || white ? 1 : 0;
    }
  }
  return open;
}

TEST(Figure, MouthOpensWiderFromAToBToCToD) {
  const Character human;
  const auto open = [&](MouthShape shape) { return opening_of(mouth_picture(human, shape)); };
  const int rest = std::max(open(MouthShape::kX), open(MouthShape::kA));
  EXPECT_LT(rest * 1.5, open(MouthShape::kB));
  EXPECT_LT(open(MouthShape::kB) * 1.2, open(MouthShape::kC));
  EXPECT_LT(open(MouthShape::kC) * 1.2, open(MouthShape::kD));
}

TEST(Figure, AllNineMouthsDifferVisiblyOnEverySpecies) {
  for (const Named<Species>& species : all_of<Species>()) {
    Character character;
    character.species = species.value;
    std::vector<base::Pixels> mouths;
    for (int shape = 0; shape < 9; ++shape)
      mouths.push_back(mouth_picture(character, static_cast<MouthShape>(shape)));
    for (int a = 0; a < 9; ++a) {
      for (int b = a + 1; b < 9; ++b) {
        // 1 % of a close view, 900 of 90 000 pixels.
        EXPECT_GT(differing(mouths[static_cast<std::size_t>(a)], mouths[static_cast<std::size_t>(b)]), 900)
            << species.name << " shapes " << a << " and " << b;
      }
    }
  }
}

TEST(Figure, FaceOfPointsBetweenTheEyesInEveryAction) {
  for (const Named<Action>& action : all_of<Action>()) {
    Character human;
    human.hair = HairStyle::kNone;
    const FigureState state = state_of(action.value, 2.0);
    const FacePlace face = face_of(human, state);
    const double unit = 400 / face.width;
    const base::Pixels p = picture_of(human, state, 400, face.center, unit, rgb(0xFFFFFF));
    // The eyes are the darkest things in a strip across the picture's middle; their weight lies around it.
    double sum = 0;
    double count = 0;
    for (int y = 165; y < 235; ++y) {
      for (int x = 60; x < 340; ++x) {
        const std::uint32_t w = p.row(y)[x];
        if (red_of(w) + green_of(w) + blue_of(w) < 150) {
          sum += x;
          count += 1;
        }
      }
    }
    ASSERT_GT(count, 300) << action.name;
    EXPECT_NEAR(sum / count, 200, 36) << action.name;
  }
}

TEST(Figure, FeetStandOnTheGroundAndNeverBelowIt) {
  Character human;
  human.shoes = rgb(0x2040FF);
  const double unit = 400;
  for (const Action action : {Action::kStand, Action::kWalk, Action::kDance, Action::kSing, Action::kPlay,
                              Action::kSit, Action::kRaiseArms, Action::kLookAround, Action::kWave}) {
    for (double t = 0; t < 2; t += 0.17) {
      const base::Pixels p = picture_of(human, state_of(action, t), 480, {0, -0.5}, unit, rgb(0xFFFFFF));
      int lowest = 0;
      for (int y = 0; y < p.height; ++y) {
        for (int x = 0; x < p.width; ++x) {
          const std::uint32_t w = p.row(y)[x];
          if (blue_of(w) > 140 && red_of(w) < 90) lowest = y;
        }
      }
      // The ground lies at 240 + 0.5 * 400.
      EXPECT_NEAR(lowest, 439, 4) << name_of(action) << " at " << t;
    }
  }
}

TEST(Figure, TheRedShieldIsRedAndLargeWaistUpAndShowsInCloseUps) {
  const Character robot = silver_robot();
  const auto is_red = [](std::uint32_t w) {
    return red_of(w) > 85 && red_of(w) > 2 * green_of(w) && red_of(w) > 2 * blue_of(w);
  };
  for (const Named<Action>& action : all_of<Action>()) {
    for (double t = 0.2; t < 4; t += 0.9) {
      const FigureState state = state_of(action.value, t);
      const FacePlace face = face_of(robot, state);
      const base::Pixels medium =
          picture_of(robot, state, 400, face.center + Point{0, 0.18}, 400 / 0.55, rgb(0x808080));
      EXPECT_GT(count_if(medium, is_red), 400 * 400 * 0.05) << action.name << " at " << t;
      const double close = 400 * 0.56 / (face.width * 1.35);
      const base::Pixels near = picture_of(robot, state, 700, face.center, close, rgb(0x808080));
      int seen = 0;
      for (int y = 150; y < 550; ++y) {
        for (int x = 0; x < 700; ++x) seen += is_red(near.row(y)[x]) ? 1 : 0;
      }
      EXPECT_GT(seen, 1500) << action.name << " at " << t;
    }
  }
}

TEST(Figure, IsDrawnTheSameEveryTime) {
  for (const Action action : {Action::kDance, Action::kSing}) {
    const FigureState state = state_of(action, 3.3);
    const Character robot = silver_robot();
    EXPECT_EQ(picture_of(robot, state, 300, {0, -0.5}, 250, rgb(0x405060)).words,
              picture_of(robot, state, 300, {0, -0.5}, 250, rgb(0x405060)).words);
  }
}

TEST(Figure, MovesWithTheMusic) {
  const Character human;
  for (const Named<Action>& action : all_of<Action>()) {
    const base::Pixels a = picture_of(human, state_of(action.value, 1.0), 300, {0, -0.5}, 250, rgb(0xFFFFFF));
    const base::Pixels b = picture_of(human, state_of(action.value, 1.3), 300, {0, -0.5}, 250, rgb(0xFFFFFF));
    EXPECT_GT(differing(a, b), 300) << action.name;
  }
}

// Draws a character small, tall and near in all actions with the value that `change` sets.
template <class Enum>
void draw_all(const std::function<void(Character&, Enum)>& change) {
  for (const Named<Enum>& entry : all_of<Enum>()) {
    Character c;
    change(c, entry.value);
    const Action action = static_cast<Action>(static_cast<int>(entry.value) % 10);
    for (const double unit : {30.0, 150.0, 700.0}) {
      const base::Pixels with = picture_of(c, state_of(action, 1.1), 160, {0, -0.6}, unit, rgb(0xFFFFFF));
      EXPECT_GT(count_if(with, [](std::uint32_t w) { return w != 0xFFFFFFFFU; }), 50) << entry.name;
    }
  }
}

TEST(Figure, DrawsEveryValueOfARecipe) {
  draw_all<Species>([](Character& c, Species v) { c.species = v; });
  draw_all<Build>([](Character& c, Build v) { c.build = v; });
  draw_all<Material>([](Character& c, Material v) { c.material = v; });
  draw_all<HairStyle>([](Character& c, HairStyle v) { c.hair = v; });
  draw_all<FacialHair>([](Character& c, FacialHair v) { c.facial_hair = v; });
  draw_all<Top>([](Character& c, Top v) { c.top = v; });
  draw_all<Bottom>([](Character& c, Bottom v) { c.bottom = v; });
  draw_all<Hat>([](Character& c, Hat v) { c.hat = v; });
  draw_all<Eyewear>([](Character& c, Eyewear v) { c.eyewear = v; });
}

TEST(Figure, DrawsEveryPropInEveryActionAndMood) {
  for (const Named<Prop>& prop : all_of<Prop>()) {
    for (const Named<Action>& action : all_of<Action>()) {
      Character c;
      c.prop = prop.value;
      c.scarf = c.cape = true;
      FigureState state = state_of(action.value, 0.7);
      state.mood = static_cast<Mood>(static_cast<int>(prop.value) % 6);
      state.facing = (static_cast<int>(action.value) % 3 - 1) * 0.9;
      Character without = c;
      without.prop = Prop::kNone;
      const base::Pixels a = picture_of(c, state, 260, {0, -0.6}, 190, rgb(0xFFFFFF));
      const base::Pixels b = picture_of(without, state, 260, {0, -0.6}, 190, rgb(0xFFFFFF));
      if (prop.value != Prop::kNone && !(prop.value == Prop::kMicrophone && action.value == Action::kSing)) {
        EXPECT_GT(differing(a, b), 60) << prop.name << " " << action.name;
      }
    }
  }
}

TEST(Figure, BandMembersAreFourDifferentPeopleInTheLeadsSpecies) {
  const Character lead = silver_robot();
  std::vector<Character> band;
  for (const Named<BandMember>& member : all_of<BandMember>()) {
    band.push_back(band_member(lead, member.value, 9));
    EXPECT_EQ(band.back(), band_member(lead, member.value, 9));
    EXPECT_EQ(band.back().species, lead.species);
    base::Pixels pixels(300, 300);
    Canvas canvas(pixels);
    canvas.translate(150, 280);
    canvas.scale(260, 260);
    draw_band_member(canvas, member.value, band.back(), state_of(Action::kStand, 0.4), daylight(), 260);
  }
  for (std::size_t a = 0; a < band.size(); ++a) {
    for (std::size_t b = a + 1; b < band.size(); ++b) EXPECT_NE(band[a].body, band[b].body);
  }
}

}  // namespace
}  // namespace render
