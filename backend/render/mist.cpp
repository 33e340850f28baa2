#include "render/mist.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/random.h"

namespace render {
namespace {

constexpr double kWide = 2.2;  // frame heights until the bank repeats
constexpr double kTop = -0.32;
constexpr double kTall = 1.1;
constexpr int kColumns = 176;

// Sines with whole numbers of waves across: the tile closes on itself.
class Noise {
 public:
  explicit Noise(base::Random& random) {
    for (int i = 0; i < 14; ++i) {
      const auto across = static_cast<double>(1 + random.index(6));
      const double down = random.between(1.0, 7.0);
      const double phase = random.between(0, 2 * std::numbers::pi);
      waves_.push_back({across, down, phase, 1 / (across + down * 0.5)});
      total_ += waves_.back().size;
    }
  }
  // u, v 0 … 1 over the tile; 0 … 1.
  double at(double u, double v) const {
    double sum = 0;
    for (const Wave& w : waves_) {
      sum += w.size * std::sin(2 * std::numbers::pi * (w.across * u + w.down * v * 0.5) + w.phase);
    }
    return std::clamp(0.5 + 0.9 * sum / total_, 0.0, 1.0);
  }

 private:
  struct Wave {
    double across, down, phase, size;
  };
  std::vector<Wave> waves_;
  double total_ = 0;
};

base::Pixels make_tile(const WeatherContext& context, double strength, double distance) {
  const int rows = static_cast<int>(kColumns * kTall / kWide);
  base::Pixels tile(kColumns + 1, rows);
  base::Random random(base::mix_seed(context.seed, "mist") + static_cast<std::uint64_t>(distance * 100));
  const Noise noise(random);
  const Color haze = mix(context.palette.haze, context.palette.sky_horizon, 0.35);
  for (int y = 0; y < rows; ++y) {
    const double v = static_cast<double>(y) / (rows - 1);
    // Rises softly, is thickest at two thirds, and stays to the bottom.
    const double body = std::min(1.0, std::pow(v / 0.6, 1.6)) * (1 - 0.45 * std::max(0.0, v - 0.6) / 0.4);
    for (int x = 0; x <= kColumns; ++x) {
      const double u = static_cast<double>(x % kColumns) / kColumns;
      const double alpha = std::clamp(strength * body * noise.at(u, v), 0.0, 0.9);
      const auto byte = [&](double c) { return static_cast<std::uint32_t>(std::lround(255 * c * alpha)); };
      tile.row(y)[x] = byte(1) << 24 | byte(haze.red) << 16 | byte(haze.green) << 8 | byte(haze.blue);
    }
  }
  return tile;
}

class Mist final : public Drawable {
 public:
  Mist(base::Pixels tile, double distance, double speed)
      : distance_(distance), speed_(speed), tile_(std::move(tile)), runs_(tile_) {}

  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override {
    const double h = scene.height;
    const double scale = kWide * h / (tile_.width - 1);
    const double shift = speed_ * scene.moment.seconds - scene.pose.zoom * scene.pose.x / distance_;
    const double rise = -scene.pose.zoom * scene.pose.y / distance_ + 0.5 * scene.pose.shift_y;
    const double y = h / 2 + h * (kTop + std::clamp(rise, -0.2, 0.05));
    const double left = -scene.width / h / 2 - 0.02;
    for (double x = wrap(shift, left - kWide, left); x < -left; x += kWide) {
      composite(frame, tile_, runs_, {.scale = scale, .x = scene.width / 2.0 + h * x, .y = y}, Blend::kOver,
                256, &hidden);
    }
  }

 private:
  double distance_;
  double speed_;
  base::Pixels tile_;
  CellRuns runs_;
};

}  // namespace

std::unique_ptr<Drawable> make_mist(const WeatherContext& context, double distance, double speed,
                                    double strength) {
  return std::make_unique<Mist>(make_tile(context, strength, distance), distance, speed);
}

}  // namespace render
