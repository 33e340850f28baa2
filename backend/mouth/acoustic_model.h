#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "mouth/phones.h"

namespace mouth {

constexpr std::size_t kThirds = 3;  // beginning, middle and end of a phone, each with its own sound
constexpr std::size_t kStates = kPhones * kThirds;  // state = phone × 3 + third
constexpr std::size_t kCepstra = 13;
constexpr std::size_t kStreams = 3;  // cepstra, their change, the change of the change
constexpr std::size_t kFeatures = kCepstra * kStreams;

using Features = std::array<float, kFeatures>;
using StateScores = std::array<float, kStates>;

// How phones sound and follow each other: the context-independent part of CMU Sphinx's en-us model, as
// Debian's package pocketsphinx-en-us installs it. We read its files and decode ourselves: PocketSphinx's own
// `allphone` tells the one best row of phones, where a mouth is better served by how likely each of them is
// (right within 20 ms, by the same table: 82.6 against 87.8 % of clean speech, 76 against 87 % of sung
// vowels, at the same speed), and it writes to the error output of the whole process.
//
// Phonetically tied mixtures: each phone has 128 Gaussians a stream, and its three states weigh them. Source:
// Lee, Kawahara, Takeda, Shikano, "A new phonetic tied-mixture model for efficient decoding", ICASSP 2000.
// Immutable, so several threads may share one.
class AcousticModel {
 public:
  // Errors as read_model.
  explicit AcousticModel(const std::filesystem::path& folder);

  // Log-likelihood of each state.
  void score(const Features& features, StateScores& scores) const;

  // Chance that a state lasts another 10 ms; else the next one follows.
  float stay(std::size_t state) const { return stay_[state]; }
  // Log chance that `next` follows `phone`.
  float follows(std::size_t phone, std::size_t next) const { return bigram_[phone * kPhones + next]; }

 private:
  // Row by row as the loops go, components last, so that the compiler takes several at once.
  std::vector<float> precision_;  // [phone][stream][cepstrum][component], −1/2 of the inverse variance
  std::vector<float> pull_;       // the same order, mean × inverse variance
  std::vector<float> height_;     // [phone][stream][component], log
  std::vector<float> weight_;     // [phone][stream][third][component]
  std::vector<float> stay_;
  std::vector<float> bigram_;
};

}  // namespace mouth
