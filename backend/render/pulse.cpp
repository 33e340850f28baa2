#include "render/pulse.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

constexpr timing::Flicks kStep{timing::Flicks::period::den / 100};
// Natural frequency of the spring under the camera, radians a second: it gives way in about 0.15 s and is
// back within half a second.
constexpr double kSpring = 11;
// Onsets under this are too many to answer each.
constexpr double kStrongOnset = 0.55;

double beats_at(const Music& music, timing::Flicks time) {
  return timing::to_seconds(time - music.first_beat) * music.beats_per_minute / 60;
}

double beat_phase(const Music& music, timing::Flicks time) {
  const double beats = beats_at(music, time);
  return beats - std::floor(beats);
}

// Without a song: a calm pulse at 120 BPM, every second beat a little stronger.
Music calm(timing::Flicks duration) {
  Music music;
  const auto count = static_cast<std::size_t>(duration / kStep) + 2;
  for (std::size_t i = 0; i < count; ++i) {
    const timing::Flicks time = kStep * static_cast<std::int64_t>(i);
    const double seconds = timing::to_seconds(time);
    const double phase = beat_phase(music, time);
    const bool strong = static_cast<std::int64_t>(std::floor(seconds * 2)) % 2 == 0;
    const double hit = std::exp(-phase * 4.0) * (strong ? 1.0 : 0.6);
    music.energy.values.push_back(static_cast<float>(0.45 + 0.08 * std::sin(seconds * 0.7)));
    music.bass.values.push_back(static_cast<float>(0.15 + 0.4 * hit));
    music.onset.values.push_back(static_cast<float>(0.5 * hit));
  }
  return music;
}

timing::Curve push_of(const Music& music, timing::Flicks duration) {
  timing::Curve push{.step = kStep, .values = {}};
  const auto count = static_cast<std::size_t>(duration / kStep) + 2;
  const double dt = timing::to_seconds(kStep);
  double position = 0;
  double velocity = 0;
  double before = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double onset = music.onset.at(kStep * static_cast<std::int64_t>(i));
    // Struck once, as the curve jumps up.
    if (onset > kStrongOnset && onset - before > 0.2) velocity += kSpring * (onset - kStrongOnset) * 2.2;
    before = onset;
    velocity += (-kSpring * kSpring * position - 2 * kSpring * velocity) * dt;
    position += velocity * dt;
    push.values.push_back(static_cast<float>(std::clamp(position, 0.0, 1.0)));
  }
  return push;
}

}  // namespace

Pulse::Pulse(const Music& music, timing::Flicks duration) : music_(music) {
  if (music_.energy.values.empty() && music_.onset.values.empty() && music_.bass.values.empty()) {
    music_ = calm(duration);
  }
  push_ = push_of(music_, duration);
}

Moment Pulse::at(timing::Flicks time) const {
  const auto unit = [&](const timing::Curve& curve) {
    return std::clamp(static_cast<double>(curve.at(time)), 0.0, 1.0);
  };
  return {.time = time,
          .seconds = timing::to_seconds(time),
          .energy = unit(music_.energy),
          .bass = unit(music_.bass),
          .onset = unit(music_.onset),
          .beat_phase = beat_phase(music_, time),
          .beats = beats_at(music_, time)};
}

}  // namespace render
