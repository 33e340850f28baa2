#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "mouth/sound.h"

namespace mouth::testing {

// The first three resonances of a throat, Hz. Source: Peterson & Barney, "Control methods used in a study of
// the vowels", JASA 1952, means of men.
using Formants = std::array<double, 3>;
constexpr Formants kFather = {730, 1090, 2440};  // AA
constexpr Formants kSee = {270, 2290, 3010};     // IY
constexpr Formants kBed = {530, 1840, 2480};     // EH
constexpr Formants kBoot = {300, 870, 2240};     // UW

// Adds a vowel: pulses of a voice of 110 Hz through three resonators. `seconds` of nothing first.
inline void add_vowel(std::vector<float>& sound, double silence, Formants formants, double seconds) {
  constexpr double kStep = 2 * std::numbers::pi / kSoundRate;
  sound.resize(sound.size() + static_cast<std::size_t>(silence * kSoundRate), 0.0F);
  const auto count = static_cast<std::size_t>(seconds * kSoundRate);
  std::array<std::array<double, 2>, 3> past{};
  double pulse = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool begins = i % 145 == 0;   // 110 Hz
    pulse = begins ? 1 : pulse * 0.96;  // falls by 12 dB an octave, as glottal pulses do
    double value = pulse;
    for (std::size_t k = 0; k < 3; ++k) {
      const double radius = std::exp(-kStep * (40 + 30 * static_cast<double>(k)));
      const double damped = 2 * radius * std::cos(kStep * formants[k]);
      const double gain = 1 - damped + radius * radius;
      value = gain * value + damped * past[k][0] - radius * radius * past[k][1];
      past[k] = {value, past[k][0]};
    }
    const double edge = std::min({1.0, static_cast<double>(i) / 400, static_cast<double>(count - i) / 400});
    sound.push_back(static_cast<float>(0.3 * edge * value));
  }
}

}  // namespace mouth::testing
