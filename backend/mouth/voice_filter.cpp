#include "mouth/voice_filter.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace mouth {

namespace {

constexpr auto kFilterBins =
    static_cast<std::size_t>(VoiceFilter::kHighest * VoiceFilter::kWindow / kSoundRate);

// Found on mixes of seed 11; half or twice of each costs little.
constexpr SplitWidths kFilterWidths{.frames = 5, .bins = 17};  // 0.32 s, 66 Hz
constexpr float kFilterSideWeight = 0.5F;

float finite_or_zero(float sample) {
  return std::isfinite(sample) ? sample : 0.0F;
}

}  // namespace

MidSide read_mid_side(const Sound& sound, std::int64_t first, std::size_t count) {
  MidSide both{std::vector<float>(count), std::vector<float>(count)};
  sound.read(first, both.mid, both.side);
  for (std::size_t i = 0; i < count; ++i) {
    const float left = finite_or_zero(both.mid[i]);
    const float right = finite_or_zero(both.side[i]);
    both.mid[i] = (left + right) / 2;
    both.side[i] = (left - right) / 2;
  }
  return both;
}

void VoiceFilter::transform(std::span<const float> samples, std::vector<Bin>& spectrum) {
  for (std::size_t i = 0; i < kWindow; ++i) buffer_[i] = samples[i] * window_[i];
  fourier_.forward(buffer_, spectrum);
}

std::vector<float> VoiceFilter::run(const MidSide& sound, VoiceOptions::Step centre) {
  std::vector<float> result(sound.mid.size());
  if (result.size() < kWindow) return result;
  const std::size_t frames = (result.size() - kWindow) / kHop + 1;
  std::vector<Bin> mid(frames * kFilterBins);
  Spectrogram mid_size(frames, kFilterBins);
  Spectrogram side_power(frames, kFilterBins);
  std::vector<Bin> spectrum(fourier_.bins());
  for (std::size_t frame = 0; frame < frames; ++frame) {
    transform(std::span(sound.mid).subspan(frame * kHop, kWindow), spectrum);
    std::copy_n(spectrum.begin(), kFilterBins,
                mid.begin() + static_cast<std::ptrdiff_t>(frame * kFilterBins));
    std::transform(spectrum.begin(), spectrum.begin() + kFilterBins, mid_size.row(frame).begin(),
                   [](Bin bin) { return std::sqrt(std::norm(bin)); });
    if (centre == VoiceOptions::Step::kLeftOut) continue;
    transform(std::span(sound.side).subspan(frame * kHop, kWindow), spectrum);
    std::transform(spectrum.begin(), spectrum.begin() + kFilterBins, side_power.row(frame).begin(),
                   [](Bin bin) { return std::norm(bin); });
  }

  const Spectrogram steady = harmonic_share(mid_size, kFilterWidths);
  std::ranges::fill(spectrum, Bin{});
  for (std::size_t frame = 0; frame < frames; ++frame) {
    for (std::size_t bin = 0; bin < kFilterBins; ++bin) {
      const float moving = 1 - steady.row(frame)[bin];
      const float size = mid_size.row(frame)[bin] * moving;
      const float power = size * size;
      const float centred = power - kFilterSideWeight * side_power.row(frame)[bin];
      spectrum[bin] =
          power > 0 ? mid[frame * kFilterBins + bin] * (moving * std::max(0.0F, centred) / power) : Bin{};
    }
    fourier_.inverse(spectrum, buffer_);
    // Four squared Hann windows, a quarter apart, sum to 3/2.
    for (std::size_t i = 0; i < kWindow; ++i) result[frame * kHop + i] += buffer_[i] * window_[i] / 1.5F;
  }
  return result;
}

}  // namespace mouth
