#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "audio/fourier/fourier.h"
#include "mouth/acoustic_model.h"

namespace mouth {

constexpr int kVoiceRate = 16'000;          // samples a second that the model was trained on
constexpr std::size_t kFrameSamples = 160;  // 10 ms, one frame

using Cepstra = std::array<float, kCepstra>;

// Power of 257 frequencies a frame. Frame i is centred on the middle of samples 160 i … 160 i + 159; the
// voice is taken as silent before its begin and past its end.
class Spectra {
 public:
  explicit Spectra(std::span<const float> voice);
  std::size_t frames() const { return frames_; }
  std::span<const float> operator[](std::size_t frame) const;

 private:
  std::size_t frames_;
  std::vector<float> power_;
};

// The short description of a sound that the model knows: cepstra of 25 mel bands between 130 and 6800 Hz.
// `stretch` over 1 moves all frequencies down before they are looked at, for a shorter throat than the
// model's average speaker has (vocal tract length normalisation). Source: Davis & Mermelstein, IEEE Trans.
// ASSP 1980; Lee & Rose, "A frequency warping approach to speaker normalization", IEEE Trans. SAP 1998. The
// constants are those that the model was trained with (its feat.params).
class MelBands {
 public:
  explicit MelBands(double stretch);
  std::vector<Cepstra> cepstra(const Spectra& spectra) const;

 private:
  struct Band {
    std::size_t first = 0;
    std::vector<float> weights;
  };
  std::vector<Band> bands_;
};

// Takes the mean away (the room and the microphone), and adds the change and the change of the change.
std::vector<Features> features(std::vector<Cepstra> cepstra);

}  // namespace mouth
