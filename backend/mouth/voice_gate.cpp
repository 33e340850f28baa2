#include "mouth/voice_gate.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "mouth/level_series.h"

namespace mouth {

namespace {

// All counts are steps of 10 ms.
constexpr std::size_t kLevelWidth = 15;
constexpr float kRange = 40.0F;  // dB below its top in which a voice is looked for

// Where the threshold stands between the mean level without and with a voice. Lower keeps more of the soft
// ends of words, higher shuts the mouth sooner.
constexpr float kPlaceInMusic = 0.45F;
constexpr float kPlaceAlone = 0.3F;

float certainty_of(float odds) {
  return std::abs(std::tanh(odds / 2));  // |2p − 1|, p = 1 / (1 + e^−odds)
}

// The mean of the levels that `chosen` picks; nothing when it picks fewer than 0.2 s.
template <class Chosen>
std::optional<float> mean_where(std::span<const float> levels, Chosen chosen) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (!chosen(i)) continue;
    sum += levels[i];
    ++count;
  }
  if (count < 20) return std::nullopt;
  return static_cast<float>(sum / static_cast<double>(count));
}

// Turns runs of `value` that are shorter than `shortest` into the other value.
enum class Ends { kKept, kTurned };
void turn_short_runs(std::vector<bool>& open, bool value, std::size_t shortest, Ends ends) {
  for (std::size_t begin = 0; begin < open.size();) {
    std::size_t end = begin + 1;
    while (end < open.size() && open[end] == open[begin]) ++end;
    const bool at_end = begin == 0 || end == open.size();
    if (open[begin] == value && end - begin < shortest && (ends == Ends::kTurned || !at_end))
      std::fill(open.begin() + static_cast<std::ptrdiff_t>(begin),
                open.begin() + static_cast<std::ptrdiff_t>(end), !value);
    begin = end;
  }
}

std::vector<float> clipped(std::vector<float> values, float low, float high) {
  for (float& value : values) value = std::clamp(value, low, high);
  return values;
}

}  // namespace

VoiceGate gate_in_music(const VoiceLevels& levels, const VoiceEvidence& evidence) {
  VoiceGate gate{.open = std::vector<bool>(levels.mid.size()),
                 .level = smoothed(levels.voice, kLevelWidth),
                 .certainty = {}};
  const float top = percentile(gate.level, 0.95);
  gate.level = clipped(std::move(gate.level), top - kRange, top + 5);
  // The sound says itself where its odds part, within what the regression may be wrong by. Higher bounds
  // halve what is wrongly open and lose a hundredth of the voice.
  const float even = std::clamp(otsu_threshold(clipped(evidence.odds, -8, 8)), -3.0F, 1.0F);
  const float high =
      mean_where(gate.level, [&](std::size_t i) { return evidence.odds[i] > even + 1; }).value_or(top - 10);
  const float low =
      mean_where(gate.level, [&](std::size_t i) { return evidence.odds[i] < even - 1; }).value_or(high - 25);
  const float threshold = low + kPlaceInMusic * (high - low);
  for (std::size_t i = 0; i < gate.open.size(); ++i) {
    gate.open[i] = evidence.odds[i] > even && gate.level[i] > threshold;
    gate.certainty.push_back(certainty_of(evidence.odds[i] - even));
  }
  turn_short_runs(gate.open, false, 15, Ends::kKept);
  turn_short_runs(gate.open, true, 12, Ends::kTurned);
  return gate;
}

VoiceGate gate_by_level(const std::vector<float>& levels) {
  constexpr float kDeepest = 50.0F;  // dB; quieter than that is silence, however quiet
  constexpr float kSoftest = 20.0F;  // dB; the threshold stays below when there is no pause
  constexpr float kOneOdds = 3.0F;   // dB; how far levels of voice and pause stray
  VoiceGate gate{
      .open = std::vector<bool>(levels.size()), .level = smoothed(levels, kLevelWidth), .certainty = {}};
  const float top = percentile(gate.level, 0.95);
  gate.level = clipped(std::move(gate.level), top - kDeepest, top + 5);
  const float split = otsu_threshold(gate.level);
  const float high =
      mean_where(gate.level, [&](std::size_t i) { return gate.level[i] > split; }).value_or(top);
  const float low =
      mean_where(gate.level, [&](std::size_t i) { return gate.level[i] <= split; }).value_or(top - kDeepest);
  const float threshold = std::min(low + kPlaceAlone * (high - low), top - kSoftest);
  for (std::size_t i = 0; i < gate.open.size(); ++i) {
    gate.open[i] = gate.level[i] > threshold;
    gate.certainty.push_back(certainty_of((gate.level[i] - threshold) / kOneOdds));
  }
  // Closures of stops are silent for up to 150 ms.
  turn_short_runs(gate.open, false, 16, Ends::kKept);
  turn_short_runs(gate.open, true, 6, Ends::kTurned);
  return gate;
}

Balance balance_of(const std::vector<float>& mid, const std::vector<bool>& open) {
  constexpr std::size_t kAway = 30;
  std::vector<float> voice;
  std::vector<float> music;
  std::size_t since = kAway;
  std::size_t next = 0;
  for (std::size_t i = 0; i < mid.size(); ++i) {
    since = open[i] ? 0 : since + 1;
    next = std::max(next, i);
    while (next < mid.size() && !open[next]) ++next;
    const bool away = since > kAway && (next == mid.size() || next - i > kAway);
    if (open[i]) voice.push_back(mid[i]);
    if (away) music.push_back(mid[i]);
  }
  Balance balance{.voice = mean_power(voice), .music = -120, .music_loud = -120};
  if (music.size() >= 20) {
    balance.music = mean_power(music);
    balance.music_loud = percentile(music, 0.75);
  } else if (!mid.empty()) {
    balance.music = balance.music_loud = percentile(mid, 0.05);
  }
  return balance;
}

}  // namespace mouth
