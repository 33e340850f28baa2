#include "audio/envelope.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <vector>

#include "audio/fourier/fourier.h"
#include "audio/tempo.h"
#include "base/error.h"

namespace audio {
namespace {

constexpr int kHopsPerSecond = 100;
constexpr std::size_t kWindow = 1024;
constexpr double kBassEdge = 150;         // Hz
constexpr double kEnergySmoothing = 0.5;  // seconds
constexpr double kOnsetDecay = 0.1;       // seconds to 1/e: under 5 % after 0.3 s
constexpr float kFloor = 1e-4F;           // -80 dB: quieter counts as silence

// Loudness, bass and spectral flux of each hop, gathered while the song streams by.
struct Features {
  std::vector<float> loudness;
  std::vector<float> bass;
  std::vector<float> flux;
};

class FeatureReader {
 public:
  explicit FeatureReader(int sample_rate)
      : hop_(static_cast<std::size_t>(sample_rate / kHopsPerSecond)),
        bass_bins_(static_cast<std::size_t>(kBassEdge * kWindow / sample_rate) + 1),
        window_(hann(kWindow)),
        fourier_(kWindow),
        spectrum_(fourier_.bins()),
        previous_(fourier_.bins(), 0.0F),
        history_(kWindow, 0.0F),
        frame_(kWindow) {}

  void add(std::span<const float> mono) {
    pending_.insert(pending_.end(), mono.begin(), mono.end());
    std::size_t used = 0;
    for (; used + hop_ <= pending_.size(); used += hop_) take_hop(std::span(pending_).subspan(used, hop_));
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(used));
  }

  Features finish() {
    // The window is centred half its length late; what is still inside belongs to the song's last hops.
    const std::vector<float> silence(kWindow / 2, 0.0F);
    add(silence);
    const std::size_t lead = kWindow / 2 / hop_;
    for (auto* values : {&features_.bass, &features_.flux}) {
      values->erase(values->begin(),
                    values->begin() + static_cast<std::ptrdiff_t>(std::min(lead, values->size())));
    }
    const std::size_t count =
        std::min({features_.loudness.size(), features_.bass.size(), features_.flux.size()});
    for (auto* values : {&features_.loudness, &features_.bass, &features_.flux}) values->resize(count);
    return std::move(features_);
  }

 private:
  void take_hop(std::span<const float> hop) {
    double power = 0;
    for (const float sample : hop) power += static_cast<double>(sample) * sample;
    features_.loudness.push_back(static_cast<float>(std::sqrt(power / static_cast<double>(hop.size()))));

    std::copy(history_.begin() + static_cast<std::ptrdiff_t>(hop.size()), history_.end(), history_.begin());
    std::copy(hop.begin(), hop.end(), history_.end() - static_cast<std::ptrdiff_t>(hop.size()));
    for (std::size_t i = 0; i < kWindow; ++i) frame_[i] = history_[i] * window_[i];
    fourier_.forward(frame_, spectrum_);
    take_spectrum();
  }

  // Flux on log magnitudes against the widest of the neighbouring bins before, which vibrato does not fool
  // (Böck and Widmer, "Maximum filter vibrato suppression for onset detection", 2013).
  void take_spectrum() {
    float flux = 0;
    double bass = 0;
    std::vector<float>& now = current_;
    now.resize(spectrum_.size());
    for (std::size_t bin = 0; bin < spectrum_.size(); ++bin) {
      const float magnitude = std::abs(spectrum_[bin]) * (2.0F / kWindow);
      if (bin > 0 && bin <= bass_bins_) bass += static_cast<double>(magnitude) * magnitude;
      now[bin] = std::log1p(magnitude * 100.0F);
    }
    for (std::size_t bin = 1; bin + 1 < now.size(); ++bin) {
      const float before = std::max({previous_[bin - 1], previous_[bin], previous_[bin + 1]});
      flux += std::max(0.0F, now[bin] - before);
    }
    previous_.swap(now);
    features_.flux.push_back(flux);
    features_.bass.push_back(static_cast<float>(std::sqrt(bass)));
  }

