#include "mouth/voice_levels.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "audio/fourier/fourier.h"
#include "mouth/spectrum_split.h"
#include "mouth/voice_filter.h"

namespace mouth {

namespace {

constexpr std::size_t kLevelStep = kSoundRate / kLevelRate;
constexpr std::size_t kLevelWindow = 512;
constexpr std::size_t kLevelBlock = 512'000;  // 32 s, whole steps and whole hops of the filter
constexpr std::size_t kLevelMargin = 20'480;  // 1.28 s at both sides, for the ends of the filters
constexpr std::size_t kMarginSteps = 32;

// 0.41 s and 660 Hz: a drum is shorter, a vowel's harmonics are closer. Found on mixes of seed 11.
constexpr SplitWidths kLevelWidths{.frames = 41, .bins = 21};

constexpr float kVoiceLowest = 250.0F;
constexpr float kVoiceHighest = 3400.0F;
constexpr std::array<float, kVoiceBands + 1> kBandEdges = {200,  350,  500,  650,  800,  1000, 1250,
                                                           1500, 1800, 2100, 2450, 2850, 3300, 3900};

constexpr std::size_t bin_at(float frequency) {
  return static_cast<std::size_t>(frequency * kLevelWindow / kSoundRate + 0.5F);
}

// Level of the bins from `first` up to `end`.
float level_of(std::span<const float> sizes, std::size_t first, std::size_t end) {
  float power = 0;
  for (std::size_t bin = first; bin < end; ++bin) power += sizes[bin] * sizes[bin];
  // A sine of size 1 has a power of window² · 3/32 over its bins (the mean of squared Hann is 3/8).
  constexpr float kSine = static_cast<float>(kLevelWindow) * kLevelWindow * 3 / 32;
  return 10 * std::log10(power / kSine + 1e-12F);
}

float voice_level(std::span<const float> sizes) {
  return level_of(sizes, bin_at(kVoiceLowest), bin_at(kVoiceHighest) + 1);
}

BandLevels band_levels(std::span<const float> sizes) {
  BandLevels levels{};
  for (std::size_t band = 0; band < kVoiceBands; ++band)
    levels[band] = level_of(sizes, bin_at(kBandEdges[band]), bin_at(kBandEdges[band + 1]));
  return levels;
}

class LevelMeter {
 public:
  explicit LevelMeter(const VoiceOptions& options, bool stereo)
      : options_(options), centre_(stereo ? options.centre : VoiceOptions::Step::kLeftOut) {}

  // Adds `count` levels; `block` has the margins at both sides.
  void add(const MidSide& block, std::size_t count, VoiceLevels& levels) {
    const Spectrogram mid = sizes(block.mid);
    for (std::size_t i = kMarginSteps; i < kMarginSteps + count; ++i) {
      levels.mid.push_back(voice_level(mid.row(i)));
      levels.mid_bands.push_back(band_levels(mid.row(i)));
    }
    const Spectrogram voice = voice_sizes(block, mid);
    for (std::size_t i = kMarginSteps; i < kMarginSteps + count; ++i) {
      levels.voice.push_back(voice_level(voice.row(i)));
      levels.voice_bands.push_back(band_levels(voice.row(i)));
    }
  }

 private:
  Spectrogram voice_sizes(const MidSide& block, const Spectrogram& mid) {
    if (options_.harmonic_percussive == VoiceOptions::Step::kLeftOut) return mid;
    Spectrogram voice = sizes(filter_.run(block, centre_));
    const Spectrogram share = harmonic_share(voice, kLevelWidths);
    std::ranges::transform(voice.values, share.values, voice.values.begin(), std::multiplies());
    return voice;
  }

  Spectrogram sizes(std::span<const float> samples) {
    Spectrogram result(kLevelBlock / kLevelStep + 2 * kMarginSteps, fourier_.bins());
    for (std::size_t frame = 0; frame < result.frames; ++frame) {
      const std::size_t middle =
          kLevelMargin + frame * kLevelStep + kLevelStep / 2 - kMarginSteps * kLevelStep;
      for (std::size_t i = 0; i < kLevelWindow; ++i)
        buffer_[i] = samples[middle - kLevelWindow / 2 + i] * window_[i];
      fourier_.forward(buffer_, spectrum_);
      std::ranges::transform(spectrum_, result.row(frame).begin(),
                             [](std::complex<float> bin) { return std::sqrt(std::norm(bin)); });
    }
    return result;
  }

  const VoiceOptions options_;
  const VoiceOptions::Step centre_;
  VoiceFilter filter_;
  audio::Fourier fourier_{kLevelWindow};
  std::vector<float> window_ = audio::hann(kLevelWindow);
  std::vector<float> buffer_ = std::vector<float>(kLevelWindow);
  std::vector<std::complex<float>> spectrum_ = std::vector<std::complex<float>>(fourier_.bins());
};

}  // namespace

VoiceLevels voice_levels(const Sound& sound, const VoiceOptions& options, base::CancelToken cancel,
                         base::ProgressSink& progress) {
  const auto count = static_cast<std::size_t>(sound.samples() + kLevelStep - 1) / kLevelStep;
  constexpr std::size_t kAtOnce = kLevelBlock / kLevelStep;
  VoiceLevels levels;
  LevelMeter meter(options, sound.stereo());
  for (std::size_t first = 0; first < count; first += kAtOnce) {
    cancel.check();
    const std::int64_t start =
        static_cast<std::int64_t>(first * kLevelStep) - static_cast<std::int64_t>(kLevelMargin);
    meter.add(read_mid_side(sound, start, kLevelBlock + 2 * kLevelMargin), std::min(kAtOnce, count - first),
              levels);
    progress.report(static_cast<double>(std::min(first + kAtOnce, count)) / static_cast<double>(count));
  }
  return levels;
}

}  // namespace mouth
