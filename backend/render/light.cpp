#include "render/light.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

constexpr int kGlowReduction = 4;

// The light buffer's pixels that [left, right] × [top, bottom] touches, a border of one around the frame
// included.
IntBox clipped(double left, double top, double right, double bottom, const FrameScene& scene) {
  const auto edge = [](double v, int size) {
    const int last = (size + kGlowReduction - 1) / kGlowReduction + 3;
    return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(last)));
  };
  return {edge(std::floor(left), scene.width), edge(std::floor(top), scene.height),
          edge(std::ceil(right) + 1, scene.width), edge(std::ceil(bottom) + 1, scene.height)};
}

IntBox joined(const IntBox& a, const IntBox& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

float square(float v) {
  return v * v;
}

}  // namespace

double beam_strength(const Moment& m) {
  return std::min(1.0, (0.30 + 0.70 * m.energy) * (0.72 + 0.22 * m.bass + 0.22 * m.onset));
}

double glow_strength(const Moment& m, double pulse) {
  const double accent = std::min(1.0, 0.45 + 0.35 * m.energy + 0.35 * std::max(m.onset, m.bass * 0.8));
  return 1 + (accent - 1) * std::clamp(pulse, 0.0, 1.0);
}

LightPiece::LightPiece(std::vector<Beam> beams, std::vector<Glow> glows)
    : beams_(std::move(beams)), glows_(std::move(glows)) {}

LightPiece::Cone LightPiece::cone_of(const Beam& beam, const FrameScene& scene) const {
  const View view = scene.view(beam.depth);
  const Moment& m = scene.moment;
  const Point from = view.to_pixel(beam.from);
  const double strength = 255 * beam.strength * beam_strength(m) * near_fade(scene.pose, beam.depth);
  // The swing takes about two bars at 120 BPM and widens with the energy of the song.
  const double sway = std::sin(m.seconds * 1.55 + beam.phase) * (0.6 + 0.4 * m.energy);
  Cone cone{.x = from.x / kGlowReduction + 1,
            .y = from.y / kGlowReduction + 1,
            .angle = beam.direction + beam.swing * sway,
            .length = beam.length * view.scale / kGlowReduction,
            .slope = std::tan(beam.spread),
            .base_width = std::max(0.6, 0.012 * view.scale / kGlowReduction),
            .red = static_cast<float>(strength * beam.color.red),
            .green = static_cast<float>(strength * beam.color.green),
            .blue = static_cast<float>(strength * beam.color.blue),
            .box = {}};
  if (strength < 1 || cone.length < 1) return cone;
  const double tip_x = cone.x + std::sin(cone.angle) * cone.length;
  const double tip_y = cone.y + std::cos(cone.angle) * cone.length;
  const double widest = cone.length * cone.slope + cone.base_width;
  cone.box = clipped(std::min(cone.x, tip_x) - widest, std::min(cone.y, tip_y) - widest,
                     std::max(cone.x, tip_x) + widest, std::max(cone.y, tip_y) + widest, scene);
  return cone;
}

LightPiece::Halo LightPiece::halo_of(const Glow& glow, const FrameScene& scene) const {
  const View view = scene.view(glow.depth);
  const Point at = view.to_pixel(glow.at);
  const double strength =
      255 * glow.strength * glow_strength(scene.moment, glow.pulse) * near_fade(scene.pose, glow.depth);
  Halo halo{.x = at.x / kGlowReduction + 1,
            .y = at.y / kGlowReduction + 1,
            .radius = glow.radius * view.scale / kGlowReduction,
            .red = static_cast<float>(strength * glow.color.red),
            .green = static_cast<float>(strength * glow.color.green),
            .blue = static_cast<float>(strength * glow.color.blue),
            .box = {}};
  if (strength < 1 || halo.radius < 0.5) return halo;
  halo.box =
      clipped(halo.x - halo.radius, halo.y - halo.radius, halo.x + halo.radius, halo.y + halo.radius, scene);
  return halo;
}

void LightPiece::aim(const FrameScene& scene) {
  cones_.clear();
  halos_.clear();
  box_ = {};
  for (const Beam& beam : beams_) {
    cones_.push_back(cone_of(beam, scene));
    box_ = joined(box_, cones_.back().box);
  }
  for (const Glow& glow : glows_) {
    halos_.push_back(halo_of(glow, scene));
    box_ = joined(box_, halos_.back().box);
  }
}

