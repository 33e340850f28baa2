#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "mouth/sound.h"

namespace mouth::testing {

struct Phrase {
  double start = 0;  // seconds
  double end = 0;
};

// Left and right of a song, in parts.
struct Channels {
  std::vector<float> left;
  std::vector<float> right;

  explicit Channels(double seconds)
      : left(static_cast<std::size_t>(seconds * kSoundRate)), right(left.size()) {}
  void add(std::size_t i, double value, double pan = 0) {
    if (i >= left.size()) return;
    left[i] += static_cast<float>(value * std::min(1.0, 1 - pan));
    right[i] += static_cast<float>(value * std::min(1.0, 1 + pan));
  }
  SoundInMemory sound() const { return {left, right}; }
};

// White noise, always the same.
class Noise {
 public:
  double next() {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<double>(state_) / 2147483648.0 - 1;
  }

 private:
  std::uint32_t state_ = 7;
};

// Sings through each phrase: four syllables a second, other vowels (F1 and F2 after Peterson & Barney, 1952),
// notes with vibrato, and a soft consonant between two syllables. `size` is about its root mean square.
inline void add_singer(Channels& song, const std::vector<Phrase>& phrases, double size, double pan = 0) {
  constexpr std::array<std::array<double, 2>, 5> kVowels{
      {{730, 1090}, {270, 2290}, {570, 840}, {530, 1840}, {300, 870}}};
  constexpr std::array<double, 4> kNotes{1, 1.122, 1.26, 0.944};
  constexpr double kTurn = 2 * std::numbers::pi;
  for (const Phrase& phrase : phrases) {
    double phase = 0;
    std::array<double, 2> resonance = kVowels[0];
    const auto first = static_cast<std::size_t>(phrase.start * kSoundRate);
    const auto last = static_cast<std::size_t>(phrase.end * kSoundRate);
    for (std::size_t i = first; i < last; ++i) {
      const double time = static_cast<double>(i - first) / kSoundRate;
      const auto syllable = static_cast<std::size_t>(time * 4);
      const double within = time * 4 - static_cast<double>(syllable);
      for (std::size_t k = 0; k < 2; ++k) resonance[k] += (kVowels[syllable % 5][k] - resonance[k]) / 500;
      const double pitch =
          180 * kNotes[syllable / 2 % 4] * std::exp2(0.4 / 12 * std::sin(kTurn * 5.5 * time));
      phase += kTurn * pitch / kSoundRate;
      double value = 0;
      for (int harmonic = 1; harmonic * pitch < 3500; ++harmonic) {
        double gain = 0.02;
        for (double formant : resonance) gain += 1 / (1 + std::pow((harmonic * pitch - formant) / 100, 2));
        value += gain / std::sqrt(harmonic) * std::sin(harmonic * phase);
      }
      const double loud = within < 0.15 ? 0.2 + within * 5 : 1;
      song.add(i, size * loud * value, pan);
    }
  }
}

// Chords of organ-like tones at both sides, a bass and drums in the middle; half a second each.
inline void add_band(Channels& song, double size) {
  constexpr std::array<std::array<double, 3>, 4> kChords{
      {{261.6, 329.6, 392}, {220, 261.6, 329.6}, {174.6, 220, 261.6}, {196, 246.9, 293.7}}};
  constexpr double kTurn = 2 * std::numbers::pi;
  Noise noise;
  for (std::size_t i = 0; i < song.left.size(); ++i) {
    const double time = static_cast<double>(i) / kSoundRate;
    const std::array<double, 3>& chord = kChords[static_cast<std::size_t>(time) % 4];
    const double since = std::fmod(time, 0.5);
    const double fade = std::min(1.0, since * 100) * std::exp(-since);
    for (std::size_t k = 0; k < 3; ++k) {
      for (int harmonic = 1; harmonic <= 6; ++harmonic) {
        const double tone = std::sin(kTurn * harmonic * chord[k] * time) / harmonic;
        song.add(i, 0.3 * size * fade * tone, k == 0 ? -0.8 : 0.7);
      }
    }
    song.add(i, size * fade * std::sin(kTurn * chord[0] / 4 * time));
    song.add(i, size * std::exp(-40 * std::fmod(time, 0.25)) * noise.next());
  }
}

inline float power_of(const std::vector<float>& samples) {
  double sum = 0;
  for (float sample : samples) sum += static_cast<double>(sample) * sample;
  return static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(samples.size(), 1)));
}

}  // namespace mouth::testing
