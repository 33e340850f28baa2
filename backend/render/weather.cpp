#include "render/weather.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"
#include "render/blur.h"
#include "render/mist.h"

namespace render {
namespace {

// A particle picture that is stamped many times.
struct Stamp {
  base::Pixels pixels;
  CellRuns runs;
  void put(base::Pixels& frame, double x, double y, double scale, int opacity,
           const HiddenRows& hidden) const {
    composite(frame, pixels, runs,
              {.scale = scale, .x = x - scale * pixels.width / 2, .y = y - scale * pixels.height / 2},
              Blend::kOver, opacity, &hidden);
  }
};

template <class Draw>
Stamp make_stamp(double width, double height, double sigma, const Draw& draw) {
  Stamp stamp;
  const int border = static_cast<int>(std::ceil(3 * sigma)) + 2;
  stamp.pixels = base::Pixels(static_cast<int>(std::ceil(width)) + 2 * border,
                              static_cast<int>(std::ceil(height)) + 2 * border);
  {
    Canvas canvas(stamp.pixels);
    canvas.translate(stamp.pixels.width / 2.0, stamp.pixels.height / 2.0);
    draw(canvas);
  }
  blur(stamp.pixels, sigma, Beyond::kNothing);
  stamp.runs = CellRuns(stamp.pixels);
  return stamp;
}

struct Particle {
  double x, y;   // 0 … 1 of the field
  double speed;  // around 1
  double phase;
  double size;  // around 1
};

std::vector<Particle> scatter(int count, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<Particle> particles;
  for (int i = 0; i < count; ++i) {
    const double x = random.unit();
    const double y = random.unit();
    const double speed = random.between(0.82, 1.18);
    const double phase = random.between(0, 2 * std::numbers::pi);
    particles.push_back({.x = x, .y = y, .speed = speed, .phase = phase, .size = random.between(0.7, 1.3)});
  }
  return particles;
}

// One plane of falling things, `distance` before the camera.
struct Fall {
  double distance = 6;
  int count = 100;     // in a square field
  double speed = 1;    // frame heights a second
  double slant = 0.1;  // sideways travel a height fallen
  double drift = 0;    // sideways swing, frame heights
  int opacity = 200;
};

class Falling final : public Drawable {
 public:
  Falling(const Fall& fall, Stamp stamp, double aspect, std::uint64_t seed)
      : fall_(fall),
        stamp_(std::move(stamp)),
        particles_(scatter(static_cast<int>(fall.count * std::max(0.6, aspect)), seed)) {}

  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override {
    const double h = scene.height;
    const double half = 0.5 * scene.width / h + 0.15;
    const double t = scene.moment.seconds;
    const double shift_x = scene.pose.zoom * scene.pose.x / fall_.distance;
    const double shift_y = scene.pose.zoom * scene.pose.y / fall_.distance;
    for (const Particle& p : particles_) {
      const double fallen = fall_.speed * p.speed * t;
      const double swing = fall_.drift * std::sin(t * (0.5 + 0.4 * p.speed) + p.phase);
      const double x = wrap(p.x * 2 * half + fallen * fall_.slant - shift_x, -half, half) + swing;
      const double y = wrap(p.y * 1.3 + fallen - shift_y, -0.65, 0.65);
      stamp_.put(frame, scene.width / 2.0 + h * x, h / 2 + h * y, p.size, fall_.opacity, hidden);
    }
  }

 private:
  Fall fall_;
  Stamp stamp_;
  std::vector<Particle> particles_;
};

// Rings where drops meet the ground, around the lead's feet and towards the camera.
class Splashes final : public Drawable {
 public:
  Splashes(const WeatherContext& context, Stamp ring)
      : ring_(std::move(ring)),
        ground_y_(context.ground_y),
        depth_(context.ground_depth),
        particles_(scatter(70, base::mix_seed(context.seed, "splash"))) {}

  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override {
    const View view = scene.view(depth_);
    const double aspect = static_cast<double>(scene.width) / scene.height;
    for (const Particle& p : particles_) {
      // Each life is a third of a second, at another place each time.
      const double clock = scene.moment.seconds * 2.8 * p.speed + p.phase;
      const double life = clock - std::floor(clock);
      base::Random random(base::mix_seed(
          static_cast<std::uint64_t>(std::floor(clock)) * 131 + static_cast<std::uint64_t>(p.x * 1e9),
          "drop"));
      const double near = random.unit();
      const Point at{(random.unit() - 0.5) * (aspect + 0.3), ground_y_ - 0.02 + 0.16 * near * near};
      const Point pixel = view.to_pixel(at);
      const double size = (0.35 + 0.9 * life) * (0.5 + 0.9 * near) * view.scale / scene.height;
      ring_.put(frame, pixel.x, pixel.y, std::max(0.05, size), static_cast<int>(170 * (1 - life)), hidden);
    }
  }

