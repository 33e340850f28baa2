#include <algorithm>

#include "render/figure/head.h"

namespace render {
namespace {

constexpr double kNodBrow = 0.012;  // head units that the brows rise with a nod

struct Expression {
  double open = 1;        // of the upper lid
  double squint = 0;      // of the lower lid
  double brow = 0;        // up
  double inner_brow = 0;  // the inner end up against the outer
};

Expression expression_of(const FigureState& state, double onset) {
  const bool sings = state.action == Action::kSing;
  switch (state.mood) {
    case Mood::kCalm:
      return {.open = 0.9, .squint = 0, .brow = 0.004 + 0.008 * onset, .inner_brow = 0.004};
    case Mood::kJoyful:
      return {.open = 0.95, .squint = 0.45, .brow = 0.024 + 0.012 * onset, .inner_brow = 0.006};
    case Mood::kEnergetic:
      return {.open = 1.08, .squint = 0.1, .brow = 0.006 + 0.02 * onset, .inner_brow = -0.024};
    case Mood::kMelancholy:
      return {.open = 0.68, .squint = 0, .brow = 0.004, .inner_brow = 0.040};
    case Mood::kTense:
      return {.open = 0.9, .squint = 0.3, .brow = -0.018, .inner_brow = -0.036};
    case Mood::kDreamy:
      return {.open = sings ? 0.5 : 0.62, .squint = 0.1, .brow = 0.026, .inner_brow = 0.014};
  }
  return {};
}

struct EyeShape {
  std::vector<Point> upper;  // from the outer to the inner corner
  std::vector<Point> lower;  // back
};

EyeShape eye_shape(const HeadView& v, double side, double open, double squint) {
  const auto at = [&](double x, double y) {
    return v.at(side * (kEyeX + x), kEyeY + y, 0.30 - 0.22 * std::abs(x));
  };
  const double tilt = v.sitter.body.soft ? 0.016 : 0.008;
  const double up = 0.055 * open;
  const double low = 0.034 * (1 - 0.5 * squint);
  const double wide = 0.084;
  return {.upper = {at(wide, -tilt), at(wide * 0.5, blend(low, -up * 0.95, open > 0 ? 1 : 0) - tilt * 0.5),
                    at(0, -up), at(-wide * 0.55, -up * 0.72), at(-wide, 0.010)},
          .lower = {at(-wide, 0.010), at(-wide * 0.45, low * 0.85), at(wide * 0.15, low),
                    at(wide * 0.65, low * 0.62 - tilt), at(wide, -tilt)}};
}

void iris(const HeadView& v, Point at, double narrow) {
  const Paper& paper = v.paper;
  Canvas& canvas = paper.canvas();
  const double r = 0.047;
  const Color color = paper.lit(mix(v.sitter.character.eyes, rgb(0xFFFFFF), 0.06));
  const Color dark = paper.lit(mix(v.sitter.character.eyes, rgb(0x000000), 0.62));
  paper.fill(paper.disc(at, r * narrow, r), dark);
  if (v.pixels() > 200) {
    canvas.ellipse(at + Point{0, 0.004}, r * 0.88 * narrow, r * 0.88);
    canvas.fill_radial(at + Point{0, 0.016}, r * 1.1,
                       {{0, shade(color, 0.16)}, {0.55, color}, {1, mix(color, dark, 0.6)}});
    if (v.pixels() > 380) {
      for (int i = 0; i < 18; ++i) {
        const Point ray = turned({0, 1}, i * 0.349);
        paper.stroke({at + ray * (r * 0.5), at + ray * (r * 0.82)}, 0.0022,
                     with_alpha(mix(color, rgb(0xFFFFFF), i % 2 ? 0.22 : 0.0), 0.4));
      }
    }
  } else {
    paper.fill(paper.disc(at, r * 0.8 * narrow, r * 0.8), color);
  }
  paper.fill(paper.disc(at, r * 0.44 * narrow, r * 0.44), rgb(0x0A080A));
  const double glint = v.paper.light_side() * 0.017;
  paper.fill(paper.disc(at + Point{glint, -0.017}, 0.0115, 0.0115), rgb(0xFFFFFF));
  if (v.pixels() > 160) {
    paper.fill(paper.disc(at + Point{-glint * 0.9, 0.016}, 0.0055, 0.0055), with_alpha(rgb(0xFFFFFF), 0.6));
  }
}

void lashes(const HeadView& v, const EyeShape& eye, double side, double open) {
  const Paper& paper = v.paper;
  const Color ink = paper.lit(mix(v.sitter.character.hair_color, rgb(0x120B0B), 0.75));
  const bool soft = v.sitter.body.soft;
  std::vector<Point> line = eye.upper;
  const Point outward = v.at(side * (kEyeX + 0.084), kEyeY) - v.at(side * kEyeX, kEyeY);
  // The lash line runs a little past the outer corner.
  line.insert(line.begin(), line.front() + outward * (soft ? 0.2 : 0.08) + Point{0, soft ? -0.012 : 0.002});
  const double heavy = soft ? 0.0115 : 0.0085;
  paper.fill(paper.ribbon(line, {0.002, heavy * 0.85, heavy, heavy * 0.9, heavy * 0.7, 0.003}), ink);
  if (soft && v.pixels() > 220) {
    for (int i = 0; i < 4; ++i) {
      const Point root = mix(eye.upper[0], eye.upper[1], i * 0.33);
      const double down = open < 0.3 ? 1 : -1;
      paper.fill(paper.ribbon({root, root + outward * 0.12 + Point{0, down * 0.014},
                               root + outward * 0.26 + Point{0, down * 0.034}},
                              {0.004, 0.003, 0.0006}),
                 ink);
    }
  }
}

void eye(const HeadView& v, double side, const Expression& e, const Tone& skin) {
  const Paper& paper = v.paper;
  Canvas& canvas = paper.canvas();
  const double open = blend(std::min(e.open, 1.15), -0.5, v.blink);
  const EyeShape shape = eye_shape(v, side, open, e.squint);
  std::vector<Point> edge = shape.upper;
  edge.insert(edge.end(), shape.lower.begin() + 1, shape.lower.end() - 1);
  const double ahead = std::sqrt(std::max(0.1, 1 - v.place.yaw * v.place.yaw));
  // The socket and the lid: a piece of shaded paper around the eye.
  const Point center = v.at(side * kEyeX, kEyeY);
  if (v.pixels() > 70) {
    const Color lid =
        with_alpha(mix(skin.shade, paper.lit(rgb(0x7A3A3A)), v.sitter.body.soft ? 0.3 : 0.1), 0.55);
    paper.fill(
        paper.cut({v.at(side * (kEyeX + 0.092), kEyeY - 0.02), v.at(side * (kEyeX + 0.055), kEyeY - 0.068),
                   v.at(side * (kEyeX - 0.01), kEyeY - 0.082), v.at(side * (kEyeX - 0.07), kEyeY - 0.052),
                   v.at(side * (kEyeX - 0.09), kEyeY + 0.006), v.at(side * kEyeX, kEyeY + 0.02)}),
        lid);
  }
  if (open > 0.05) {
    const Outline white = paper.cut(edge);
    paper.fill(white, mix(paper.lit(rgb(0xF6F3EE)), skin.base, 0.05));
    const Point look = center + Point{(v.gaze.x * 0.032 + v.place.yaw * 0.012),
                                      v.gaze.y * 0.02 + v.place.pitch * 0.014 - 0.004};
    canvas.save();
    canvas.polygon(white);
    canvas.clip();
    iris(v, look, ahead);
    // The lid's shadow on the eyeball.
    if (v.pixels() > 110) {
      std::vector<Point> shadow = shape.upper;
      for (std::size_t i = shape.upper.size(); i-- > 0;) shadow.push_back(shape.upper[i] + Point{0, 0.02});
      canvas.polygon(shadow);
      canvas.fill(with_alpha(rgb(0x1A1020), 0.35));
    }
    canvas.restore();
  } else {
    paper.fill(paper.cut(edge), mix(skin.base, skin.shade, 0.4));
  }
  lashes(v, shape, side, open);
  if (v.pixels() < 140) return;
  paper.stroke(paper.line(shape.lower), 0.0035, with_alpha(mix(skin.shade, rgb(0x401818), 0.4), 0.8));
  // The fold of the lid.
  paper.stroke(
      paper.line({v.at(side * (kEyeX + 0.085), kEyeY - 0.045), v.at(side * (kEyeX + 0.03), kEyeY - 0.083),
                  v.at(side * (kEyeX - 0.045), kEyeY - 0.074), v.at(side * (kEyeX - 0.085), kEyeY - 0.03)}),
      0.004, with_alpha(mix(skin.shade, rgb(0x401818), 0.3), 0.75));
}

}  // namespace

void draw_eyes(const HeadView& v) {
  const Tone skin = v.sitter.skin();
  if (v.pixels() < 40) {
    for (const double side : {-1.0, 1.0}) {
      v.paper.fill(v.paper.disc(v.at(side * kEyeX, kEyeY), 0.05, 0.045), rgb(0x160E10));
    }
    return;
  }
  const Expression e = expression_of(v.sitter.state, v.sitter.rhythm.onset);
  for (const double side : {-1.0, 1.0}) eye(v, side, e, skin);
}

void draw_brows(const HeadView& v, Color color) {
  if (v.pixels() < 34) return;
  const Expression e = expression_of(v.sitter.state, v.sitter.rhythm.onset);
  const double thick = v.sitter.body.soft ? 0.0135 : 0.021;
  for (const double side : {-1.0, 1.0}) {
    // One brow speaks a little more than the other.
    const double lift = e.brow + kNodBrow * v.sitter.state.nod + (side > 0 ? 0.006 : 0);
    const auto at = [&](double x, double y) {
      return v.at(side * x, y - lift, 0.31 - 0.2 * std::abs(x - 0.1));
    };
    v.paper.fill(v.paper.ribbon({at(0.068, -0.096 - e.inner_brow), at(0.12, -0.124 - e.inner_brow * 0.45),
                                 at(0.19, -0.136), at(0.258, -0.098 + e.inner_brow * 0.3)},
                                {thick * 0.75, thick, thick * 0.8, 0.003}),
                 color);
  }
}

void draw_nose(const HeadView& v, const Tone& skin) {
  if (v.pixels() < 44) return;
  const Paper& paper = v.paper;
  const double dark = -paper.light_side();
  const double wide = v.sitter.body.soft ? 0.85 : 1.05;
  const auto at = [&](double x, double y, double depth) { return v.at(x * wide, y, depth); };
  // The shaded side of the nose as one cut, from the brow to the wing.
  paper.fill(
      paper.cut({at(dark * 0.056, -0.085, 0.30), at(dark * 0.022, -0.03, 0.34), at(dark * 0.018, 0.08, 0.42),
                 at(dark * 0.012, 0.152, 0.45), at(dark * 0.03, 0.172, 0.42), at(dark * 0.066, 0.158, 0.36),
                 at(dark * 0.058, 0.118, 0.36), at(dark * 0.034, 0.03, 0.33), at(dark * 0.05, -0.04, 0.30)}),
      with_alpha(skin.shade, 0.85));
  // Under the tip.
  paper.fill(paper.cut({at(-0.058, 0.150, 0.37), at(-0.026, 0.163, 0.43), at(0, 0.168, 0.45),
                        at(0.026, 0.163, 0.43), at(0.058, 0.150, 0.37), at(0.032, 0.178, 0.40),
                        at(0, 0.186, 0.41), at(-0.032, 0.178, 0.40)}),
             mix(skin.shade, paper.lit(rgb(0x5A2018)), 0.3));
  if (v.pixels() < 120) return;
  paper.fill(paper.ribbon({at(-dark * 0.006, -0.04, 0.35), at(-dark * 0.008, 0.06, 0.42),
                           at(-dark * 0.010, 0.128, 0.45)},
                          {0.003, 0.006, 0.011}),
             with_alpha(skin.light, 0.9));
  for (const double side : {-1.0, 1.0}) {
    paper.fill(paper.ribbon({at(side * 0.04, 0.165, 0.39), at(side * 0.024, 0.172, 0.41)}, {0.0045, 0.003}),
               paper.lit(rgb(0x3A1410)));
  }
}

}  // namespace render
