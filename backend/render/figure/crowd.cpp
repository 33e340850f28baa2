#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>
#include <optional>

#include "base/random.h"
#include "render/figure/crowd_people.h"
#include "render/figure/figure.h"
#include "render/figure/space.h"

namespace render {
namespace {

constexpr double kTau = 2 * std::numbers::pi;
// Two staggered lines of people in each row of the area, so that no gap shows between heads.
constexpr int kLinesARow = 2;
constexpr double kEndless = 100;  // rest units

struct Fan {
  int person = 0;
  double x = 0;  // rest units
  double y = 0;  // of the head's top
  double height = 0;
  double phase = 0;      // in beats
  double threshold = 0;  // how much it takes until the arms go up
  double jump = 1;
};

// Between the shoulders of a line one sees no ground but more people, in the dark: a strip of plain paper
// that spares the blits most of the bodies.
struct Mass {
  double top = 0;  // rest units; empty if top ≥ bottom
  double bottom = 0;
  Color color;
  double shown = 1;  // share of a sprite that stands out over its own and the next strip
};

std::uint32_t word_of(Color c) {
  const auto part = [](double value) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
  };
  return 0xFF000000U | part(c.red) << 16 | part(c.green) << 8 | part(c.blue);
}

// The sprites of one crowd, drawn when first needed and shared by all its lines. What is drawn depends on
// what is asked for alone, not on what was asked for before, so frames come out the same in any order.
class People {
 public:
  struct Level {
    int height = 0;
    double depth = 0;
    std::array<std::optional<Sprite>, std::size_t{kPeople} * kArmSteps> people;
  };

  explicit People(const Palette& palette) : palette_(palette) {}

  // Sprites are drawn at heights of 2^(n/2) pixels, up to kTallest: people larger than that stand right
  // before the lens, where nobody looks for detail, and their sprites would fill the memory. Haze is told
  // apart in whole units of depth.
  Level& level_for(double pixels, double depth) {
    const int step = static_cast<int>(std::ceil(2 * std::log2(std::min<double>(pixels, kTallest)) - 1e-9));
    const int far = std::max(kHazeless, static_cast<int>(std::lround(depth)));
    const int height = std::clamp(static_cast<int>(std::lround(std::exp2(step / 2.0))), 8, kTallest);
    Level& level = levels_[{step, far}];
    level.height = height;
    level.depth = far;
    return level;
  }

  const Sprite& person_in(Level& level, int person, int arm) {
    std::optional<Sprite>& sprite =
        level.people.at(static_cast<std::size_t>(person) * kArmSteps + static_cast<std::size_t>(arm));
    if (!sprite) sprite = draw_person(palette_, level.depth, level.height, person, arm);
    return *sprite;
  }

 private:
  static constexpr int kTallest = 362;  // pixels, 2^8.5
  static constexpr int kHazeless = 6;   // nearer than this nothing takes on haze (see hazed)

  Palette palette_;
  std::map<std::pair<int, int>, Level> levels_;
};

class CrowdLine final : public StageItem {
 public:
  CrowdLine(std::vector<Fan> fans, std::shared_ptr<People> people, double depth, double height, Mass mass)
      : fans_(std::move(fans)), people_(std::move(people)), depth_(depth), height_(height), mass_(mass) {}

  std::optional<Box> bounds() const override {
    // Raised arms and a jump above the heads; the line's own width is not known to end anywhere.
    double top = 1;
    for (const Fan& fan : fans_) top = std::min(top, fan.y - 0.4 * fan.height);
    return Box{-kEndless, top, kEndless, kEndless};
  }