 private:
  Stamp ring_;
  double ground_y_;
  double depth_;
  std::vector<Particle> particles_;
};

Stamp streak(double length, double width, double slant, Color color) {
  return make_stamp(std::abs(slant) * length + width, length, 0, [&](Canvas& canvas) {
    const Point top{-slant * length / 2, -length / 2};
    const Point bottom{slant * length / 2, length / 2};
    canvas.begin();
    canvas.move_to({top.x, top.y});
    canvas.line_to({bottom.x - width / 2, bottom.y - width});
    canvas.line_to({bottom.x + width / 2, bottom.y - width});
    canvas.close();
    canvas.fill_linear(top, bottom, {{0, with_alpha(color, 0)}, {1, color}});
  });
}

Stamp flake(double radius, double sigma, Color color) {
  return make_stamp(2 * radius, 2 * radius, sigma, [&](Canvas& canvas) {
    canvas.begin();
    canvas.circle({0, 0}, radius);
    canvas.fill(color);
  });
}

void add_rain(std::vector<Placed>& placed, const WeatherContext& c, double z) {
  const double h = c.height;
  base::Random random(base::mix_seed(c.seed, "wind"));
  const double slant = random.between(0.06, 0.16) * (random.chance(0.5) ? 1 : -1);
  const Color drop = mix(rgb(0xFFFFFF), c.palette.sky_horizon, 0.35);
  const double aspect = static_cast<double>(c.width) / h;
  struct Plane {
    double distance;
    int count;
    double length, width, alpha, speed;
  };
  for (const Plane& p : {Plane{14, 170, 0.035, 0.0016, 0.26, 1.1}, Plane{6, 110, 0.075, 0.0022, 0.34, 1.7},
                         Plane{2.6, 36, 0.16, 0.0036, 0.30, 2.6}}) {
    placed.push_back(
        {z + p.distance,
         std::make_unique<Falling>(
             Fall{.distance = p.distance, .count = p.count, .speed = p.speed, .slant = slant, .opacity = 256},
             streak(p.length * h, std::max(1.0, p.width * h), slant, with_alpha(drop, p.alpha)), aspect,
             base::mix_seed(c.seed, "rain") + static_cast<std::uint64_t>(p.distance))});
  }
  const double radius = 0.018 * h;
  Stamp ring = make_stamp(2 * radius, 0.8 * radius, 0, [&](Canvas& canvas) {
    canvas.begin();
    canvas.ellipse({0, 0}, radius * 0.9, radius * 0.3);
    canvas.stroke(with_alpha(drop, 0.7), std::max(1.0, 0.0016 * h));
  });
  placed.push_back({c.ground_depth - 0.01, std::make_unique<Splashes>(c, std::move(ring))});
}

void add_snow(std::vector<Placed>& placed, const WeatherContext& c, double z) {
  const double h = c.height;
  const double aspect = static_cast<double>(c.width) / h;
  const Color white = mix(rgb(0xFFFFFF), c.palette.sky_horizon, 0.15);
  base::Random random(base::mix_seed(c.seed, "wind"));
  const double slant = random.between(-0.5, 0.5);
  struct Plane {
    double distance;
    int count;
    double radius, softness, alpha, speed, drift;
  };
  for (const Plane& p :
       {Plane{16, 230, 0.0022, 0.0004, 0.75, 0.055, 0.012}, Plane{6, 120, 0.0045, 0.0010, 0.85, 0.11, 0.025},
        Plane{2.4, 26, 0.013, 0.0055, 0.62, 0.22, 0.05}}) {
    placed.push_back({z + p.distance,
                      std::make_unique<Falling>(
                          Fall{.distance = p.distance,
                               .count = p.count,
                               .speed = p.speed,
                               .slant = slant,
                               .drift = p.drift,
                               .opacity = 256},
                          flake(std::max(0.9, p.radius * h), p.softness * h, with_alpha(white, p.alpha)),
                          aspect, base::mix_seed(c.seed, "snow") + static_cast<std::uint64_t>(p.distance))});
  }
}

void add_fog(std::vector<Placed>& placed, const WeatherContext& c, double z) {
  base::Random random(base::mix_seed(c.seed, "wind"));
  const double way = random.chance(0.5) ? 1 : -1;
  placed.push_back({z + 34, make_mist(c, 34.0, 0.008 * way, 0.95)});
  placed.push_back({z + 11, make_mist(c, 11.0, 0.016 * way, 0.62)});
  placed.push_back({z + 3.2, make_mist(c, 3.2, 0.034 * way, 0.34)});
}

}  // namespace

double wrap(double v, double low, double high) {
  const double span = high - low;
  return v - span * std::floor((v - low) / span);
}

std::vector<Placed> build_weather(const WeatherContext& context, double camera_z) {
  std::vector<Placed> placed;
  switch (context.weather) {
    case Weather::kClear:
      break;
    case Weather::kRain:
      add_rain(placed, context, camera_z);
      break;
    case Weather::kSnow:
      add_snow(placed, context, camera_z);
      break;
    case Weather::kFog:
      add_fog(placed, context, camera_z);
      break;
  }
  return placed;
}

}  // namespace render
