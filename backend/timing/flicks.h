#pragma once

#include <chrono>
#include <cstdint>
#include <ratio>

namespace timing {

// 1/705 600 000 s: frames at 24, 25, 30 and 60 fps and samples at 8 to 192 kHz (44.1 and 48 kHz among them)
// are whole numbers of flicks, so nothing drifts. Range ±414 years.
using Flicks = std::chrono::duration<std::int64_t, std::ratio<1, 705'600'000>>;

// Frames a second; whole rates only (24, 25, 30, 60).
struct FrameRate {
  int per_second = 24;
  bool operator==(const FrameRate&) const = default;
};

constexpr Flicks frame_time(std::int64_t frame, FrameRate rate) {
  return Flicks(frame * (Flicks::period::den / rate.per_second));
}
// The number of whole frames that begin before `time` (time ≥ 0), rounded to the nearest boundary.
constexpr std::int64_t nearest_frame(Flicks time, FrameRate rate) {
  const std::int64_t step = Flicks::period::den / rate.per_second;
  return (time.count() + step / 2) / step;
}
constexpr Flicks sample_time(std::int64_t sample, int sample_rate) {
  // Rates that do not divide a second of flicks (such as 384 kHz) round down, by less than a flick.
  const std::int64_t whole = sample / sample_rate;
  const std::int64_t rest = sample % sample_rate;
  return Flicks(whole * Flicks::period::den + rest * Flicks::period::den / sample_rate);
}
constexpr std::int64_t nearest_sample(Flicks time, int sample_rate) {
  const std::int64_t whole = time.count() / Flicks::period::den;
  const std::int64_t rest = time.count() % Flicks::period::den;
  return whole * sample_rate + (rest * sample_rate + Flicks::period::den / 2) / Flicks::period::den;
}
// For the edges only: JSON, the command line and the screen.
constexpr double to_seconds(Flicks time) {
  return static_cast<double>(time.count()) / Flicks::period::den;
}
constexpr Flicks from_seconds(double seconds) {
  const double exact = seconds * static_cast<double>(Flicks::period::den);
  return Flicks(static_cast<std::int64_t>(exact + (exact < 0 ? -0.5 : 0.5)));
}

struct TimeRange {
  Flicks start{0};
  Flicks end{0};  // exclusive
  constexpr Flicks duration() const { return end - start; }
  constexpr bool contains(Flicks time) const { return time >= start && time < end; }
  bool operator==(const TimeRange&) const = default;
};

}  // namespace timing
