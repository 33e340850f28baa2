#include "audio/tempo.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace audio {
namespace {

constexpr double kSlowest = 70;  // BPM
constexpr double kFastest = 180;
constexpr double kPreferred = 120;
constexpr double kOctaves = 0.9;  // width of the preference in octaves (Ellis 2007 uses about one)

double autocorrelation(const std::vector<float>& x, double lag) {
  const auto whole = static_cast<std::size_t>(lag);
  if (whole + 2 >= x.size()) return 0;
  const double part = lag - static_cast<double>(whole);
  double sum = 0;
  for (std::size_t i = 0; i + whole + 1 < x.size(); ++i) {
    sum += x[i] * ((1 - part) * x[i + whole] + part * x[i + whole + 1]);
  }
  return sum / static_cast<double>(x.size() - whole);
}

double preference(double bpm) {
  const double octaves = std::log2(bpm / kPreferred) / kOctaves;
  return std::exp(-0.5 * octaves * octaves);
}

// Mean onset strength at the beats of a grid; `period` and `phase` in steps of the curve.
double grid_strength(const std::vector<float>& x, double period, double phase) {
  double sum = 0;
  int beats = 0;
  for (double position = phase; position + 1 < static_cast<double>(x.size()); position += period) {
    const auto i = static_cast<std::size_t>(position);
    const double part = position - static_cast<double>(i);
    sum += (1 - part) * x[i] + part * x[i + 1];
    ++beats;
  }
  return beats > 0 ? sum / beats : 0;
}

struct Grid {
  double period = 0;
  double phase = 0;
  double strength = -1;
};

// Searches period and phase around `guess`; the period's step moves the last beat by about half a step of the
// curve.
Grid refine(const std::vector<float>& x, double guess) {
  Grid best;
  const double beats = std::max(4.0, static_cast<double>(x.size()) / guess);
  const double step = 0.5 / beats;
  const double reach = guess * 0.02;
  for (double period = guess - reach; period <= guess + reach; period += step) {
    for (double phase = 0; phase < period; phase += 1) {
      const double strength = grid_strength(x, period, phase);
      if (strength > best.strength) best = {period, phase, strength};
    }
  }
  return best;
}

}  // namespace

Tempo find_tempo(const timing::Curve& onset_strength) {
  const double steps_per_minute = 60.0 * static_cast<double>(timing::Flicks::period::den) /
                                  static_cast<double>(onset_strength.step.count());
  // Three minutes tell the tempo; more only costs.
  std::vector<float> x(onset_strength.values.begin(),
                       onset_strength.values.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(
                                                           onset_strength.values.size(), 18'000)));
  const float mean = x.empty() ? 0 : std::accumulate(x.begin(), x.end(), 0.0F) / static_cast<float>(x.size());
  for (float& value : x) value -= mean;

  double best_bpm = kPreferred;
  double best_score = 0;
  for (double bpm = kSlowest; bpm <= kFastest; bpm += 0.5) {
    const double score = autocorrelation(x, steps_per_minute / bpm) * preference(bpm);
    if (score > best_score) {
      best_score = score;
      best_bpm = bpm;
    }
  }
  if (best_score <= 0) return {};
  const Grid grid = refine(x, steps_per_minute / best_bpm);
  return {.beats_per_minute = steps_per_minute / grid.period,
          .first_beat = timing::Flicks(
              static_cast<std::int64_t>(grid.phase * static_cast<double>(onset_strength.step.count())))};
}

}  // namespace audio
