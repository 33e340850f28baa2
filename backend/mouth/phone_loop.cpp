#include "mouth/phone_loop.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mouth {
namespace {

// Frames of 10 ms are far from independent, so their likelihoods count a fifth; what the language expects
// counts less than it would in text, and each new phone is a little cheaper. Measured on bench/mouth's
// voices: the figures change by less than a point between 0.15 and 0.3, 0.5 and 0.8, 0 and 1.
constexpr float kSoundCounts = 0.2F;
constexpr float kLanguageCounts = 0.7F;
constexpr float kNewPhone = 0.5F;

constexpr auto kSilent = static_cast<std::size_t>(Phone::kSilence);

void scale(StateScores& values) {
  const float sum = std::accumulate(values.begin(), values.end(), 0.0F);
  if (!(sum > 0)) return values.fill(1.0F / kStates);  // impossible in every state: all are alike again
  for (float& value : values) value /= sum;
}

std::vector<StateScores> counted(std::span<const StateScores> scores) {
  std::vector<StateScores> sounds(scores.begin(), scores.end());
  for (StateScores& frame : sounds) {
    const float best = *std::max_element(frame.begin(), frame.end());
    for (float& value : frame) value = std::exp(kSoundCounts * (value - best));
  }
  return sounds;
}

}  // namespace

PhoneLoop::PhoneLoop(const AcousticModel& model) {
  for (std::size_t state = 0; state < kStates; ++state) stay_[state] = model.stay(state);
  for (std::size_t phone = 0; phone < kPhones; ++phone) {
    const float leave = 1 - stay_[phone * kThirds + 2];
    for (std::size_t next = 0; next < kPhones; ++next) {
      follows_[phone * kPhones + next] =
          leave * std::exp(kLanguageCounts * model.follows(phone, next) + kNewPhone);
    }
  }
}

void PhoneLoop::forward(std::span<const StateScores> sounds, std::vector<StateScores>& chances) const {
  StateScores now{};
  for (std::size_t next = 0; next < kPhones; ++next) {
    now[next * kThirds] = follows_[kSilent * kPhones + next] * sounds[0][next * kThirds];
  }
  now[kSilent * kThirds] = sounds[0][kSilent * kThirds];
  scale(now);
  chances[0] = now;
  for (std::size_t t = 1; t < sounds.size(); ++t) {
    std::array<float, kPhones> begins{};
    for (std::size_t phone = 0; phone < kPhones; ++phone) {
      const float end = now[phone * kThirds + 2];
      const float* row = follows_.data() + phone * kPhones;
      for (std::size_t next = 0; next < kPhones; ++next) begins[next] += end * row[next];
    }
    for (std::size_t phone = 0; phone < kPhones; ++phone) {
      float* p = now.data() + phone * kThirds;
      const float* stay = stay_.data() + phone * kThirds;
      p[2] = stay[2] * p[2] + (1 - stay[1]) * p[1];
      p[1] = stay[1] * p[1] + (1 - stay[0]) * p[0];
      p[0] = stay[0] * p[0] + begins[phone];
    }
    for (std::size_t state = 0; state < kStates; ++state) now[state] *= sounds[t][state];
    scale(now);
    chances[t] = now;
  }
}

// From chances of what follows after a frame to those of the frame itself.
StateScores PhoneLoop::step_back(const StateScores& later) const {
  StateScores now;
  for (std::size_t phone = 0; phone < kPhones; ++phone) {
    const float* p = later.data() + phone * kThirds;
    const float* stay = stay_.data() + phone * kThirds;
    const float* row = follows_.data() + phone * kPhones;
    float next = 0;
    for (std::size_t i = 0; i < kPhones; ++i) next += row[i] * later[i * kThirds];
    now[phone * kThirds] = stay[0] * p[0] + (1 - stay[0]) * p[1];
    now[phone * kThirds + 1] = stay[1] * p[1] + (1 - stay[1]) * p[2];
    now[phone * kThirds + 2] = stay[2] * p[2] + next;
  }
  scale(now);
  return now;
}

void PhoneLoop::add_chances(std::span<const StateScores> scores, float weight,
                            std::span<StateScores> sum) const {
  if (scores.empty()) return;
  const std::vector<StateScores> sounds = counted(scores);
  std::vector<StateScores> chances(sounds.size());
  forward(sounds, chances);
  StateScores after;
  after.fill(1);
  for (std::size_t t = sounds.size(); t-- > 0;) {
    StateScores here;
    for (std::size_t state = 0; state < kStates; ++state) here[state] = chances[t][state] * after[state];
    scale(here);
    for (std::size_t state = 0; state < kStates; ++state) sum[t][state] += weight * here[state];
    for (std::size_t state = 0; state < kStates; ++state) after[state] *= sounds[t][state];
    after = step_back(after);
  }
}

}  // namespace mouth
