#include "audio/offset.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <vector>

#include "audio/fourier/fourier.h"

namespace audio {
namespace {

constexpr std::size_t kSize = 32'768;  // the next power of two over window + 2 * reach
static_assert(kSize >= OffsetMeter::kWindow + 2 * OffsetMeter::kReach);

constexpr double kSilence = 3.2e-4;  // -70 dBFS
constexpr double kUnlike = 0.5;
constexpr double kTie = 0.003;  // AAC at 192 kb/s moves the correlation of equal passages by less than this

double power_of(std::span<const float> samples) {
  double power = 0;
  for (const float sample : samples) power += static_cast<double>(sample) * sample;
  return power;
}

bool is_silent(std::span<const float> samples) {
  return power_of(samples) < kSilence * kSilence * static_cast<double>(samples.size());
}

// Where between its neighbours a peak really stands, -0.5 … 0.5.
double parabola_peak(double left, double middle, double right) {
  const double bend = left - 2 * middle + right;
  return bend < 0 ? std::clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0;
}

}  // namespace

struct OffsetMeter::State {
  Fourier fourier{kSize};
  std::vector<float> padded = std::vector<float>(kSize);
  std::vector<float> correlation = std::vector<float>(kSize);
  std::vector<std::complex<float>> sound = std::vector<std::complex<float>>(fourier.bins());
  std::vector<std::complex<float>> reference = std::vector<std::complex<float>>(fourier.bins());

  void transform(std::span<const float> samples, std::vector<std::complex<float>>& spectrum) {
    std::copy(samples.begin(), samples.end(), padded.begin());
    std::fill(padded.begin() + static_cast<std::ptrdiff_t>(samples.size()), padded.end(), 0.0F);
    fourier.forward(padded, spectrum);
  }
};

OffsetMeter::OffsetMeter() : state_(std::make_unique<State>()) {}
OffsetMeter::~OffsetMeter() = default;

std::optional<Offset> OffsetMeter::measure(std::span<const float> sound, std::span<const float> reference) {
  if (is_silent(sound) || is_silent(reference)) return std::nullopt;
  state_->transform(sound, state_->sound);
  state_->transform(reference, state_->reference);
  for (std::size_t i = 0; i < state_->sound.size(); ++i) state_->reference[i] *= std::conj(state_->sound[i]);
  state_->fourier.inverse(state_->reference, state_->correlation);

  // correlation[p]: the sound laid over the reference from sample p on, by the power of that stretch.
  constexpr std::size_t kShifts = 2 * kReach + 1;
  const double sound_power = power_of(sound);
  double reference_power = power_of(reference.first(kWindow));
  std::vector<double> likeness(kShifts);
  for (std::size_t p = 0; p < kShifts; ++p) {
    likeness[p] = state_->correlation[p] / std::sqrt(sound_power * std::max(reference_power, 1e-9));
    if (p + 1 < kShifts) {
      const double gone = reference[p];
      const double come = reference[p + kWindow];
      reference_power = std::max(0.0, reference_power - gone * gone + come * come);
    }
  }
  const double highest = *std::max_element(likeness.begin(), likeness.end());
  if (highest < kUnlike) return std::nullopt;

  std::size_t peak = kReach;
  std::size_t distance = kShifts;
  for (std::size_t p = 0; p < kShifts; ++p) {
    const bool local =
        (p == 0 || likeness[p] >= likeness[p - 1]) && (p + 1 == kShifts || likeness[p] >= likeness[p + 1]);
    const std::size_t away = p > kReach ? p - kReach : kReach - p;
    if (local && likeness[p] >= highest - kTie && away < distance) {
      peak = p;
      distance = away;
    }
  }
  const double between = peak > 0 && peak + 1 < kShifts
                             ? parabola_peak(likeness[peak - 1], likeness[peak], likeness[peak + 1])
                             : 0;
  // Found at a later place of the reference, the sound is early.
  const double samples = static_cast<double>(kReach) - (static_cast<double>(peak) + between);
  return Offset{.milliseconds = samples * 1000.0 / kSampleRate, .likeness = std::min(1.0, likeness[peak])};
}

}  // namespace audio
