#include "render/scenery/stadium_stands.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "render/scenery/motion.h"
#include "render/scenery/shapes.h"

namespace render::scenery {
namespace {

// The rim of the bowl: high at the sides, low behind the stage.
double rim(double x, double half, double low, double high) {
  const double out = std::min(1.4, std::abs(x) / half);
  return low + (high - low) * out * out * (1.6 - 0.6 * out);
}

std::vector<Point> rim_line(const Box& box, double half, double low, double high, double drop) {
  std::vector<Point> line;
  constexpr int kPoints = 24;
  for (int i = 0; i <= kPoints; ++i) {
    const double x = box.left + box.width() * i / kPoints;
    line.push_back({x, rim(x, half, low, high) + drop});
  }
  return line;
}

struct Bowl {
  double depth, low, high, bottom;
  int tiers;
};

void draw_bowl(Canvas& canvas, const Ink& ink, base::Random& numbers, const Bowl& bowl, const Box& box,
               double half) {
  const Color paper = ink.tone(bowl.depth);
  const double pitch = (bowl.bottom - bowl.low) / bowl.tiers;
  for (int tier = 0; tier < bowl.tiers; ++tier) {
    const double drop = tier * pitch;
    under_smooth(canvas, rim_line(box, half, bowl.low, bowl.high, drop), box.bottom);
    canvas.fill(shade(mix(paper, ink.palette.shadow, 0.06 * tier), tier % 2 == 0 ? 0.05 : -0.06));
    canvas.smooth(rim_line(box, half, bowl.low, bowl.high, drop), Ends::kOpen);
    canvas.stroke(with_alpha(mix(paper, ink.snowy() ? ink.snow(60) : ink.palette.rim, 0.5), 0.7), 0.004);
    // People, as confetti of paper.
    for (int row = 0; row < 3; ++row) {
      for (const double step : {-1.0, 1.0}) {
        canvas.begin();
        for (double x = box.left; x < box.right; x += 0.014) {
          if (!numbers.chance(0.42)) continue;
          canvas.circle({x, rim(x, half, bowl.low, bowl.high) + drop + pitch * (0.3 + 0.24 * row)}, 0.0034);
        }
        canvas.fill(with_alpha(shade(paper, step * 0.22), 0.7));
      }
    }
  }
}

// Hundreds of telephones held up in the stands, in two groups that twinkle apart.
void add_phone_lights(Set& set, const Bowl& bowl, const Box& box) {
  for (int group = 0; group < 2; ++group) {
    const std::string name =
        "phone lights " + std::to_string(group) + " at " + std::to_string(static_cast<int>(bowl.depth));
    const double strength = 0.25 + 0.75 * set.ink().dark();
    set.add({.name = name,
             .depth = bowl.depth - 0.5,
             .extent = box,
             .draw =
                 [numbers = set.numbers(name), bowl, box, half = set.half(), lamp = set.ink().palette.lamp,
                  strength](Canvas& canvas) {
                   base::Random own = numbers;
                   for (int i = 0; i < 130; ++i) {
                     const double x = own.between(box.left, box.right);
                     const double y =
                         rim(x, half, bowl.low, bowl.high) + (bowl.bottom - bowl.low) * own.unit();
                     const double size = own.between(0.0013, 0.0032);
                     canvas.circle({x, y}, size * 2.6);
                     canvas.fill(with_alpha(lamp, 0.16 * strength));
                     canvas.circle({x, y}, size);
                     canvas.fill(with_alpha(mix(lamp, {1, 1, 1, 1}, 0.55), strength));
                   }
                 },
             .additive = true,
             .opacity = twinkle(0.35, 1, 1.9 + 0.6 * group, 2.1 * group)});
  }
}

}  // namespace

void add_stands(Set& set) {
  const Ink ink = set.ink();
  const double side = set.upright() ? -0.02 : 0;
  for (const Bowl& bowl : {Bowl{120, -0.03 + side, -0.2, 0.2, 4}, Bowl{48, 0.11, -0.12, 0.3, 3}}) {
    const Box box = set.band(bowl.depth, bowl.high - 0.2, 0.4);
    const std::string name = "stands at " + std::to_string(static_cast<int>(bowl.depth));
    set.add({.name = name,
             .depth = bowl.depth,
             .extent = box,
             .draw = [ink, numbers = set.numbers(name), bowl, box, half = set.half()](Canvas& canvas) {
               base::Random own = numbers;
               draw_bowl(canvas, ink, own, bowl, box, half);
             }});
    add_phone_lights(set, bowl, box);
  }
}

}  // namespace render::scenery
