#include "mouth/phone_hearer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "mouth/phone_loop.h"

namespace mouth {
namespace {

constexpr std::size_t kCheckEvery = 128;  // frames between two looks at the token
constexpr std::size_t kFitStep = 4;
constexpr std::size_t kEnoughFrames = 2000;  // to know a speaker

std::vector<StateScores> score_all(const AcousticModel& model, const std::vector<Features>& frames,
                                   base::CancelToken cancel) {
  std::vector<StateScores> scores(frames.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (i % kCheckEvery == 0) cancel.check();
    model.score(frames[i], scores[i]);
  }
  return scores;
}

// Log-likelihood of the best state, summed over every fourth frame.
double fit(const AcousticModel& model, const std::vector<Features>& frames, base::CancelToken cancel) {
  cancel.check();
  StateScores scores;
  double sum = 0;
  for (std::size_t i = 0; i < frames.size(); i += kFitStep) {
    model.score(frames[i], scores);
    sum += *std::max_element(scores.begin(), scores.end());
  }
  return sum;
}

// Stretches beyond these fit no grown-up's voice better, and music can look as if they did.
constexpr std::array kStretches = {0.92, 0.96, 1.0, 1.04, 1.08, 1.12};
constexpr double kCaution = 0.2;    // what a step away from 1 must win to be worth it, squared
constexpr double kSharpness = 0.7;  // in the units of fit(); measured with kCaution on bench/mouth's voices
constexpr std::size_t kViews = 3;
// Of a view against the best one: below this it costs time and changes nothing.
constexpr double kLeastWeight = 0.15;

}  // namespace

Speaker PhoneHearer::meet(std::span<const std::vector<float>> voice, base::CancelToken cancel) const {
  std::vector<std::pair<double, double>> fits;  // how well, stretch
  for (const double stretch : kStretches) {
    const double away = (stretch - 1) / 0.04;
    fits.emplace_back(-kCaution * away * away, stretch);
  }
  std::vector<Spectra> pieces;
  std::size_t frames = 0;
  for (const std::vector<float>& piece : voice) {
    if (frames >= kEnoughFrames) break;
    pieces.emplace_back(piece);
    frames += pieces.back().frames();
  }
  if (frames == 0) return {};
  for (auto& [how_well, stretch] : fits) {
    const MelBands bands(stretch);
    double sum = 0;
    for (const Spectra& piece : pieces) sum += fit(model_, features(bands.cepstra(piece)), cancel);
    how_well += sum * kFitStep / static_cast<double>(frames);
  }
  std::sort(fits.rbegin(), fits.rend());
  Speaker speaker{.views = {}};
  for (std::size_t i = 0; i < kViews; ++i) {
    const double weight = std::exp((fits[i].first - fits[0].first) / kSharpness);
    if (weight >= kLeastWeight) speaker.views.push_back({fits[i].second, static_cast<float>(weight)});
  }
  return speaker;
}

PhoneChances PhoneHearer::chances(std::span<const float> voice, timing::Flicks start, const Speaker& speaker,
                                  base::CancelToken cancel) const {
  const Spectra spectra(voice);
  PhoneChances sum{
      .start = start, .frames = std::vector<StateScores>(spectra.frames(), StateScores{}), .cepstra = {}};
  if (spectra.frames() == 0) return sum;
  const PhoneLoop loop(model_);
  float weights = 0;
  for (const Speaker::View& view : speaker.views) weights += view.weight;
  for (const Speaker::View& view : speaker.views) {
    std::vector<Cepstra> cepstra = MelBands(view.stretch).cepstra(spectra);
    if (sum.cepstra.empty()) sum.cepstra = cepstra;
    const auto scores = score_all(model_, features(std::move(cepstra)), cancel);
    loop.add_chances(scores, view.weight / weights, sum.frames);
  }
  return sum;
}

std::vector<StateScores> PhoneHearer::likelihoods(std::span<const float> voice, double stretch,
                                                  base::CancelToken cancel) const {
  const Spectra spectra(voice);
  if (spectra.frames() == 0) return {};
  return score_all(model_, features(MelBands(stretch).cepstra(spectra)), cancel);
}

std::vector<PhoneSpan> most_likely(const PhoneChances& chances) {
  std::vector<PhoneSpan> spans;
  timing::Flicks at = chances.start;
  for (const StateScores& frame : chances.frames) {
    std::size_t best = 0;
    float most = -1;
    for (std::size_t phone = 0; phone < kPhones; ++phone) {
      const float* state = frame.data() + phone * kThirds;
      const float chance = state[0] + state[1] + state[2];
      if (chance > most) {
        most = chance;
        best = phone;
      }
    }
    const timing::Flicks next = at + timing::sample_time(kFrameSamples, kVoiceRate);
    const auto phone = static_cast<Phone>(best);
    if (!spans.empty() && spans.back().phone == phone) {
      spans.back().range.end = next;
    } else {
      spans.push_back({{at, next}, phone});
    }
    at = next;
  }
  return spans;
}

}  // namespace mouth
