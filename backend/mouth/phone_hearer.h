#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "base/cancel.h"
#include "mouth/acoustic_model.h"
#include "mouth/cepstra.h"

namespace mouth {

// How likely each third of each phone is, 10 ms after 10 ms; the numbers of a frame sum to 1.
struct PhoneChances {
  timing::Flicks start{0};
  std::vector<StateScores> frames;
  std::vector<Cepstra> cepstra;  // of the voice as the speaker's first view hears it; as many, or none
};

// The most likely phone of each frame, neighbours of the same phone joined, with times.
std::vector<PhoneSpan> most_likely(const PhoneChances& chances);

// How a voice differs from the model's average speaker: it is heard several times, each time with another
// stretch of the frequencies, and each hearing counts by its weight.
struct Speaker {
  struct View {
    double stretch = 1;
    float weight = 1;
  };
  std::vector<View> views{{}};
};

// Hears phones in a voice: all ways through a loop of 40 phones at once (forward-backward), so that the
// result is chances and no single guess. Source: Rabiner, "A tutorial on hidden Markov models", Proc. IEEE
// 1989. Voices are 16 000 samples a second, −1 … 1; a stretch of half a second to a minute is heard best.
// Constant: several threads may use one hearer. Memory: 0.6 kB for each 10 ms of the voice.
class PhoneHearer {
 public:
  // Errors as AcousticModel.
  explicit PhoneHearer(const std::filesystem::path& model) : model_(model) {}

  // Learns from pieces of a voice, each a stretch as `chances` takes it. Twenty seconds are enough.
  Speaker meet(std::span<const std::vector<float>> voice, base::CancelToken cancel) const;

  PhoneChances chances(std::span<const float> voice, timing::Flicks start, const Speaker& speaker,
                       base::CancelToken cancel) const;

  // Log-likelihoods of the states alone, without what usually follows what: for aligning known words.
  std::vector<StateScores> likelihoods(std::span<const float> voice, double stretch,
                                       base::CancelToken cancel) const;

  // The phones of one stretch, of an average speaker.
  std::vector<PhoneSpan> hear(std::span<const float> voice, timing::Flicks start,
                              base::CancelToken cancel) const {
    return most_likely(chances(voice, start, {}, cancel));
  }

  const AcousticModel& model() const { return model_; }

 private:
  AcousticModel model_;
};

}  // namespace mouth
