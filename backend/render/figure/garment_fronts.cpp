#include <algorithm>
#include <array>

#include "render/figure/sitter.h"

namespace render {
namespace {

// What is worn under an open jacket: a wedge from the neck to the hem.
void shirt_front(const Sitter& s, double top_around, double bottom_around, double bottom_share, Color color) {
  const double half = s.body.chest;
  const Outline wedge = s.paper.cut(
      {on_trunk(s, 1.02, -top_around, half), on_trunk(s, 0.75, -blend(top_around, bottom_around, 0.4), half),
       on_trunk(s, bottom_share, -bottom_around, half * 0.95), on_trunk(s, bottom_share - 0.03, 0, half),
       on_trunk(s, bottom_share, bottom_around, half * 0.95),
       on_trunk(s, 0.75, blend(top_around, bottom_around, 0.4), half), on_trunk(s, 1.02, top_around, half)});
  s.paper.piece(wedge, s.cloth(color), {.shade = 0.012, .light = 0, .rim = 0});
}

void lapels(const Sitter& s, double low, const Tone& tone) {
  const double half = s.body.chest * 1.05;
  for (double side : {-1.0, 1.0}) {
    const Outline lapel =
        s.paper.cut({on_trunk(s, 1.04, side * 0.3, half), on_trunk(s, 0.93, side * 0.44, half),
                     on_trunk(s, 0.83, side * 0.52, half), on_trunk(s, 0.81, side * 0.4, half),
                     on_trunk(s, blend(low, 0.8, 0.5), side * 0.25, half),
                     on_trunk(s, low, side * 0.05, half), on_trunk(s, 0.85, side * 0.2, half)});
    s.paper.piece(lapel, tone, {.shade = 0.006, .light = 0, .rim = 0.0022});
  }
}

void front_line(const Sitter& s, double around, double from, double to, double width, Color color) {
  const double half = s.body.chest;
  s.paper.stroke(s.paper.line({on_trunk(s, from, around, half), on_trunk(s, (from + to) / 2, around, half),
                               on_trunk(s, to, around, half)}),
                 width, color);
}

void buttons(const Sitter& s, double around, double from, double to, int count, Color color) {
  for (int i = 0; i < count; ++i) {
    const double share = blend(from, to, count == 1 ? 0 : static_cast<double>(i) / (count - 1));
    s.paper.fill(s.paper.disc(on_trunk(s, share, around, s.body.chest), 0.0042, 0.0042), color);
  }
}

void tie(const Sitter& s) {
  const double half = s.body.chest;
  const Point knot = on_trunk(s, 0.94, 0, half);
  const Point end = on_trunk(s, 0.44, 0, half) + Point{0.004 * s.wind(2), 0};
  const Tone tone = s.cloth(s.character.accent);
  s.paper.piece(
      s.paper.ribbon({knot, mix(knot, end, 0.5), mix(knot, end, 0.9), end}, {0.006, 0.0105, 0.013, 0.004}),
      tone, {.shade = 0.006, .light = 0, .rim = 0});
  s.paper.piece(s.paper.disc(knot, 0.0095, 0.008), tone, {.shade = 0.004, .light = 0, .rim = 0.0012});
}

}  // namespace

void draw_armor_plates(const Sitter& s) {
  const Color color = s.bare_robot ? s.character.body : s.character.top_color;
  const Tone tone = s.paper.metal(s.bare_robot ? mix(color, rgb(0xFFFFFF), 0.08) : color);
  const double half = s.body.chest * 1.1;
  // Belly segments, each under the one above.
  for (int i = 0; i < 3; ++i) {
    const double share = 0.14 + 0.12 * i;
    const double w = s.body.waist * (1.02 + 0.05 * i);
    const Outline ring = s.paper.cut({on_trunk(s, share + 0.09, -1, w), on_trunk(s, share + 0.075, 0, w),
                                      on_trunk(s, share + 0.09, 1, w), on_trunk(s, share, 0.96, w),
                                      on_trunk(s, share - 0.025, 0, w), on_trunk(s, share, -0.96, w)});
    s.paper.piece(ring, s.paper.metal(mix(color, rgb(0x2A2E36), 0.35)),
                  {.shade = 0.02, .light = 0, .rim = 0.003});
  }
  for (double side : {-1.0, 1.0}) {
    const Outline plate =
        s.paper.cut({on_trunk(s, 0.95, side * 0.06, half), on_trunk(s, 0.95, side * 0.62, half),
                     on_trunk(s, 0.8, side * 0.96, half), on_trunk(s, 0.6, side * 0.86, half),
                     on_trunk(s, 0.5, side * 0.46, half), on_trunk(s, 0.52, side * 0.05, half)});
    s.paper.piece(plate, tone, {.shade = 0.022, .light = 0, .rim = 0.0034});
  }
  // The heart: a lamp in the accent colour that beats with the song.
  const Point heart = on_trunk(s, 0.74, 0, half);
  const double glow = 0.55 + 0.45 * s.rhythm.pulse;
  s.paper.fill(s.paper.disc(heart, 0.017, 0.017), s.paper.metal(color).shade);
  const Color light = s.bare_robot ? s.character.eyes : s.character.accent;
  s.paper.fill(s.paper.disc(heart, 0.0115, 0.0115), mix(s.paper.lit(light), light, glow));
  s.paper.fill(s.paper.disc(heart + Point{-0.002, -0.003}, 0.0045, 0.0045),
               mix(light, rgb(0xFFFFFF), 0.7 * glow));
}

void draw_space_suit_front(const Sitter& s) {
  const double half = s.body.chest * 1.15;
  const Tone panel = s.cloth(mix(s.character.top_color, rgb(0x5A6470), 0.45));
  s.paper.piece(s.paper.cut({on_trunk(s, 0.66, -0.36, half), on_trunk(s, 0.66, 0.36, half),
                             on_trunk(s, 0.44, 0.34, half), on_trunk(s, 0.44, -0.34, half)}),
                panel, {.shade = 0.008, .light = 0, .rim = 0.003});
  const std::array<Color, 3> lamps{s.character.accent, rgb(0x5AD1FF), rgb(0xFF5A5A)};
  for (int i = 0; i < 3; ++i) {
    const Point at = on_trunk(s, 0.58, -0.2 + 0.2 * i, half);
    s.paper.fill(s.paper.disc(at, 0.006, 0.006), lamps[static_cast<std::size_t>(i)]);
  }
  front_line(s, 0.0, 0.53, 0.47, 0.004, panel.shade);
  for (double side : {-1.0, 1.0})
    front_line(s, side * 0.62, 0.95, 0.5, 0.006, s.paper.lit(s.character.accent));
}

void draw_front(const Sitter& s, const Tone& tone) {
  const Character& c = s.character;
  const Color under = mix(c.accent, rgb(0xF4EFE4), 0.55);
  switch (c.top) {
    case Top::kTShirt:
      // A stripe across the chest in the accent colour.
      s.paper.fill(
          s.paper.cut({on_trunk(s, 0.70, -1, s.body.chest), on_trunk(s, 0.685, 0, s.body.chest),
                       on_trunk(s, 0.70, 1, s.body.chest), on_trunk(s, 0.60, 1, s.body.chest * 0.98),
                       on_trunk(s, 0.585, 0, s.body.chest), on_trunk(s, 0.60, -1, s.body.chest * 0.98)}),
          s.paper.lit(c.accent));
      return;
    case Top::kShirt:
      front_line(s, 0, 0.95, 0.02, 0.0022, tone.shade);
      buttons(s, 0, 0.86, 0.12, 6, s.paper.lit(c.accent));
      front_line(s, 0.48, 0.74, 0.64, 0.0022, tone.shade);
      return;
    case Top::kJacket:
      shirt_front(s, 0.28, 0.2, 0.04, under);
      lapels(s, 0.5, tone);
      front_line(s, 0.22, 0.5, 0.02, 0.003, s.paper.lit(mix(c.accent, rgb(0xFFFFFF), 0.3)));
      front_line(s, -0.58, 0.4, 0.24, 0.003, tone.shade);
      front_line(s, 0.62, 0.4, 0.24, 0.003, tone.shade);
      return;
    case Top::kCoat:
      shirt_front(s, 0.26, 0.1, 0.5, under);
      lapels(s, 0.46, tone);
      buttons(s, 0.12, 0.4, 0.1, 3, s.paper.lit(c.accent));
      return;
    case Top::kSuit:
      shirt_front(s, 0.3, 0.04, 0.36, rgb(0xF3F0EA));
      tie(s);
      lapels(s, 0.38, tone);
      buttons(s, 0.04, 0.3, 0.2, 2, s.paper.lit(mix(c.top_color, rgb(0x000000), 0.5)));
      return;
    case Top::kVest:
      shirt_front(s, 0.34, 0.02, 0.55, mix(c.accent, rgb(0xF4EFE4), 0.7));
      front_line(s, 0, 0.55, 0.02, 0.0022, tone.shade);
      buttons(s, 0.05, 0.48, 0.1, 4, s.paper.lit(c.accent));
      return;
    case Top::kHoodie: {
      const double half = s.body.chest;
      s.paper.piece(s.paper.cut({on_trunk(s, 0.34, -0.42, half), on_trunk(s, 0.34, 0.42, half),
                                 on_trunk(s, 0.1, 0.6, half), on_trunk(s, 0.08, -0.6, half)}),
                    tone, {.shade = 0.006, .light = 0, .rim = 0.0022});
      for (double side : {-0.12, 0.12}) front_line(s, side, 0.93, 0.68, 0.0034, s.paper.lit(c.accent));
      return;
    }
    case Top::kDress: {
      const double half = s.body.chest;
      // A low neckline shows the skin; a belt in the accent colour.
      s.paper.fill(s.paper.cut({on_trunk(s, 1.03, -0.3, half), on_trunk(s, 0.9, -0.22, half),
                                on_trunk(s, 0.845, 0, half), on_trunk(s, 0.9, 0.22, half),
                                on_trunk(s, 1.03, 0.3, half)}),
                   s.skin().base);
      s.paper.fill(
          s.paper.cut({on_trunk(s, 0.37, -1.05, s.body.waist * 1.02), on_trunk(s, 0.355, 0, s.body.waist),
                       on_trunk(s, 0.37, 1.05, s.body.waist * 1.02),
                       on_trunk(s, 0.32, 1.05, s.body.waist * 1.02), on_trunk(s, 0.305, 0, s.body.waist),
                       on_trunk(s, 0.32, -1.05, s.body.waist * 1.02)}),
          s.paper.lit(c.accent));
      return;
    }
    case Top::kArmor:
      return;
  }
}

}  // namespace render
