#include "audio/fourier/fourier.h"

#include <cmath>
#include <cstdlib>
#include <kiss_fftr.h>
#include <numbers>

namespace audio {
namespace {

struct FreePlan {
  void operator()(kiss_fftr_cfg plan) const { std::free(plan); }  // kissfft's own release
};
using Plan = std::unique_ptr<kiss_fftr_state, FreePlan>;

}  // namespace

struct Fourier::Plans {
  Plan forward;
  Plan inverse;
};

Fourier::Fourier(std::size_t size) : plans_(std::make_unique<Plans>()), size_(size) {
  plans_->forward.reset(kiss_fftr_alloc(static_cast<int>(size), 0, nullptr, nullptr));
  plans_->inverse.reset(kiss_fftr_alloc(static_cast<int>(size), 1, nullptr, nullptr));
}
Fourier::~Fourier() = default;

void Fourier::forward(std::span<const float> samples, std::span<std::complex<float>> spectrum) {
  static_assert(sizeof(std::complex<float>) == sizeof(kiss_fft_cpx));
  kiss_fftr(plans_->forward.get(), samples.data(), reinterpret_cast<kiss_fft_cpx*>(spectrum.data()));
}

void Fourier::inverse(std::span<const std::complex<float>> spectrum, std::span<float> samples) {
  kiss_fftri(plans_->inverse.get(), reinterpret_cast<const kiss_fft_cpx*>(spectrum.data()), samples.data());
  const float scale = 1.0F / static_cast<float>(size_);
  for (float& sample : samples) sample *= scale;
}

std::vector<float> hann(std::size_t size) {
  std::vector<float> window(size);
  for (std::size_t i = 0; i < size; ++i) {
    window[i] = static_cast<float>(
        0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size)));
  }
  return window;
}

}  // namespace audio
