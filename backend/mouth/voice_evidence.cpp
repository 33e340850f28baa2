#include "mouth/voice_evidence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "mouth/level_series.h"

namespace mouth {

namespace {

// What is this far below the loudest place counts as silence.
constexpr float kQuiet = 40.0F;

// A sound that swells less than this is noise or a tone, dB: noise of any colour swells by 0.4 … 0.9, the
// densest songs by 2.4 and more.
constexpr float kSteady = 1.5F;
constexpr float kSurelyNot = -8.0F;

// A logistic regression on speech and song of seed 11, alone, over rendered music and over half of the game
// music that Debian packages carry. All are in dB; nothing depends on how loud the sound is.
namespace weight {
constexpr float kMovement = 0.937F;
constexpr float kShapes = 0.886F;
constexpr float kSwells = 0.140F;
constexpr float kLevel = 0.383F;
constexpr float kShare = 0.744F;
constexpr float kSpread = 0.300F;
constexpr float kBias = 8.78F;
}  // namespace weight

// One band's level against the mean of all bands: the shape of the spectrum, whatever its loudness.
std::vector<std::vector<float>> shapes_of(std::span<const BandLevels> bands) {
  std::vector<std::vector<float>> shapes;
  std::vector<float> one(bands.size());
  float loudest = -120;
  for (std::size_t band = 0; band < kVoiceBands; ++band) {
    std::ranges::transform(bands, one.begin(), [&](const BandLevels& levels) { return levels[band]; });
    shapes.push_back(smoothed(one, 7));
    loudest = std::max(loudest, std::ranges::max(shapes.back()));
  }
  for (std::size_t i = 0; i < bands.size(); ++i) {
    float mean = 0;
    for (auto& shape : shapes) {
      shape[i] = std::max(shape[i], loudest - 60);
      mean += shape[i] / kVoiceBands;
    }
    for (auto& shape : shapes) shape[i] -= mean;
  }
  return shapes;
}

// How fast the shape of the whole sound's spectrum moves: dB in 80 ms. Phones move it, chords hardly.
std::vector<float> movement(std::span<const BandLevels> bands) {
  constexpr std::size_t kHalf = 4;
  std::vector<float> moves(bands.size());
  for (const std::vector<float>& shape : shapes_of(bands)) {
    for (std::size_t i = kHalf; i + kHalf < moves.size(); ++i)
      moves[i] += std::abs(shape[i + kHalf] - shape[i - kHalf]) / kVoiceBands;
  }
  const std::size_t last = moves.size() - 1;
  for (std::size_t i = 0; i < std::min(kHalf, moves.size()); ++i) {
    moves[i] = moves[std::min(kHalf, last)];
    moves[last - i] = moves[last - std::min(kHalf, last)];
  }
  return smoothed(moves, 41);
}

// How much the shape of what was kept as voice varies within half a second: vowels against a held tone.
std::vector<float> shape_variety(std::span<const BandLevels> bands) {
  std::vector<float> sum(bands.size());
  for (const std::vector<float>& shape : shapes_of(bands)) {
    const std::vector<float> varied = deviations(shape, 51);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += varied[i] / kVoiceBands;
  }
  return sum;
}

// How much the loudness swells and falls within a second.
std::vector<float> swells(std::span<const float> mid) {
  std::vector<float> level = smoothed(mid, 7);
  const float floor = std::ranges::max(mid) - 50;
  for (float& value : level) value = std::max(value, floor);
  std::vector<float> swelling = deviations(level, 101);
  // Drums alone swell more than any voice; that speaks for nothing.
  for (float& value : swelling) value = std::min(value, 8.0F);
  return swelling;
}

// What the whole sound tells.
struct Whole {
  float top = 0;     // 95th percentile of the voice's level
  float share = 0;   // power of voice in mid, dB
  float spread = 0;  // standard deviation of the voice's level: singing has pauses
};

Whole whole_of(const VoiceLevels& levels) {
  const std::vector<float> mid = smoothed(levels.mid, 31);
  const std::vector<float> voice = smoothed(levels.voice, 31);
  const float quiet = std::ranges::max(mid) - kQuiet;
  std::vector<float> loud_mid;
  std::vector<float> loud_voice;
  for (std::size_t i = 0; i < mid.size(); ++i) {
    if (mid[i] < quiet) continue;
    loud_mid.push_back(mid[i]);
    loud_voice.push_back(voice[i]);
  }
  return {.top = percentile(loud_voice, 0.95),
          .share = mean_power(loud_voice) - mean_power(loud_mid),
          .spread = standard_deviation(loud_voice)};
}

}  // namespace

VoiceEvidence voice_evidence(const VoiceLevels& levels) {
  const Whole whole = whole_of(levels);
  const std::vector<float> moves = movement(levels.mid_bands);
  const std::vector<float> variety = shape_variety(levels.voice_bands);
  const std::vector<float> swelling = swells(levels.mid);
  const std::vector<float> level = smoothed(levels.voice, 61);

  VoiceEvidence evidence{.odds = std::vector<float>(level.size(), kSurelyNot), .best = kSurelyNot};
  if (percentile(swelling, 0.9) < kSteady) return evidence;
  for (std::size_t i = 0; i < level.size(); ++i) {
    evidence.odds[i] = weight::kBias + weight::kMovement * moves[i] + weight::kShapes * variety[i] +
                       weight::kSwells * swelling[i] +
                       weight::kLevel * std::clamp(level[i] - whole.top, -40.0F, 5.0F) +
                       weight::kShare * whole.share + weight::kSpread * whole.spread;
  }
  evidence.best = percentile(smoothed(evidence.odds, 51), 0.9);
  return evidence;
}

}  // namespace mouth