  std::size_t hop_;
  std::size_t bass_bins_;
  std::vector<float> window_;
  Fourier fourier_;
  std::vector<std::complex<float>> spectrum_;
  std::vector<float> current_;
  std::vector<float> previous_;
  std::vector<float> history_;
  std::vector<float> frame_;
  std::vector<float> pending_;
  Features features_;
};

float percentile(std::vector<float> values, double fraction) {
  if (values.empty()) return 0;
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<float> moving_mean(const std::vector<float>& values, std::size_t width) {
  std::vector<float> result(values.size());
  double sum = 0;
  for (std::size_t i = 0; i < values.size() + width / 2; ++i) {
    if (i < values.size()) sum += values[i];
    if (i >= width) sum -= values[i - width];
    if (i >= width / 2) {
      const std::size_t present = std::min(i, values.size() - 1) + 1 - (i >= width ? i - width + 1 : 0);
      result[i - width / 2] =
          static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(1, present)));
    }
  }
  return result;
}

// Puts values on 0 … 1 of the song's own loud passages; songs differ by 20 dB in level, their videos must
// not.
std::vector<float> normalised(std::vector<float> values) {
  const float loud = std::max(percentile(values, 0.95), kFloor);
  for (float& value : values) value = std::clamp(value / loud, 0.0F, 1.0F);
  return values;
}

// Attack at once, fall slowly: the eye needs longer than the ear.
std::vector<float> with_decay(std::vector<float> values, double seconds) {
  const auto keep = static_cast<float>(std::exp(-1.0 / (seconds * kHopsPerSecond)));
  float held = 0;
  for (float& value : values) value = held = std::max(value, held * keep);
  return values;
}

// Peaks of the flux that stand out of their surroundings, each as a strength of 0 … 1.
std::vector<float> pick_onsets(const std::vector<float>& flux) {
  constexpr std::size_t kReach = 3;  // hops each side a peak must rule
  const std::vector<float> around = moving_mean(flux, 40);
  const float strong = std::max(percentile(flux, 0.98), kFloor);
  std::vector<float> peaks(flux.size(), 0.0F);
  for (std::size_t i = 0; i < flux.size(); ++i) {
    const std::size_t first = i > kReach ? i - kReach : 0;
    const std::size_t last = std::min(flux.size(), i + kReach + 1);
    const float highest = *std::max_element(flux.begin() + static_cast<std::ptrdiff_t>(first),
                                            flux.begin() + static_cast<std::ptrdiff_t>(last));
    if (flux[i] < highest || flux[i] < 1.5F * around[i] || flux[i] < 0.1F * strong) continue;
    peaks[i] = std::min(1.0F, 0.4F + 0.6F * flux[i] / strong);
  }
  return peaks;
}

timing::Curve curve_of(std::vector<float> values) {
  return {.step = timing::Flicks(timing::Flicks::period::den / kHopsPerSecond), .values = std::move(values)};
}

}  // namespace

Envelope analyse_envelope(media::SampleReader& song, base::CancelToken cancel) {
  const media::AudioFormat format = song.format();
  if (format.channels != 1 || format.sample_rate % kHopsPerSecond != 0) {
    throw base::Error(base::ErrorKind::kInternal, "the song must be read as mono at a multiple of 100 Hz");
  }
  FeatureReader reader(format.sample_rate);
  std::vector<float> block(1 << 14);
  std::int64_t samples = 0;
  while (const std::size_t count = song.read(block)) {
    cancel.check();
    samples += static_cast<std::int64_t>(count);
    reader.add(std::span(block).first(count));
  }
  const Features features = reader.finish();

  Envelope envelope;
  envelope.duration = timing::sample_time(samples, format.sample_rate);
  const auto smoothing = static_cast<std::size_t>(kEnergySmoothing * kHopsPerSecond);
  envelope.energy = curve_of(normalised(moving_mean(features.loudness, smoothing)));
  envelope.bass = curve_of(with_decay(normalised(features.bass), 0.08));
  envelope.onset = curve_of(with_decay(pick_onsets(features.flux), kOnsetDecay));
  const Tempo tempo = find_tempo(curve_of(features.flux));
  envelope.beats_per_minute = tempo.beats_per_minute;
  envelope.first_beat = tempo.first_beat;
  return envelope;
}

Envelope slice(const Envelope& song, timing::TimeRange range) {
  Envelope part;
  part.energy = song.energy.slice(range);
  part.bass = song.bass.slice(range);
  part.onset = song.onset.slice(range);
  part.duration = range.duration();
  part.beats_per_minute = song.beats_per_minute;
  const auto beat = timing::from_seconds(60.0 / song.beats_per_minute);
  auto phase = (song.first_beat - range.start) % beat;
  if (phase.count() < 0) phase += beat;
  part.first_beat = phase;
  return part;
}

}  // namespace audio
