#include "mouth/voice.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "mouth/level_series.h"
#include "mouth/voice_evidence.h"
#include "mouth/voice_gate.h"
#include "mouth/voice_levels.h"

namespace mouth {

namespace {

constexpr float kSilence = -70.0F;  // dB; noise of 12 bits

// What the best tenth of a sound must reach (VoiceEvidence::best). Of 33 pieces of game music without a voice
// one reaches more than the second bound and four more than the first; speech and song at 0 dB over such
// music reach 0.4 … 12 (two of 66 less than the first), over rendered music always more than the first.
constexpr float kPerhapsVoice = 1.0F;
constexpr float kSurelyVoice = 3.3F;

constexpr float kAlone = 30.0F;       // dB from the voice down to what is left between its phrases
constexpr float kLevelRange = 30.0F;  // dB from VoiceMap::level 0 to 1

// What is expected right less what is expected wrong, over all that is not silent: (1 + confidence) / 2 is
// the share of the sound that is told right, if the odds are right. At most ½ when it is uncertain whether
// there is a voice at all.
double confidence_of(const VoiceGate& gate, const std::vector<float>& mid, VoiceMap::Kind kind) {
  const float quiet = std::ranges::max(mid) - 40;
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < mid.size(); ++i) {
    if (mid[i] < quiet && kind != VoiceMap::Kind::kVoiceAlone) continue;
    sum += gate.certainty[i];
    ++count;
  }
  const double mean = sum / static_cast<double>(std::max<std::size_t>(count, 1));
  return kind == VoiceMap::Kind::kUncertain ? mean / 2 : mean;
}

std::vector<timing::TimeRange> stretches_of(const std::vector<bool>& open, timing::Flicks end) {
  constexpr timing::Flicks kStep{timing::Flicks::period::den / kLevelRate};
  std::vector<timing::TimeRange> stretches;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!open[i]) continue;
    const timing::Flicks start = kStep * static_cast<std::int64_t>(i);
    if (i == 0 || !open[i - 1]) stretches.push_back({start, start});
    stretches.back().end = std::min(end, start + kStep);
  }
  return stretches;
}

std::vector<float> loudness(const VoiceGate& gate) {
  std::vector<float> sung;
  for (std::size_t i = 0; i < gate.open.size(); ++i)
    if (gate.open[i]) sung.push_back(gate.level[i]);
  std::vector<float> result(gate.open.size());
  if (sung.empty()) return result;
  const float top = percentile(sung, 0.98);
  for (std::size_t i = 0; i < result.size(); ++i)
    if (gate.open[i]) result[i] = std::clamp(1 + (gate.level[i] - top) / kLevelRange, 0.0F, 1.0F);
  return result;
}

double over_music(const Balance& balance) {
  const double music = std::pow(10.0, balance.music / 10.0);
  const double both = std::pow(10.0, balance.voice / 10.0);
  const double voice = std::max(both - music, both / 100);
  return std::min(60.0, 10 * std::log10(voice / music));
}

VoiceMap map_of(const VoiceGate& gate, const std::vector<float>& mid, VoiceMap::Kind kind,
                timing::Flicks end) {
  return {.stretches = stretches_of(gate.open, end),
          .level = loudness(gate),
          .confidence = confidence_of(gate, mid, kind),
          .kind = kind,
          .voice_over_music = over_music(balance_of(mid, gate.open))};
}

VoiceMap map_without_voice(std::size_t size, double confidence) {
  return {.stretches = {},
          .level = std::vector<float>(size),
          .confidence = confidence,
          .kind = VoiceMap::Kind::kNoVoice};
}

// Noise and hum keep their level; syllables do not (their levels spread by more than 4 dB, standard
// deviation).
bool is_steady(const std::vector<float>& mid, const std::vector<bool>& open) {
  constexpr double kSteady = 1.5;  // dB
  double sum = 0, squares = 0, count = 0;
  for (std::size_t i = 0; i < mid.size(); ++i) {
    if (!open[i]) continue;
    sum += mid[i];
    squares += static_cast<double>(mid[i]) * mid[i];
    ++count;
  }
  return count > 0 && squares / count - (sum / count) * (sum / count) < kSteady * kSteady;
}

// How far below the threshold the evidence stays, as odds.
double confidence_in_music(float best) {
  return std::clamp(std::tanh((kSurelyVoice - best) / 4.0), 0.0, 1.0);
}

}  // namespace

VoiceMap find_voice(const Sound& sound, const VoiceOptions& options, base::CancelToken cancel,
                    base::ProgressSink& progress) {
  VoiceOptions steps = options;
  const bool stem = options.source == VoiceOptions::Source::kStem;
  if (stem) steps.centre = steps.harmonic_percussive = VoiceOptions::Step::kLeftOut;
  const VoiceLevels levels = voice_levels(sound, steps, cancel, progress);
  const std::vector<float>& mid = levels.mid;
  if (mid.empty() || std::ranges::max(mid) < kSilence) return map_without_voice(mid.size(), 1);

  const timing::Flicks end = timing::sample_time(sound.samples(), kSoundRate);
  if (stem) return map_of(gate_by_level(mid), mid, VoiceMap::Kind::kVoiceAlone, end);
  // The evidence is worth nothing without the splits; the level alone is what they are compared with.
  if (steps.harmonic_percussive == VoiceOptions::Step::kLeftOut)
    return map_of(gate_by_level(mid), mid, VoiceMap::Kind::kVoiceInMusic, end);

  const VoiceEvidence evidence = voice_evidence(levels);
  if (evidence.best < kPerhapsVoice) return map_without_voice(mid.size(), confidence_in_music(evidence.best));
  const VoiceGate gate = gate_in_music(levels, evidence);
  if (evidence.best < kSurelyVoice) {
    if (is_steady(mid, gate.open)) return map_without_voice(mid.size(), confidence_in_music(evidence.best));
    return map_of(gate, mid, VoiceMap::Kind::kUncertain, end);
  }
  const Balance balance = balance_of(mid, gate.open);
  if (balance.voice - balance.music_loud > kAlone)
    return map_of(gate_by_level(mid), mid, VoiceMap::Kind::kVoiceAlone, end);
  return map_of(gate, mid, VoiceMap::Kind::kVoiceInMusic, end);
}

}  // namespace mouth
