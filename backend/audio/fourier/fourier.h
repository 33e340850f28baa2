#pragma once

#include <complex>
#include <memory>
#include <span>
#include <vector>

namespace audio {

// Fourier transform of real samples, one size, both ways. Scalar arithmetic (kissfft), so the same
// spectrum on every machine. One thread at a time for each object.
class Fourier {
 public:
  // `size` is even; sizes of small primes are fast.
  explicit Fourier(std::size_t size);
  ~Fourier();
  Fourier(const Fourier&) = delete;
  Fourier& operator=(const Fourier&) = delete;

  std::size_t size() const { return size_; }
  std::size_t bins() const { return size_ / 2 + 1; }

  // `samples` has size(), `spectrum` has bins().
  void forward(std::span<const float> samples, std::span<std::complex<float>> spectrum);
  // The inverse, scaled so that inverse(forward(x)) = x.
  void inverse(std::span<const std::complex<float>> spectrum, std::span<float> samples);

 private:
  struct Plans;
  std::unique_ptr<Plans> plans_;
  std::size_t size_;
};

// Hann window, periodic.
std::vector<float> hann(std::size_t size);

}  // namespace audio
