#pragma once

#include <array>
#include <span>
#include <vector>

#include "mouth/acoustic_model.h"

namespace mouth {

// Any phone after any other, as often as the language has it: what the forward-backward algorithm walks over.
class PhoneLoop {
 public:
  explicit PhoneLoop(const AcousticModel& model);

  // Adds `weight` × the chances of the states to `sum`, which has a row for each row of `scores`
  // (log-likelihoods).
  void add_chances(std::span<const StateScores> scores, float weight, std::span<StateScores> sum) const;

 private:
  void forward(std::span<const StateScores> sounds, std::vector<StateScores>& chances) const;
  StateScores step_back(const StateScores& later) const;

  StateScores stay_{};
  std::array<float, kPhones * kPhones> follows_{};  // [phone][next], the way out of the phone in it
};

}  // namespace mouth
