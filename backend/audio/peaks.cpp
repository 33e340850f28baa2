#include "audio/peaks.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace audio {
namespace {

constexpr int kFirstSlicesPerSecond = 1000;

// Slices grow by pairs whenever there are too many.
class PeakGatherer {
 public:
  explicit PeakGatherer(media::AudioFormat format) : channels_(static_cast<std::size_t>(format.channels)) {
    peaks_.slice_samples = std::max(1, format.sample_rate / kFirstSlicesPerSecond);
  }

  void add(std::span<const float> interleaved) {
    for (; !interleaved.empty(); interleaved = interleaved.subspan(channels_)) {
      for (const float sample : interleaved.first(channels_)) loudest_ = std::max(loudest_, std::abs(sample));
      ++peaks_.samples;
      if (++in_slice_ == peaks_.slice_samples) end_slice();
    }
  }

  Peaks finish() {
    if (in_slice_ > 0) end_slice();
    return std::move(peaks_);
  }

  std::int64_t samples() const { return peaks_.samples; }

 private:
  void end_slice() {
    // Lossy formats overshoot full scale a little.
    peaks_.values.push_back(std::min(loudest_, 1.0F));
    loudest_ = 0;
    in_slice_ = 0;
    if (peaks_.values.size() == kMostPeaks) join_pairs();
  }

  void join_pairs() {
    std::vector<float>& values = peaks_.values;
    for (std::size_t i = 0; i < values.size() / 2; ++i)
      values[i] = std::max(values[2 * i], values[2 * i + 1]);
    values.resize(values.size() / 2);
    peaks_.slice_samples *= 2;
  }

  std::size_t channels_;
  Peaks peaks_;
  std::int64_t in_slice_ = 0;
  float loudest_ = 0;
};

}  // namespace

Peaks gather_peaks(media::SampleReader& song, timing::Flicks length, base::CancelToken cancel,
                   base::ProgressSink& progress) {
  const media::AudioFormat format = song.format();
  const double expected = std::max(1.0, timing::to_seconds(length) * format.sample_rate);
  PeakGatherer gatherer(format);
  constexpr std::size_t kFramesAtOnce = 1 << 14;
  std::vector<float> block(kFramesAtOnce * static_cast<std::size_t>(format.channels));
  while (const std::size_t count = song.read(block)) {
    cancel.check();
    gatherer.add(std::span(block).first(count));
    progress.report(std::min(1.0, static_cast<double>(gatherer.samples()) / expected));
  }
  Peaks peaks = gatherer.finish();
  peaks.duration = timing::sample_time(peaks.samples, format.sample_rate);
  return peaks;
}

std::vector<float> in_slices(const Peaks& peaks, std::size_t count) {
  if (peaks.values.empty()) return {};
  std::vector<float> slices;
  slices.reserve(count);
  // Each of the kept slices counts where its middle lies. Counted in samples, because the last one may be
  // shorter than the others.
  const auto first_of = [&](std::size_t slice) {
    const double sample =
        static_cast<double>(slice) * static_cast<double>(peaks.samples) / static_cast<double>(count);
    return static_cast<std::size_t>(std::round(sample / static_cast<double>(peaks.slice_samples)));
  };
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t first = std::min(first_of(i), peaks.values.size() - 1);
    const std::size_t last = std::clamp(first_of(i + 1), first + 1, peaks.values.size());
    const auto begin = peaks.values.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = peaks.values.begin() + static_cast<std::ptrdiff_t>(last);
    slices.push_back(*std::max_element(begin, end));
  }
  return slices;
}

}  // namespace audio
