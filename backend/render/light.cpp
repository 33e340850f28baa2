#include "render/light.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

constexpr int kReduction = 4;

struct Rows {
  int left, top, right, bottom;
  bool empty() const { return left >= right || top >= bottom; }
};

Rows clipped(double left, double top, double right, double bottom, int width, int height) {
  const auto edge = [](double v, int limit) {
    return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(limit)));
  };
  return {edge(std::floor(left), width), edge(std::floor(top), height), edge(std::ceil(right) + 1, width),
          edge(std::ceil(bottom) + 1, height)};
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

void LightPiece::prepare(int width, int height) {
  // A border of one light pixel on each side, for the bilinear filter.
  width_ = (width + kReduction - 1) / kReduction + 3;
  height_ = (height + kReduction - 1) / kReduction + 3;
  const auto count = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  for (auto* plane : {&red_, &green_, &blue_}) plane->assign(count, 0.0F);
  if (lit_.width != width_ || lit_.height != height_) lit_ = base::Pixels(width_, height_);
}

void LightPiece::add_beam(const Beam& beam, const FrameScene& scene) {
  const View view = scene.view(beam.depth);
  const Moment& m = scene.moment;
  const Point from = view.to_pixel(beam.from);
  const double x = from.x / kReduction + 1;
  const double y = from.y / kReduction + 1;
  const double length = beam.length * view.scale / kReduction;
  // The swing takes about two bars at 120 BPM and widens with the energy of the song.
  const double sway = std::sin(m.seconds * 1.55 + beam.phase) * (0.6 + 0.4 * m.energy);
  const double angle = beam.direction + beam.swing * sway;
  const double strength = beam.strength * beam_strength(m) * near_fade(scene.pose, beam.depth);
  if (strength <= 0 || length < 1) return;

  const auto sine = static_cast<float>(std::sin(angle));
  const auto cosine = static_cast<float>(std::cos(angle));
  const double widest = length * std::tan(beam.spread) + 1;
  const double tip_x = x + std::sin(angle) * length;
  const double tip_y = y + std::cos(angle) * length;
  const Rows rows = clipped(std::min(x, tip_x) - widest, std::min(y, tip_y) - widest,
                            std::max(x, tip_x) + widest, std::max(y, tip_y) + widest, width_, height_);
  const auto slope = static_cast<float>(std::tan(beam.spread));
  const auto inverse_length = static_cast<float>(1 / length);
  const auto base_width = static_cast<float>(std::max(0.6, 0.012 * view.scale / kReduction));
  const auto red = static_cast<float>(255 * strength * beam.color.red);
  const auto green = static_cast<float>(255 * strength * beam.color.green);
  const auto blue = static_cast<float>(255 * strength * beam.color.blue);
  for (int py = rows.top; py < rows.bottom; ++py) {
    const auto dy = static_cast<float>(py + 0.5 - y);
    const std::size_t row = static_cast<std::size_t>(py) * static_cast<std::size_t>(width_);
    float* r = red_.data() + row;
    float* g = green_.data() + row;
    float* b = blue_.data() + row;
    const auto start = static_cast<float>(0.5 - x);
    for (int px = rows.left; px < rows.right; ++px) {
      const float dx = static_cast<float>(px) + start;
      const float along = dx * sine + dy * cosine;
      const float across = dx * cosine - dy * sine;
      const float t = along * inverse_length;
      const float width = base_width + std::max(along, 0.0F) * slope;
      const float q = across / width;
      const float profile = square(std::max(0.0F, 1 - q * q));
      const float fade = t > 0 ? square(std::max(0.0F, 1 - t)) : 0.0F;
      const float light = profile * fade;
      r[px] += red * light;
      g[px] += green * light;
      b[px] += blue * light;
    }
  }
}

void LightPiece::add_glow(const Glow& glow, const FrameScene& scene) {
  const View view = scene.view(glow.depth);
  const Point at = view.to_pixel(glow.at);
  const double x = at.x / kReduction + 1;
  const double y = at.y / kReduction + 1;
  const double radius = glow.radius * view.scale / kReduction;
  const double strength =
      glow.strength * glow_strength(scene.moment, glow.pulse) * near_fade(scene.pose, glow.depth);
  if (strength <= 0 || radius < 0.5) return;
  const Rows rows = clipped(x - radius, y - radius, x + radius, y + radius, width_, height_);
  const auto inverse = static_cast<float>(1 / (radius * radius));
  const auto red = static_cast<float>(255 * strength * glow.color.red);
  const auto green = static_cast<float>(255 * strength * glow.color.green);
  const auto blue = static_cast<float>(255 * strength * glow.color.blue);
  for (int py = rows.top; py < rows.bottom; ++py) {
    const auto dy = static_cast<float>(py + 0.5 - y);
    const std::size_t row = static_cast<std::size_t>(py) * static_cast<std::size_t>(width_);
    float* r = red_.data() + row;
    float* g = green_.data() + row;
    float* b = blue_.data() + row;
    const auto start = static_cast<float>(0.5 - x);
    for (int px = rows.left; px < rows.right; ++px) {
      const float dx = static_cast<float>(px) + start;
      const float near = std::max(0.0F, 1 - (dx * dx + dy * dy) * inverse);
      // A soft skirt with a brighter heart.
      const float light = 0.55F * near * near + 0.45F * square(square(near) * near);
      r[px] += red * light;
      g[px] += green * light;
      b[px] += blue * light;
    }
  }
}

void LightPiece::draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) {
  prepare(scene.width, scene.height);
  for (const Beam& beam : beams_) add_beam(beam, scene);
  for (const Glow& glow : glows_) add_glow(glow, scene);
  for (std::size_t i = 0; i < lit_.words.size(); ++i) {
    const auto byte = [](float v) { return static_cast<std::uint32_t>(std::min(v, 255.0F)); };
    lit_.words[i] = byte(red_[i]) << 16 | byte(green_[i]) << 8 | byte(blue_[i]);
  }
  composite(frame, lit_, CellRuns(lit_), {.scale = kReduction, .x = -kReduction, .y = -kReduction},
            Blend::kScreen, 256, &hidden);
}

}  // namespace render
