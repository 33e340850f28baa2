#include "render/figure/crowd_people.h"

#include <algorithm>

#include "base/random.h"
#include "render/figure/paper.h"

namespace render {
namespace {

constexpr double kHalfWidth = 0.30;

struct Person {
  const Paper& paper;
  Color body;
  Color dark;
  Color rim;
  Color rim_second;
  int number;
  double broad;
};

// Silhouette and the two lights of the stage along its upper edges.
void shape(const Person& p, const Outline& outline, Color color, double light = 1) {
  p.paper.fill(outline, color);
  const double width = std::max(0.011, 1.2 / p.paper.detail());
  p.paper.band(outline, unit({-0.5, -0.85}), width * light, p.rim_second);
  p.paper.band(outline, unit({0.3, -0.95}), width * 0.8 * light, p.rim);
}

void head(const Person& p) {
  const Paper& paper = p.paper;
  const Point c{0, -0.925};
  const auto at = [&](double x, double y) { return c + Point{x, y}; };
  shape(p, paper.ribbon({{0, -0.87}, {0, -0.80}}, {0.028, 0.034}), p.dark);
  const Outline skull = paper.disc(c, 0.056, 0.074);
  switch (p.number) {
    case 0:
      shape(p, skull, p.dark);
      return;
    case 1:
      shape(p,
            paper.cut({at(0, -0.08), at(0.055, -0.06), at(0.072, 0.02), at(0.085, 0.15), at(0.05, 0.22),
                       at(-0.05, 0.22), at(-0.085, 0.15), at(-0.072, 0.02), at(-0.055, -0.06)}),
            p.dark);
      return;
    case 2:
      shape(p, skull, p.dark);
      shape(p, paper.disc(at(0.005, -0.088), 0.03, 0.027), p.dark);
      return;
    case 3:
      shape(p, skull, p.dark);
      shape(p,
            paper.ribbon({at(0.0, -0.05), at(0.02, 0.03), at(0.045, 0.12), at(0.03, 0.2)},
                         {0.02, 0.03, 0.026, 0.004}),
            p.body);
      return;
    case 4:
      shape(p, skull, p.dark);
      shape(p,
            paper.cut({at(-0.062, -0.01), at(-0.06, -0.06), at(0, -0.088), at(0.06, -0.06), at(0.062, -0.01),
                       at(0, 0.005)}),
            p.body);
      return;
    case 5:
      shape(p, paper.disc(at(0, -0.02), 0.098, 0.095), p.dark);
      return;
    case 6:
      shape(p, skull, p.dark);
      shape(
          p,
          paper.cut({at(-0.055, -0.03), at(-0.045, -0.1), at(0, -0.088), at(0.045, -0.1), at(0.055, -0.03)}),
          p.body);
      shape(p, paper.disc(at(0, -0.028), 0.105, 0.017), p.body);
      return;
    case 7:
      shape(p,
            paper.cut({at(0, -0.09), at(0.06, -0.07), at(0.078, 0.0), at(0.07, 0.08), at(0.09, 0.14),
                       at(-0.09, 0.14), at(-0.07, 0.08), at(-0.078, 0.0), at(-0.06, -0.07)}),
            p.body);
      return;
    case 8:
      shape(p, skull, p.dark);
      shape(p,
            {at(-0.022, 0.02), at(-0.03, -0.09), at(-0.014, -0.125), at(0, -0.1), at(0.014, -0.13),
             at(0.03, -0.09), at(0.022, 0.02)},
            p.body);
      return;
    case 9:
      for (int i = 0; i < 8; ++i)
        shape(p, paper.disc(at(0, 0) + turned({0, -0.055}, (i - 3.5) * 0.62), 0.034, 0.034), p.dark, 0.6);
      paper.fill(skull, p.dark);
      return;
    case 10:
      shape(p,
            paper.cut({at(0, -0.08), at(0.06, -0.055), at(0.072, 0.03), at(0.066, 0.085), at(-0.066, 0.085),
                       at(-0.072, 0.03), at(-0.06, -0.055)}),
            p.dark);
      return;
    default:
      shape(p, skull, p.dark);
      shape(p,
            paper.cut({at(-0.062, 0.0), at(-0.055, -0.065), at(0, -0.1), at(0.055, -0.065), at(0.062, 0.0),
                       at(0, 0.012)}),
            p.body);
      shape(p, paper.disc(at(0, -0.1), 0.016, 0.016), p.body);
      return;
  }
}

void trunk(const Person& p) {
  const double w = p.broad;
  shape(p,
        p.paper.cut({{-0.035, -0.825},
                     {-0.09 * w, -0.79},
                     {-0.128 * w, -0.74},
                     {-0.125 * w, -0.6},
                     {-0.1 * w, -0.45},
                     {-0.105 * w, -0.2},
                     {-0.085 * w, 0.02},
                     {0.085 * w, 0.02},
                     {0.105 * w, -0.2},
                     {0.1 * w, -0.45},
                     {0.125 * w, -0.6},
                     {0.128 * w, -0.74},
                     {0.09 * w, -0.79},
                     {0.035, -0.825}}),
        p.body);
}

void arm(const Person& p, double side, double raise, double in) {
  const double w = p.broad;
  const Point shoulder{side * 0.112 * w, -0.765};
  // From hanging, out to the side, and up.
  const Point elbow =
      raise < 0.5
          ? mix(Point{side * 0.135 * w, -0.60}, Point{side * 0.215 * w, -0.80}, raise * 2)
          : mix(Point{side * 0.215 * w, -0.80}, Point{side * (0.17 - in * 0.5) * w, -0.95}, raise * 2 - 1);
  const Point hand = raise < 0.5
                         ? mix(Point{side * 0.12 * w, -0.46}, Point{side * 0.22, -0.93}, raise * 2)
                         : mix(Point{side * 0.22, -0.93}, Point{side * (0.175 - in), -1.13}, raise * 2 - 1);
  shape(p, p.paper.limb(shoulder, elbow, hand, 0.03, 0.024, 0.018), p.body);
  shape(p, p.paper.ribbon({hand, hand + unit(hand - elbow) * 0.035}, {0.018, 0.012}), p.dark);
}

void phone(const Person& p, double raise, Color glow) {
  const Point at = mix(Point{0.2, -0.86}, Point{0.1, -1.15}, raise);
  Canvas& canvas = p.paper.canvas();
  canvas.circle(at, 0.085);
  canvas.fill_radial(at, 0.085,
                     {{0, with_alpha(glow, 0.75)}, {0.35, with_alpha(glow, 0.25)}, {1, with_alpha(glow, 0)}});
  canvas.rounded_rectangle({at.x - 0.016, at.y - 0.028, at.x + 0.016, at.y + 0.028}, 0.005);
  canvas.fill(mix(glow, rgb(0xFFFFFF), 0.7));
}

}  // namespace

Sprite draw_person(const Palette& palette, double depth, int height, int number, int step) {
  const double h = height;
  base::Pixels pixels(static_cast<int>(h * kHalfWidth * 2) + 2,
                      static_cast<int>(h * (kAboveHead + kBelowHead)) + 2);
  const Point anchor{h * kHalfWidth + 1, h * kAboveHead + 1};
  {
    Canvas canvas(pixels);
    canvas.translate(anchor.x, anchor.y + h);
    canvas.scale(h, h);
    const Paper paper(canvas, palette, h);
    base::Random random(base::mix_seed(static_cast<std::uint64_t>(number), "crowd"));
    const Color cloth{random.unit(), random.unit() * 0.8, random.unit(), 1};
    const Color base =
        mix(mix(palette.front, palette.near, 0.25 + 0.3 * random.unit()), paper.lit(cloth), 0.14);
    const Color lamp = number % 3 == 0 ? palette.lamp_second : palette.lamp;
    const double broad = random.between(0.86, 1.12);
    const Person p{.paper = paper,
                   .body = hazed(base, palette, depth),
                   .dark = hazed(mix(base, palette.front, 0.6), palette, depth),
                   .rim = hazed(mix(base, mix(palette.rim, lamp, 0.35), 0.8), palette, depth),
                   .rim_second = hazed(mix(base, lamp, 0.42), palette, depth),
                   .number = number,
                   .broad = broad};
    const double raise = static_cast<double>(step) / (kArmSteps - 1);
    const ArmStyle style = arm_style(number);
    arm(p, -1, style == ArmStyle::kFist || style == ArmStyle::kPhone ? 0 : raise,
        style == ArmStyle::kClap ? 0.14 : 0);
    trunk(p);
    head(p);
    arm(p, 1, style == ArmStyle::kPhone ? std::max(raise, 0.34) : raise,
        style == ArmStyle::kClap    ? 0.14
        : style == ArmStyle::kPhone ? 0.07
                                    : 0.02);
    if (style == ArmStyle::kPhone)
      phone(p, std::max(raise, 0.34), mix(palette.lamp_second, rgb(0xE8F2FF), 0.6));
  }
  return make_sprite(std::move(pixels), anchor);
}

ArmStyle arm_style(int person) {
  constexpr ArmStyle kStyles[kPeople] = {ArmStyle::kBoth, ArmStyle::kBoth, ArmStyle::kClap,  ArmStyle::kPhone,
                                         ArmStyle::kFist, ArmStyle::kBoth, ArmStyle::kFist,  ArmStyle::kBoth,
                                         ArmStyle::kFist, ArmStyle::kClap, ArmStyle::kPhone, ArmStyle::kBoth};
  return kStyles[person % kPeople];
}

}  // namespace render
