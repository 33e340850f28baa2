#include <algorithm>

#include "render/figure/head.h"

namespace render {
namespace {

constexpr Layers kHairLayers{.shade = 0.07, .light = 0.035, .rim = 0.02};

// The cap of hair around the skull: from temple to temple over the crown, `volume` above the skull; the
// hairline moves with the face.
Outline cap(const HeadView& v, double volume, double low, double part) {
  const double o = 0.358 + volume * 0.55;
  const auto out = [&](double x, double y) { return v.rim(x, y); };
  const auto line = [&](double x, double y) { return v.at(x, y, 0.24); };
  const double p = part;
  return v.paper.cut({out(-o, low), out(-o - volume * 0.25, -0.16), out(-o * 0.86, -0.38 - volume * 0.5),
                      out(-o * 0.45, -0.5 - volume), out(0.02, -0.53 - volume * 1.1),
                      out(o * 0.48, -0.5 - volume), out(o * 0.87, -0.38 - volume * 0.5),
                      out(o + volume * 0.25, -0.16), out(o, low), out(0.335, low), line(0.318, -0.1),
                      line(0.285, -0.2), line(p + 0.22, -0.275), line(p + 0.08, -0.30), line(p, -0.325),
                      line(p - 0.08, -0.27), line(-0.27, -0.17), line(-0.315, -0.07), out(-0.335, low)});
}

void strand(const HeadView& v, const std::vector<Point>& way, double half, Color color) {
  if (v.pixels() < 70) return;
  v.paper.fill(v.paper.ribbon(way, {0.002, half, half * 0.8, 0.0015}), color);
}

void cap_strands(const HeadView& v, const Tone& tone, double volume, double part) {
  // From the parting over the crown to the temples, side by side.
  for (int i = 0; i < 8; ++i) {
    const int pair = i / 2;
    const double k = pair / 3.0;
    const double side = i % 2 == 0 ? 1 : -1;
    const double height = blend(-0.46, -0.37, k) - volume * 0.6;
    const Point root{v.at(part, 0, 0.2).x + side * 0.012, height};
    const Point over = v.rim(side * blend(0.27, 0.21, k), height + 0.07 + 0.05 * k);
    const Point low = v.rim(side * (0.352 + volume * 0.35 - 0.018 * k), blend(-0.22, -0.1, k));
    strand(v, {root, mix(root, over, 0.6) + Point{0, -0.012}, over, low}, 0.0075,
           i % 3 == 0 ? tone.light : tone.shade);
  }
}

// A lock that hangs from `from` for `length`, swinging more towards its tip.
std::vector<Point> hanging(const HeadView& v, Point from, double length, double out, double wave_offset) {
  const double sway = 0.03 * v.sitter.wind(wave_offset);
  const Point h = v.hang;
  return {from, from + Point{out * 0.7 + h.x * 0.12, length * 0.33 + h.y * 0.1},
          from + Point{out + h.x * 0.45 + sway * 0.4, length * 0.68 + h.y * 0.4},
          from + Point{out * 0.6 + h.x + sway, length + h.y}};
}

void lock(const HeadView& v, Point from, double length, double out, double half, double offset,
          const Tone& tone) {
  const Outline cut =
      v.paper.ribbon(hanging(v, from, length, out, offset), {half * 0.7, half, half * 0.82, half * 0.06});
  v.paper.piece(cut, tone, {.shade = half * 0.7, .light = half * 0.4, .rim = 0.014});
}

void curls(const HeadView& v, const Tone& tone, double from, double to, double reach, int count,
           bool behind) {
  for (int i = 0; i < count; ++i) {
    const double angle = blend(from, to, static_cast<double>(i) / (count - 1));
    const double r = reach * (1 + 0.06 * std::sin(i * 7.3));
    const Point at{r * std::sin(angle) * v.place.widen + v.hang.x * 0.1 * std::abs(std::sin(angle)),
                   -0.1 - r * std::cos(angle)};
    const double size = 0.125 + 0.025 * std::sin(i * 4.1);
    v.paper.piece(v.paper.disc(at, size, size), tone,
                  {.shade = behind ? 0.05 : 0.04, .light = behind ? 0 : 0.02, .rim = 0.016});
    if (!behind && v.pixels() > 130) {
      v.paper.stroke(v.paper.line({at + Point{-size * 0.4, size * 0.1}, at + Point{-size * 0.1, -size * 0.4},
                                   at + Point{size * 0.38, -size * 0.1}, at + Point{size * 0.1, size * 0.3}}),
                     0.012, tone.shade);
    }
  }
}

void braid(const HeadView& v, Point from, double length, double offset, const Tone& tone) {
  const std::vector<Point> way = v.paper.line(hanging(v, from, length, 0.06 * (from.x < 0 ? -1 : 1), offset));
  const int knots = 8;
  for (int i = 0; i < knots; ++i) {
    const auto at = static_cast<std::size_t>(static_cast<double>(way.size() - 1) * i / knots);
    const double size = 0.085 * (1 - 0.45 * i / knots);
    const double turn = i % 2 == 0 ? 0.5 : -0.5;
    v.paper.piece(v.paper.disc(way[at], size, size * 0.82, turn), tone,
                  {.shade = 0.035, .light = 0.015, .rim = 0.012});
  }
  v.paper.fill(v.paper.disc(way[way.size() - 2], 0.035, 0.05), v.paper.lit(v.sitter.character.accent));
}

void mohawk_crest(const HeadView& v, const Tone& tone) {
  const double bounce = 0.012 * v.sitter.rhythm.pulse;
  std::vector<Point> back;
  for (int i = 0; i < 7; ++i) {
    const double k = i / 6.0;
    const double angle = blend(-0.62, 0.62, k) + v.place.yaw * 0.5;
    const double r = 0.86 + 0.07 * (i % 2) + bounce - 0.14 * std::abs(k - 0.5);
    const Point root = v.at(blend(-0.13, 0.13, k), -0.40, 0.2);
    const Point tip{r * std::sin(angle) * 0.72 + v.hang.x * 0.3, -0.14 - r * std::cos(angle) * 0.95};
    const Outline spike = v.paper.ribbon(
        {root + Point{0, 0.09}, mix(root, tip, 0.35), mix(root, tip, 0.7) + Point{v.hang.x * 0.1, 0}, tip},
        {0.05, 0.082, 0.055, 0.004});
    v.paper.piece(spike, i % 2 == 0 ? tone : Tone{tone.shade, tone.shade, tone.base, tone.rim},
                  {.shade = 0.03, .light = 0.02, .rim = 0.014});
  }
}

void shaved_sides(const HeadView& v) {
  const Tone stubble = v.paper.tone(mix(v.sitter.character.body, v.sitter.character.hair_color, 0.4));
  v.paper.fill(cap(v, 0.006, 0.02, 0.02), with_alpha(stubble.shade, 0.55));
}

}  // namespace

bool has_hair(const Character& c) {
  if (c.hair == HairStyle::kNone) return false;
  // Those without a scalp wear hair only where it was asked for by name.
  return c.species == Species::kHuman || c.hair != HairStyle::kShort;
}

void draw_hair_behind(const HeadView& v) {
  const Tone tone = v.paper.tone(v.sitter.character.hair_color);
  const Tone deep{mix(tone.base, tone.shade, 0.7), tone.shade, tone.base, tone.rim};
  const Point h = v.hang;
  const auto sway = [&](double offset) { return 0.035 * v.sitter.wind(offset); };
  switch (v.sitter.character.hair) {
    case HairStyle::kLong: {
      const Outline fall =
          v.paper.cut({v.rim(-0.38, -0.25), v.rim(-0.2, -0.5), v.rim(0.2, -0.5), v.rim(0.38, -0.25),
                       Point{0.47 + h.x * 0.2, 0.2}, Point{0.50 + h.x * 0.5 + sway(1), 0.68 + h.y * 0.4},
                       Point{0.40 + h.x + sway(2), 1.22 + h.y}, Point{0.2 + h.x * 1.1 + sway(3), 1.36 + h.y},
                       Point{-0.05 + h.x * 1.1 + sway(3.5), 1.3 + h.y},
                       Point{-0.26 + h.x * 1.1 + sway(4), 1.4 + h.y}, Point{-0.45 + h.x + sway(5), 1.2 + h.y},
                       Point{-0.52 + h.x * 0.5 + sway(6), 0.68 + h.y * 0.4}, Point{-0.47 + h.x * 0.2, 0.2}});
      v.paper.piece(fall, deep, {.shade = 0.12, .light = 0.04, .rim = 0.022});
      for (int i = 0; i < 6; ++i) {
        const double x = -0.4 + 0.16 * i;
        strand(v,
               {Point{x * 0.9, 0.0}, Point{x * 1.05 + h.x * 0.3, 0.5},
                Point{x + h.x * 0.8 + sway(i), 1.0 + h.y}, Point{x * 0.9 + h.x + sway(i), 1.24 + h.y}},
               0.016, i % 2 == 0 ? tone.base : tone.shade);
      }
      return;
    }
    case HairStyle::kBob: {
      const Outline bob = v.paper.cut({v.rim(-0.37, -0.3), v.rim(0, -0.52), v.rim(0.37, -0.3),
                                       v.rim(0.46, 0.05), Point{0.48 * v.place.widen + h.x * 0.4, 0.34},
                                       Point{0.40 * v.place.widen + h.x * 0.6, 0.52}, Point{0.2, 0.5},
                                       Point{-0.2, 0.5}, Point{-0.40 * v.place.widen + h.x * 0.6, 0.52},
                                       Point{-0.48 * v.place.widen + h.x * 0.4, 0.34}, v.rim(-0.46, 0.05)});
      v.paper.piece(bob, deep, {.shade = 0.08, .light = 0, .rim = 0.02});
      return;
    }
    case HairStyle::kPonytail: {
      const double side = v.place.yaw > 0.05 ? -1 : 1;
      const Point root{side * 0.2 * v.place.widen, -0.42};
      lock(v, root, 1.05, side * 0.36, 0.13, 2, tone);
      v.paper.fill(v.paper.disc(root + Point{side * 0.03, 0.02}, 0.055, 0.07),
                   v.paper.lit(v.sitter.character.accent));
      return;
    }
    case HairStyle::kCurly:
      return curls(v, deep, -2.2, 2.2, 0.42, 15, true);
    case HairStyle::kAfro: {
      std::vector<Point> edge;
      for (int i = 0; i < 26; ++i) {
        const double a = i * 6.2831853 / 26;
        const double r = 0.63 + 0.016 * std::sin(i * 5.0) + 0.012 * std::sin(i * 2.7 + v.sitter.rhythm.t);
        edge.push_back({r * std::sin(a) + h.x * 0.12, -0.22 - r * 0.94 * std::cos(a)});
      }
      v.paper.piece(v.paper.cut(edge), tone, {.shade = 0.16, .light = 0.06, .rim = 0.026});
      return;
    }
    case HairStyle::kBun: {
      const Point at{v.hang.x * 0.08 + 0.03, -0.64};
      v.paper.piece(v.paper.disc(at, 0.19, 0.165), tone, {.shade = 0.06, .light = 0.03, .rim = 0.018});
      if (v.pixels() > 90) {
        v.paper.stroke(v.paper.line({at + Point{-0.12, 0.05}, at + Point{-0.02, -0.1},
                                     at + Point{0.11, -0.02}, at + Point{0.03, 0.07}}),
                       0.012, tone.shade);
      }
      return;
    }
    default:
      return;
  }
}

void draw_hair_before(const HeadView& v) {
  const Tone tone = v.paper.tone(v.sitter.character.hair_color);
  const double part = (v.sitter.character.seed & 1) != 0 ? 0.09 : -0.09;
  switch (v.sitter.character.hair) {
    case HairStyle::kNone:
      return;
    case HairStyle::kShort: {
      v.paper.piece(cap(v, 0.06, 0.03, part), tone, kHairLayers);
      // A swept fringe.
      const double s = part < 0 ? 1 : -1;
      const Outline fringe =
          v.paper.cut({v.at(part - s * 0.05, -0.34, 0.24), v.at(part + s * 0.14, -0.42, 0.24),
                       v.rim(s * 0.34, -0.34), v.at(s * 0.315, -0.16, 0.24),
                       v.at(part + s * 0.26, -0.245, 0.26), v.at(part + s * 0.1, -0.265, 0.26)});
      v.paper.piece(fringe, tone, {.shade = 0.035, .light = 0.025, .rim = 0.01});
      cap_strands(v, tone, 0.06, part);
      return;
    }
    case HairStyle::kLong: {
      // On the side that the face turns to, hair falls behind the cheek.
      if (v.place.yaw > -0.25) {
        lock(v, v.rim(-0.345, -0.3), 1.34, -0.1, 0.1, 1.5, tone);
        lock(v, v.rim(-0.37, -0.2), 0.98, -0.03, 0.055, 2.7, tone);
      }
      if (v.place.yaw < 0.25) lock(v, v.rim(0.35, -0.3), 1.18, 0.09, 0.095, 4.5, tone);
      v.paper.piece(cap(v, 0.07, 0.04, part), tone, kHairLayers);
      cap_strands(v, tone, 0.07, part);
      return;
    }
    case HairStyle::kBob: {
      v.paper.piece(cap(v, 0.07, 0.1, part), tone, kHairLayers);
      for (const double s : {-1.0, 1.0}) {
        const Outline side = v.paper.cut({v.rim(s * 0.33, -0.22), v.rim(s * 0.43, -0.12),
                                          Point{s * 0.47 * v.place.widen + v.hang.x * 0.3, 0.22},
                                          Point{s * 0.36 * v.place.widen + v.hang.x * 0.5, 0.47},
                                          v.rim(s * 0.31, 0.36), v.rim(s * 0.335, 0.05)});
        v.paper.piece(side, tone, {.shade = 0.05, .light = 0.025, .rim = 0.016});
      }
      // A straight fringe.
      v.paper.piece(v.paper.cut({v.at(-0.31, -0.24, 0.24), v.at(0, -0.40, 0.24), v.at(0.31, -0.24, 0.24),
                                 v.at(0.29, -0.145, 0.26), v.at(0.1, -0.16, 0.27), v.at(-0.1, -0.16, 0.27),
                                 v.at(-0.29, -0.145, 0.26)}),
                    tone, {.shade = 0.03, .light = 0.02, .rim = 0.006});
      cap_strands(v, tone, 0.07, 0);
      return;
    }
    case HairStyle::kPonytail:
    case HairStyle::kBun:
      v.paper.piece(cap(v, 0.035, 0.0, part), tone, kHairLayers);
      cap_strands(v, tone, 0.035, part);
      if (v.sitter.body.soft) lock(v, v.rim(-0.35, -0.1), 0.42, -0.02, 0.022, 3, tone);
      return;
    case HairStyle::kCurly:
      v.paper.piece(cap(v, 0.08, 0.06, 0), tone, kHairLayers);
      curls(v, tone, -1.3, 1.3, 0.385, 9, false);
      return;
    case HairStyle::kAfro:
      v.paper.piece(cap(v, 0.1, 0.06, 0), tone, {.shade = 0.05, .light = 0, .rim = 0});
      return;
    case HairStyle::kMohawk:
      shaved_sides(v);
      mohawk_crest(v, tone);
      return;
    case HairStyle::kBraids:
      v.paper.piece(cap(v, 0.045, 0.08, 0), tone, kHairLayers);
      cap_strands(v, tone, 0.045, 0);
      braid(v, v.rim(-0.36, 0.1), 0.95, 1, tone);
      braid(v, v.rim(0.36, 0.1), 0.95, 4, tone);
      return;
  }
}

}  // namespace render
