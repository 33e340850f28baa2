#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "audio/fourier/fourier.h"
#include "mouth/spectrum_split.h"
#include "mouth/voice.h"

namespace mouth {

// Left and right as their sum and difference.
struct MidSide {
  std::vector<float> mid;   // (left + right) / 2
  std::vector<float> side;  // (left − right) / 2
};

// Samples that are no numbers become 0.
MidSide read_mid_side(const Sound& sound, std::int64_t first, std::size_t count);

// Leaves out of a mix what cannot be a lead voice, so that what is left tells when somebody sings; for
// levels, not for ears or recognisers. In windows of 256 ms an instrument's tone is a line and is taken
// away; a voice, whose pitch and vowels move, stays with the drums (those go by harmonic_share of 32 ms
// windows, later). Then what is as strong at the sides as in the middle goes.
// Sources: FitzGerald & Gainza, "Single channel vocal separation using median filtering and factorisation
// techniques", 2010; Avendano, "Frequency-domain source identification and manipulation in stereo mixes",
// WASPAA 2003. One thread at a time.
class VoiceFilter {
 public:
  static constexpr std::size_t kWindow = 4096;
  static constexpr std::size_t kHop = kWindow / 4;
  static constexpr float kHighest = 4200.0F;  // Hz; nothing above is left

  // The first and last 0.6 s of the result are not whole.
  std::vector<float> run(const MidSide& sound, VoiceOptions::Step centre);

 private:
  using Bin = std::complex<float>;
  void transform(std::span<const float> samples, std::vector<Bin>& spectrum);

  audio::Fourier fourier_{kWindow};
  std::vector<float> window_ = audio::hann(kWindow);
  std::vector<float> buffer_ = std::vector<float>(kWindow);
};

}  // namespace mouth
