#include "mouth/cepstra.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace mouth {
namespace {

constexpr std::size_t kWindow = 410;  // 25.6 ms
constexpr std::size_t kSize = 512;
constexpr std::size_t kBins = kSize / 2 + 1;
constexpr std::size_t kBands = 25;
constexpr double kLowest = 130;  // Hz
constexpr double kHighest = 6800;
constexpr float kEmphasis = 0.97F;
constexpr double kLifter = 22;
constexpr float kFullScale = 32767;  // the model was trained on 16-bit numbers
constexpr float kLeastPower = 1e-4F;
constexpr double kRoom = 3e-4;  // of the mean power; measured: 1e-3 is better for espeak and worse for flite

std::vector<float> hamming() {
  std::vector<float> window(kWindow);
  for (std::size_t i = 0; i < kWindow; ++i) {
    window[i] = static_cast<float>(
        0.54 - 0.46 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / (kWindow - 1)));
  }
  return window;
}

double mel(double hertz) {
  return 2595 * std::log10(1 + hertz / 700);
}
double hertz(double mel) {
  return 700 * (std::pow(10, mel / 2595) - 1);
}

// Rows of the cosine transform with the lifter in them: [cepstrum][band].
std::vector<float> cosines() {
  std::vector<float> rows;
  for (std::size_t k = 0; k < kCepstra; ++k) {
    const double angle = std::numbers::pi * static_cast<double>(k);
    const double lifter = 1 + kLifter / 2 * std::sin(angle / kLifter);
    const double scale = std::sqrt((k == 0 ? 1.0 : 2.0) / kBands) * lifter;
    for (std::size_t band = 0; band < kBands; ++band) {
      rows.push_back(
          static_cast<float>(scale * std::cos(angle * (static_cast<double>(band) + 0.5) / kBands)));
    }
  }
  return rows;
}

// Digital silence is something that the model never met: its speakers sat in rooms. A little evenly spread
// power stands for the room.
void add_room(std::vector<float>& power) {
  if (power.empty()) return;
  const double mean = std::accumulate(power.begin(), power.end(), 0.0) / static_cast<double>(power.size());
  const auto room = static_cast<float>(mean * kRoom);
  for (float& value : power) value += room;
}

}  // namespace

Spectra::Spectra(std::span<const float> voice)
    : frames_(voice.size() / kFrameSamples), power_(frames_ * kBins) {
  audio::Fourier fourier(kSize);
  const std::vector<float> window = hamming();
  std::vector<float> samples(kSize);
  std::vector<std::complex<float>> spectrum(kBins);
  const auto at = [&](std::ptrdiff_t i) {
    return i < 0 || i >= std::ssize(voice) ? 0.0F : voice[static_cast<std::size_t>(i)] * kFullScale;
  };
  constexpr std::ptrdiff_t kLead = (kWindow - kFrameSamples) / 2;
  for (std::size_t frame = 0; frame < frames_; ++frame) {
    const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(frame * kFrameSamples) - kLead;
    for (std::size_t i = 0; i < kWindow; ++i) {
      const std::ptrdiff_t here = first + static_cast<std::ptrdiff_t>(i);
      samples[i] = (at(here) - kEmphasis * at(here - 1)) * window[i];
    }
    fourier.forward(samples, spectrum);
    for (std::size_t bin = 0; bin < kBins; ++bin) power_[frame * kBins + bin] = std::norm(spectrum[bin]);
  }
  add_room(power_);
}

std::span<const float> Spectra::operator[](std::size_t frame) const {
  return std::span(power_).subspan(frame * kBins, kBins);
}

MelBands::MelBands(double stretch) {
  const double bin_width = static_cast<double>(kVoiceRate) / kSize;
  const auto corner = [&](std::size_t i) {
    const double share = static_cast<double>(i) / (kBands + 1);
    return std::round(hertz(mel(kLowest) + share * (mel(kHighest) - mel(kLowest))) / bin_width) * bin_width;
  };
  for (std::size_t i = 0; i < kBands; ++i) {
    const double low = corner(i);
    const double centre = corner(i + 1);
    const double high = corner(i + 2);
    Band band;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
      const double at = static_cast<double>(bin) * bin_width / stretch;
      const double weight = std::min((at - low) / (centre - low), (high - at) / (high - centre));
      if (weight <= 0) continue;
      if (band.weights.empty()) band.first = bin;
      band.weights.push_back(static_cast<float>(weight * 2 / (high - low)));  // area 1
    }
    bands_.push_back(std::move(band));
  }
}

std::vector<Cepstra> MelBands::cepstra(const Spectra& spectra) const {
  static const std::vector<float> kCosines = cosines();
  std::vector<Cepstra> all(spectra.frames());
  std::array<float, kBands> levels{};
  for (std::size_t frame = 0; frame < all.size(); ++frame) {
    const auto power = spectra[frame];
    for (std::size_t i = 0; i < kBands; ++i) {
      float sum = 0;
      for (std::size_t k = 0; k < bands_[i].weights.size(); ++k) {
        sum += power[bands_[i].first + k] * bands_[i].weights[k];
      }
      levels[i] = std::log(std::max(sum, kLeastPower));
    }
    for (std::size_t k = 0; k < kCepstra; ++k) {
      float sum = 0;
      for (std::size_t i = 0; i < kBands; ++i) sum += kCosines[k * kBands + i] * levels[i];
      all[frame][k] = sum;
    }
  }
  return all;
}

std::vector<Features> features(std::vector<Cepstra> cepstra) {
  const auto count = std::ssize(cepstra);
  Cepstra mean{};
  for (const Cepstra& frame : cepstra) {
    for (std::size_t k = 0; k < kCepstra; ++k) mean[k] += frame[k] / static_cast<float>(count);
  }
  for (Cepstra& frame : cepstra) {
    for (std::size_t k = 0; k < kCepstra; ++k) frame[k] -= mean[k];
  }
  const auto at = [&](std::ptrdiff_t i, std::size_t k) {
    return cepstra[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, count - 1))][k];
  };
  std::vector<Features> all(cepstra.size());
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    Features& frame = all[static_cast<std::size_t>(i)];
    for (std::size_t k = 0; k < kCepstra; ++k) {
      frame[k] = at(i, k);
      frame[kCepstra + k] = at(i + 2, k) - at(i - 2, k);
      frame[2 * kCepstra + k] = (at(i + 3, k) - at(i - 1, k)) - (at(i + 1, k) - at(i - 3, k));
    }
  }
  return all;
}

}  // namespace mouth
