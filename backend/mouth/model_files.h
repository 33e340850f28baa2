#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "mouth/phones.h"

namespace mouth {

// What stands in the files of a CMU Sphinx model with phonetically tied mixtures, in the order of `Phone`.
struct ModelFiles {
  static constexpr std::size_t kComponents = 128;  // Gaussians of a phone and stream
  static constexpr std::size_t kCepstra = 13;
  static constexpr std::size_t kStreams = 3;
  static constexpr std::size_t kThirds = 3;

  std::vector<float> means;      // [phone][stream][component][cepstrum]
  std::vector<float> variances;  // the same order
  std::vector<float> weights;    // [phone][stream][third][component], 0 … 1
  std::vector<float> stay;       // [phone][third], 0 … 1
  std::vector<float> bigram;     // [phone][next], natural log
};

// `folder` has en-us/ and en-us-phone.lm.bin. Throws Error{kNotConfigured} that names Debian's package when
// they are missing, kDamaged when they are not what they should be. Sphinxbase's log is off from here on.
ModelFiles read_model(const std::filesystem::path& folder);

}  // namespace mouth