void LightPiece::prepare() {
  const auto count = static_cast<std::size_t>(box_.width()) * static_cast<std::size_t>(box_.height());
  for (auto* plane : {&red_, &green_, &blue_}) plane->assign(count, 0.0F);
  lit_.width = box_.width();
  lit_.height = box_.height();
  lit_.words.resize(count);
}

// Inside the cone |across| < base_width + slope · along: two straight lines, solved for the row's columns.
LightPiece::Columns LightPiece::Cone::columns(int row) const {
  const double s = std::sin(angle);
  const double c = std::cos(angle);
  const double dy = row + 0.5 - y;
  // Lying beams, whose edges a row may meet in the other order, take the whole box.
  if (c - slope * std::abs(s) < 0.1) return {box.left, box.right};
  const double right = x + (base_width + dy * (s + slope * c)) / (c - slope * s);
  const double left = x - (base_width + dy * (slope * c - s)) / (c + slope * s);
  const auto column = [&](double v) {
    return static_cast<int>(std::clamp(v, static_cast<double>(box.left), static_cast<double>(box.right)));
  };
  return {column(std::floor(left) - 1), column(std::ceil(right) + 1)};
}

void LightPiece::add(const Cone& cone) {
  const auto sine = static_cast<float>(std::sin(cone.angle));
  const auto cosine = static_cast<float>(std::cos(cone.angle));
  const auto slope = static_cast<float>(cone.slope);
  const auto base_width = static_cast<float>(cone.base_width);
  const auto inverse_length = static_cast<float>(1 / cone.length);
  const auto start = static_cast<float>(box_.left + 0.5 - cone.x);
  for (int py = cone.box.top; py < cone.box.bottom; ++py) {
    const auto dy = static_cast<float>(py + 0.5 - cone.y);
    const std::size_t row = static_cast<std::size_t>(py - box_.top) * static_cast<std::size_t>(box_.width());
    float* r = red_.data() + row;
    float* g = green_.data() + row;
    float* b = blue_.data() + row;
    const auto [begin, end] = cone.columns(py);
    for (int px = begin - box_.left; px < end - box_.left; ++px) {
      const float dx = static_cast<float>(px) + start;
      const float along = dx * sine + dy * cosine;
      const float across = dx * cosine - dy * sine;
      const float t = along * inverse_length;
      const float q = across / (base_width + std::max(along, 0.0F) * slope);
      const float profile = square(std::max(0.0F, 1 - q * q));
      const float fade = t > 0 ? square(std::max(0.0F, 1 - t)) : 0.0F;
      const float light = profile * fade;
      r[px] += cone.red * light;
      g[px] += cone.green * light;
      b[px] += cone.blue * light;
    }
  }
}

void LightPiece::add(const Halo& halo) {
  const auto inverse = static_cast<float>(1 / (halo.radius * halo.radius));
  const auto start = static_cast<float>(box_.left + 0.5 - halo.x);
  for (int py = halo.box.top; py < halo.box.bottom; ++py) {
    const auto dy = static_cast<float>(py + 0.5 - halo.y);
    const std::size_t row = static_cast<std::size_t>(py - box_.top) * static_cast<std::size_t>(box_.width());
    float* r = red_.data() + row;
    float* g = green_.data() + row;
    float* b = blue_.data() + row;
    for (int px = halo.box.left - box_.left; px < halo.box.right - box_.left; ++px) {
      const float dx = static_cast<float>(px) + start;
      const float near = std::max(0.0F, 1 - (dx * dx + dy * dy) * inverse);
      // A soft skirt with a brighter heart.
      const float light = 0.55F * near * near + 0.45F * square(square(near) * near);
      r[px] += halo.red * light;
      g[px] += halo.green * light;
      b[px] += halo.blue * light;
    }
  }
}

void LightPiece::draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) {
  aim(scene);
  if (box_.width() < 2 || box_.height() < 2) return;
  prepare();
  for (const Cone& cone : cones_) add(cone);
  for (const Halo& halo : halos_) add(halo);
  for (std::size_t i = 0; i < lit_.words.size(); ++i) {
    const auto byte = [](float v) {
      return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::min(v, 255.0F)));
    };
    lit_.words[i] = byte(red_[i]) << 16 | byte(green_[i]) << 8 | byte(blue_[i]);
  }
  constexpr double r = kGlowReduction;
  composite(frame, lit_, CellRuns(lit_), {.scale = r, .x = r * (box_.left - 1), .y = r * (box_.top - 1)},
            Blend::kScreen, 256, &hidden);
}

}  // namespace render
