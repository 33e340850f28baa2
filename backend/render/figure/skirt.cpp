#include <algorithm>

#include "render/figure/sitter.h"

namespace render {
namespace {

// Left and right edge of both legs at a height, as far as they reach there.
struct Edges {
  double left;
  double right;
};

void widen(Edges& edges, Point a, Point b, double y, double half) {
  if ((a.y - y) * (b.y - y) > 0) return;
  const double k = std::abs(b.y - a.y) < 1e-6 ? 0 : (y - a.y) / (b.y - a.y);
  const double x = blend(a.x, b.x, k);
  edges.left = std::min(edges.left, x - half);
  edges.right = std::max(edges.right, x + half);
}

Edges legs_at(const Sitter& s, double y, Edges edges) {
  const auto& w = s.body.leg;
  for (const Leg& leg : s.pose.legs) {
    widen(edges, flat(leg.hip), flat(leg.knee), y, w[0] * 1.15);
    widen(edges, flat(leg.knee), flat(leg.ankle), y, w[1] * 1.35);
    // A knee that is raised sideways pushes the cloth out.
    if (std::abs(leg.knee.y - y) < 0.05)
      widen(edges, flat(leg.knee) + Point{0, -1}, flat(leg.knee) + Point{0, 1}, y, w[1] * 1.5);
  }
  return edges;
}

}  // namespace

void draw_skirt(const Sitter& s) {
  const Proportions& b = s.body;
  const bool dress = s.character.top == Top::kDress;
  const Tone tone = s.cloth(dress ? s.character.top_color : s.character.bottom_color);
  const double drop = (b.thigh + b.shin) * (dress ? 0.7 : 0.46);
  const double flare = dress ? 2.0 : 1.62;
  const double waist = b.waist * 0.99;
  const Point middle = flat(s.pose.pelvis);
  const Point swing{s.lag().x * 1.6 + s.trail() * 0.8 + 0.006 * s.wind(0), 0};
  double floor = std::min(middle.y + drop, -0.05);
  if (s.pose.seated)
    floor = std::min(-0.05, std::max(s.pose.legs[kLeft].knee.y, s.pose.legs[kRight].knee.y) + drop * 0.34);
  // The cloth falls from the hips and goes around the legs at every height.
  const auto level = [&](double k) {
    const double y = blend(middle.y, floor, k);
    const double half = b.hip * blend(1.1, flare, k);
    const double x = middle.x + swing.x * k * k;
    return std::pair(y, legs_at(s, y, {x - half, x + half}));
  };
  std::vector<Point> left;
  std::vector<Point> right;
  for (const double k : {0.06, 0.3, 0.62}) {
    const auto [y, edges] = level(k);
    left.push_back({edges.left, y});
    right.push_back({edges.right, y});
  }
  const auto [low, wide] = level(1.0);
  const Edges hem_edges = wide;
  const auto hem = [&](double u) {
    return Point{blend(hem_edges.left, hem_edges.right, u),
                 floor + 0.012 * s.wind(u * 5) - 0.016 * std::abs(u - 0.5)};
  };
  const double top_share = dress ? 0.31 : 0.36;
  std::vector<Point> edge{on_trunk(s, top_share, -1.05, waist), on_trunk(s, top_share, 1.05, waist)};
  edge.insert(edge.end(), right.begin(), right.end());
  for (int i = 5; i >= 0; --i) edge.push_back(hem(i / 5.0));
  edge.insert(edge.end(), left.rbegin(), left.rend());
  s.paper.piece(s.paper.cut(edge), tone,
                {.shade = 0.05, .light = s.paper.detail() > 150 ? 0.03 : 0, .rim = 0.004});
  if (s.paper.detail() < 130) return;
  // Folds: wedges of the shaded paper that open towards the hem.
  for (const double u : {0.24, 0.45, 0.62, 0.82}) {
    const Point top = mix(on_trunk(s, 0.22, (u - 0.5) * 1.4, waist), hem(u), 0.16);
    const Point end = hem(u + 0.012 * s.wind(u * 9)) + Point{0, -0.004};
    const Point bend_at = mix(top, end, 0.55) + Point{0.004 * s.wind(u * 7), 0};
    s.paper.fill(s.paper.ribbon({top, bend_at, end}, {0.0008, 0.005, 0.011}), with_alpha(tone.shade, 0.8));
  }
}

}  // namespace render