  void paint(base::Pixels& frame, const View& view, const Moment& moment) override {
    const double wanted = height_ * 1.1 * view.scale;
    if (wanted < 4) return;
    People::Level& level = people_->level_for(wanted, depth_);
    darken(frame, view);
    for (const Fan& fan : fans_) {
      const double beat = std::cos(kTau * (moment.beats + fan.phase)) * 0.5 + 0.5;
      const double hop = fan.height * 0.055 * fan.jump * beat * beat * (0.25 + 0.75 * moment.energy);
      const double sway = fan.height * 0.03 * std::sin(std::numbers::pi * (moment.beats + fan.phase));
      const double drive =
          0.72 * moment.energy + 0.42 * moment.onset + 0.12 * std::sin(moment.seconds * 0.8 + fan.phase * 40);
      const double raise = smooth_step((drive - fan.threshold) * 3.2);
      const int arm = std::clamp(static_cast<int>(std::lround(raise * (kArmSteps - 1))), 0, kArmSteps - 1);
      const Point place = view.to_pixel({fan.x + sway, fan.y - hop});
      lay(frame, people_->person_in(level, fan.person, arm), place, fan.height * view.scale / level.height,
          mass_.shown);
    }
  }

 private:
  void darken(base::Pixels& frame, const View& view) const {
    const auto row = [&](double y) {
      return std::clamp(static_cast<int>(std::lround(view.to_pixel({0, y}).y)), 0, frame.height);
    };
    for (int y = row(mass_.top); y < row(mass_.bottom); ++y)
      std::fill_n(frame.row(y), frame.width, word_of(mass_.color));
  }

  std::vector<Fan> fans_;
  std::shared_ptr<People> people_;
  double depth_;
  double height_;
  Mass mass_;
};

std::vector<Fan> line_of_fans(base::Random& random, double half_width, double y, double height,
                              bool shifted) {
  std::vector<Fan> fans;
  const double gap = height * 0.38;
  for (double x = -half_width + (shifted ? gap / 2 : 0); x < half_width; x += gap) {
    const double tall = height * random.between(0.9, 1.1);
    fans.push_back({.person = static_cast<int>(random.index(kPeople)),
                    .x = x + gap * random.between(-0.28, 0.28),
                    .y = y + (height - tall) * 0.6 + height * random.between(-0.03, 0.03),
                    .height = tall,
                    .phase = random.between(-0.09, 0.09),
                    .threshold = random.between(0.3, 1.15),
                    .jump = random.between(0.3, 1.2)});
  }
  return fans;
}

}  // namespace

std::vector<Actor> build_crowd(const Stage::CrowdArea& area, const StageContext& context) {
  std::vector<Actor> actors;
  const int lines = std::max(1, area.rows) * kLinesARow;
  base::Random random(base::mix_seed(context.shot.seed, "crowd"));
  const auto people = std::make_shared<People>(context.palette);
  const double half_width = context.aspect / 2 + context.overscan;
  for (int i = 0; i < lines; ++i) {
    const double k = lines == 1 ? 1 : static_cast<double>(i) / (lines - 1);
    const double depth = blend(area.far_depth, area.near_depth, k);
    const double height = blend(area.far_height, area.near_height, k);
    const double y = blend(area.far_y, area.near_y, k);
    const double next = lines == 1 ? 1 : static_cast<double>(i + 1) / (lines - 1);
    Mass mass;
    if (i + 1 < lines) {
      // From the shoulder blades down to those of the next line.
      mass = {.top = y + (i == 0 ? 0.46 : 0.36) * height,
              .bottom =
                  blend(area.far_y, area.near_y, next) + 0.4 * blend(area.far_height, area.near_height, next),
              .color = hazed(mix(context.palette.front, context.palette.near, 0.2), context.palette, depth),
              .shown = i + 2 < lines ? (kAboveHead + (i == 0 ? 0.52 : 0.42)) / (kAboveHead + kBelowHead) : 1};
    }
    actors.push_back(
        {.name = "crowd_" + std::to_string(i),
         .depth = depth,
         .item = std::make_unique<CrowdLine>(line_of_fans(random, half_width, y, height, i % 2 == 1), people,
                                             depth, height, mass)});
  }
  return actors;
}

}  // namespace render
