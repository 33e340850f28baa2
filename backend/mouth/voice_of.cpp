#include <algorithm>
#include <cmath>
#include <complex>

#include "audio/fourier/fourier.h"
#include "mouth/voice.h"
#include "mouth/voice_filter.h"

namespace mouth {

namespace {

// Below this the music hides so much of the voice that the middle of the picture is heard better than the
// whole, above it the filter costs more than it gains: phones of speech and song mixed at 0 and at +6 dB.
constexpr double kLoudMusic = 7.5;

constexpr std::size_t kCentreWindow = 1024;  // 64 ms: longer ones blur the closures
constexpr std::size_t kCentreHop = kCentreWindow / 4;
constexpr float kSideWeight = 2.0F;     // a tone with half the power at the sides is gone
constexpr float kSmallestGain = 0.05F;  // of power; deeper holes sound like consonants

// Takes out of `middle` what is as loud at the sides. The first and last window are not whole.
std::vector<float> centre(const MidSide& sound) {
  const std::vector<float>& mid = sound.mid;
  const std::vector<float> window = audio::hann(kCentreWindow);
  audio::Fourier fourier(kCentreWindow);
  std::vector<float> both(kCentreWindow);
  std::vector<float> apart(kCentreWindow);
  std::vector<std::complex<float>> both_spectrum(fourier.bins());
  std::vector<std::complex<float>> apart_spectrum(fourier.bins());
  std::vector<float> result(mid.size());
  for (std::size_t first = 0; first + kCentreWindow <= mid.size(); first += kCentreHop) {
    for (std::size_t i = 0; i < kCentreWindow; ++i) {
      both[i] = mid[first + i] * window[i];
      apart[i] = sound.side[first + i] * window[i];
    }
    fourier.forward(both, both_spectrum);
    fourier.forward(apart, apart_spectrum);
    for (std::size_t bin = 0; bin < both_spectrum.size(); ++bin) {
      const float power = std::norm(both_spectrum[bin]);
      const float left_over = power - kSideWeight * std::norm(apart_spectrum[bin]);
      both_spectrum[bin] *= std::sqrt(std::max(kSmallestGain, power > 0 ? left_over / power : 0));
    }
    fourier.inverse(both_spectrum, both);
    // Four squared Hann windows, a quarter apart, sum to 3/2.
    for (std::size_t i = 0; i < kCentreWindow; ++i) result[first + i] += both[i] * window[i] / 1.5F;
  }
  return result;
}

}  // namespace

std::vector<float> voice_of(const Sound& sound, const VoiceMap& map, timing::TimeRange range) {
  const std::int64_t first = timing::nearest_sample(range.start, kSoundRate);
  const std::int64_t end = timing::nearest_sample(range.end, kSoundRate);
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(end - first, 0));
  const bool loud_music =
      map.kind != VoiceMap::Kind::kVoiceAlone && sound.stereo() && map.voice_over_music < kLoudMusic;
  if (!loud_music) return read_mid_side(sound, first, count).mid;

  constexpr std::int64_t kMargin = kCentreWindow;
  const std::vector<float> wide = centre(read_mid_side(sound, first - kMargin, count + 2 * kMargin));
  std::vector<float> result(wide.begin() + kMargin, wide.end() - kMargin);
  // Outside the sound is nothing, whatever the windows left there.
  const std::int64_t inside = std::clamp<std::int64_t>(sound.samples() - first, 0, std::ssize(result));
  std::fill(result.begin() + inside, result.end(), 0.0F);
  return result;
}

}  // namespace mouth
