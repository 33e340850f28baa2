#include <algorithm>

#include "render/figure/head.h"

namespace render {
namespace {

// Of an opening lower than this, in head units, the line between the lips is still seen.
constexpr double kOpenLine = 0.03;

// The edge of the opening: corners at ±half width, `lift` raises the corners.
std::vector<Point> opening(const MouthForm& m, Point c, double k, double lift, double grow_up,
                           double grow_down, double grow_side) {
  const double w = (m.half_width + grow_side) * k;
  const double up = (m.open * 0.42 + grow_up) * k;
  const double down = (m.open * 0.58 + grow_down) * k;
  const double shoulder = blend(0.56, 0.72, m.round);  // how square the opening is
  const double fall = blend(0.82, 0.74, m.round);
  const double bow = grow_up > 0 ? 0.16 * grow_up * k * (1 - m.round) : 0;
  const double corner = -lift * k;
  return {c + Point{-w, corner},
          c + Point{-w * shoulder, -up * fall + corner * 0.5},
          c + Point{-w * 0.2, -up - bow},
          c + Point{0, -up + bow * 1.3},
          c + Point{w * 0.2, -up - bow},
          c + Point{w * shoulder, -up * fall + corner * 0.5},
          c + Point{w, corner},
          c + Point{w * shoulder, down * fall + corner * 0.4},
          c + Point{0, down},
          c + Point{-w * shoulder, down * fall + corner * 0.4}};
}

double lift_of(Mood mood) {
  switch (mood) {
    case Mood::kJoyful:
      return 0.026;
    case Mood::kEnergetic:
      return 0.012;
    case Mood::kMelancholy:
      return -0.014;
    case Mood::kTense:
      return -0.007;
    case Mood::kDreamy:
      return 0.010;
    case Mood::kCalm:
      return 0.006;
  }
  return 0;
}

void inside_of_mouth(const HeadView& v, const MouthForm& m, Point c, double k, const Outline& hole) {
  Canvas& canvas = v.paper.canvas();
  const Paper& paper = v.paper;
  const Color teeth = paper.lit(rgb(0xF7F2E8));
  const bool far = v.pixels() < 90;
  // From far the teeth on the lip are all that is seen of an F.
  paper.fill(hole, mix(paper.lit(rgb(0x4A0F1A)), teeth, far ? 0.75 * m.teeth_on_lip : 0));
  if (far) return;
  const double w = m.half_width * k;
  const double top = c.y - m.open * 0.42 * k;
  const double low = c.y + m.open * 0.58 * k;
  canvas.save();
  canvas.polygon(hole);
  canvas.clip();
  if (m.tongue > 0) {
    const Tone tongue = paper.tone(rgb(0xC8505C));
    const double height = m.open * m.tongue * k;
    const Outline piece = m.tongue_up > 0.5 ? paper.cut({{c.x - w * 0.62, low},
                                                         {c.x - w * 0.42, top + m.open * 0.42 * k},
                                                         {c.x - w * 0.2, top + m.open * 0.2 * k},
                                                         {c.x + w * 0.2, top + m.open * 0.2 * k},
                                                         {c.x + w * 0.42, top + m.open * 0.42 * k},
                                                         {c.x + w * 0.62, low},
                                                         {c.x, low + 0.02}})
                                            : paper.disc({c.x, low + height * 0.25}, w * 0.66, height);
    paper.piece(piece, tongue, {.shade = 0.012, .light = 0.01, .rim = 0});
    paper.stroke({{c.x, m.tongue_up > 0.5 ? top + m.open * 0.4 * k : low - height * 0.4}, {c.x, low}}, 0.005,
                 tongue.shade);
  }
  const double upper = m.open * m.upper_teeth * k;
  if (upper > 0) {
    paper.fill(paper.cut({{c.x - w, top - 0.03},
                          {c.x + w, top - 0.03},
                          {c.x + w * 0.94, top + upper * 0.7},
                          {c.x + w * 0.4, top + upper},
                          {c.x, top + upper * 1.02},
                          {c.x - w * 0.4, top + upper},
                          {c.x - w * 0.94, top + upper * 0.7}}),
               teeth);
  }
  const double lower = m.open * m.lower_teeth * k;
  if (lower > 0) {
    paper.fill(paper.cut({{c.x - w * 0.8, low + 0.03},
                          {c.x + w * 0.8, low + 0.03},
                          {c.x + w * 0.7, low - lower * 0.75},
                          {c.x, low - lower},
                          {c.x - w * 0.7, low - lower * 0.75}}),
               mix(teeth, paper.lit(rgb(0x8A5A50)), 0.18));
  }
  if (v.pixels() > 260 && upper > 0) {
    const Color gap = with_alpha(paper.lit(rgb(0x9A8478)), 0.35);
    for (const double x : {-0.62, -0.36, -0.12, 0.12, 0.36, 0.62}) {
      paper.stroke({{c.x + w * x, top}, {c.x + w * x, top + upper * 0.9}}, 0.003, gap);
    }
    if (m.lower_teeth > 0 && m.upper_teeth + m.lower_teeth > 0.9) {
      paper.stroke({{c.x - w, top + upper}, {c.x + w, top + upper}}, 0.005, paper.lit(rgb(0x8A6A62)));
    }
  }
  canvas.restore();
}

// For F and V the lower lip goes up under the edge of the upper teeth.
void tuck_lower_lip(const HeadView& v, Point c, double k, const Tone& lips) {
  const MouthForm& m = v.mouth;
  const Paper& paper = v.paper;
  const double w = m.half_width * k;
  const double low = (m.open * 0.58 + m.lower_lip) * k;
  const double edge = blend(m.open * 0.58, m.open * 0.12, m.teeth_on_lip) * k;
  const std::vector<Point> rim{c + Point{-w * 0.98, edge * 0.4}, c + Point{-w * 0.5, edge * 0.85},
                               c + Point{0, edge}, c + Point{w * 0.5, edge * 0.85},
                               c + Point{w * 0.98, edge * 0.4}};
  std::vector<Point> lip = rim;
  for (const Point& p : {Point{w * 0.7, low * 0.76}, Point{0, low}, Point{-w * 0.7, low * 0.76}})
    lip.push_back(c + p);
  paper.fill(paper.cut(lip), lips.base);
  paper.stroke(paper.line(rim), 0.010 * m.teeth_on_lip, mix(lips.shade, paper.lit(rgb(0x30080E)), 0.6));
}

}  // namespace

MouthForm mouth_form(timing::MouthShape shape) {
  using timing::MouthShape;
  switch (shape) {
    case MouthShape::kA:
      return {.half_width = 0.104, .open = 0, .upper_lip = 0.013, .lower_lip = 0.017, .pressed = 1};
    case MouthShape::kB:
      return {.half_width = 0.122,
              .open = 0.040,
              .upper_lip = 0.020,
              .lower_lip = 0.026,
              .upper_teeth = 0.56,
              .lower_teeth = 0.46};
    case MouthShape::kC:
      return {.half_width = 0.110,
              .open = 0.088,
              .upper_lip = 0.021,
              .lower_lip = 0.028,
              .upper_teeth = 0.34,
              .tongue = 0.42,
              .round = 0.3};
    case MouthShape::kD:
      return {.half_width = 0.108,
              .open = 0.168,
              .upper_lip = 0.021,
              .lower_lip = 0.028,
              .upper_teeth = 0.2,
              .lower_teeth = 0.12,
              .tongue = 0.4,
              .round = 0.55};
    case MouthShape::kE:
      return {.half_width = 0.078,
              .open = 0.100,
              .upper_lip = 0.026,
              .lower_lip = 0.032,
              .upper_teeth = 0.14,
              .tongue = 0.3,
              .round = 1};
    case MouthShape::kF:
      return {.half_width = 0.040, .open = 0.048, .upper_lip = 0.034, .lower_lip = 0.038, .round = 1};
    case MouthShape::kG:
      return {.half_width = 0.086,
              .open = 0.054,
              .upper_lip = 0.020,
              .lower_lip = 0.024,
              .upper_teeth = 1.0,
              .teeth_on_lip = 1};
    case MouthShape::kH:
      return {.half_width = 0.104,
              .open = 0.100,
              .upper_lip = 0.021,
              .lower_lip = 0.027,
              .upper_teeth = 0.2,
              .tongue = 0.8,
              .round = 0.35,
              .tongue_up = 1};
    case MouthShape::kX:
      return {};
  }
  return {};
}

void draw_mouth(const HeadView& v, Point c, double k, const Tone& lips) {
  const MouthForm& m = v.mouth;
  const Paper& paper = v.paper;
  const double lift = lift_of(v.sitter.state.mood) * (1 - 0.5 * m.round);
  if (v.pixels() < 26) {
    if (m.open > 0.03)
      paper.fill(paper.disc(c, m.half_width * k, m.open * 0.5 * k), paper.lit(rgb(0x4A0F1A)));
    return;
  }
  const Outline outer = paper.cut(opening(m, c, k, lift, m.upper_lip, m.lower_lip, 0.008 + 0.012 * m.round));
  const Tone low{lips.base, lips.shade, lips.light, lips.light, false};
  paper.piece(outer, low, {.shade = 0, .light = 0, .rim = 0});
  // The upper lip turns from the light: a darker piece over the upper half.
  std::vector<Point> upper = opening(m, c, k, lift, m.upper_lip, 0, 0.008 + 0.012 * m.round);
  upper.resize(7);
  for (const double x : {0.5, 0.0, -0.5}) upper.push_back(c + Point{m.half_width * k * x, -lift * k * 0.3});
  paper.fill(paper.cut(upper), mix(lips.base, lips.shade, 0.6));
  if (m.open < kOpenLine) {
    const double w = m.half_width * k;
    const double wide = blend(0.008, 0.014, m.pressed) * (1 - m.open / kOpenLine);
    paper.stroke(paper.line({c + Point{-w * 1.04, -lift * k}, c + Point{-w * 0.45, -lift * k * 0.35 + 0.002},
                             c + Point{0, 0.003}, c + Point{w * 0.45, -lift * k * 0.35 + 0.002},
                             c + Point{w * 1.04, -lift * k}}),
                 wide, mix(lips.shade, paper.lit(rgb(0x30080E)), 0.6));
  }
  if (m.open > 0) inside_of_mouth(v, m, c, k, paper.cut(opening(m, c, k, lift, 0, 0, 0)));
  if (m.teeth_on_lip > 0.05) tuck_lower_lip(v, c, k, lips);
  if (v.pixels() < 150) return;
  // Light on the lower lip.
  const double y = (m.open * 0.58 + m.lower_lip * 0.5) * k;
  paper.fill(paper.ribbon({c + Point{-m.half_width * 0.36 * k, y - 0.002}, c + Point{0, y + 0.001},
                           c + Point{m.half_width * 0.3 * k, y - 0.002}},
                          {0.001, m.lower_lip * 0.17 * k, 0.001}),
             with_alpha(mix(lips.light, rgb(0xFFFFFF), 0.35), 0.7));
}

}  // namespace render
