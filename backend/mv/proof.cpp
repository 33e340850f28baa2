#include "mv/proof.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <memory>
#include <span>

#include <fmt/format.h>

#include "audio/offset.h"
#include "base/error.h"
#include "timing/flicks.h"

namespace mv {
namespace {

using audio::OffsetMeter;
using timing::Flicks;

// Gives any stretch of a sound that is read forwards; silence before its start and after its end.
class SoundWindow {
 public:
  explicit SoundWindow(std::unique_ptr<media::SampleReader> reader) : reader_(std::move(reader)) {}

  // Samples [first, first + count); `first` must not fall by more than kKept between calls.
  std::vector<float> at(std::int64_t first, std::size_t count) {
    const std::int64_t last = first + static_cast<std::int64_t>(count);
    read_until(last);
    forget_before(first - kKept);
    std::vector<float> samples(count, 0.0F);
    for (std::int64_t i = std::max(first, begin_); i < std::min(last, end()); ++i) {
      samples[static_cast<std::size_t>(i - first)] = buffer_[static_cast<std::size_t>(i - begin_)];
    }
    return samples;
  }

 private:
  static constexpr std::int64_t kKept = 2 * OffsetMeter::kSampleRate;

  std::int64_t end() const { return begin_ + static_cast<std::int64_t>(buffer_.size()); }

  void read_until(std::int64_t last) {
    while (!finished_ && end() < last) {
      const std::size_t count = reader_->read(block_);
      finished_ = count == 0;
      buffer_.insert(buffer_.end(), block_.begin(), block_.begin() + static_cast<std::ptrdiff_t>(count));
    }
  }

  void forget_before(std::int64_t first) {
    if (first <= begin_) return;
    const auto count = std::min<std::int64_t>(first - begin_, static_cast<std::int64_t>(buffer_.size()));
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(count));
    begin_ += count;
  }

  std::unique_ptr<media::SampleReader> reader_;
  std::vector<float> block_ = std::vector<float>(8192);
  std::deque<float> buffer_;
  std::int64_t begin_ = 0;
  bool finished_ = false;
};

struct Window {
  std::int64_t first = 0;  // sample on the film's clock, from its first picture
  bool is_cut = false;
};

// Every whole second, the last second of the film, and a second around every cut, in the order of time.
std::vector<Window> windows_of(std::int64_t film_samples, const std::vector<Flicks>& cuts) {
  constexpr auto kSecond = static_cast<std::int64_t>(OffsetMeter::kWindow);
  const std::int64_t latest = std::max<std::int64_t>(0, film_samples - kSecond);
  std::vector<Window> windows;
  for (std::int64_t first = 0; first <= latest; first += kSecond) windows.push_back({.first = first});
  if (latest > windows.back().first + kSecond / 10) windows.push_back({.first = latest});
  for (const Flicks cut : cuts) {
    const std::int64_t middle = timing::nearest_sample(cut, OffsetMeter::kSampleRate);
    windows.push_back({.first = std::clamp<std::int64_t>(middle - kSecond / 2, 0, latest), .is_cut = true});
  }
  std::stable_sort(windows.begin(), windows.end(),
                   [](const Window& a, const Window& b) { return a.first < b.first; });
  return windows;
}

enum class Loudness { kSilent, kFaint, kClear };

Loudness loudness_of(std::span<const float> samples) {
  constexpr double kSilence = 1e-7;  // -70 dBFS, as OffsetMeter
  // -50 dBFS: what an encoder adds to silence beside a loud sound (its pre-echo) stays below, and so does a
  // fade that the film's encoder has rounded to nothing.
  constexpr double kClear = 1e-5;
  double power = 0;
  for (const float sample : samples) power += static_cast<double>(sample) * sample;
  power /= static_cast<double>(samples.size());
  return power <= kSilence ? Loudness::kSilent : power < kClear ? Loudness::kFaint : Loudness::kClear;
}

// Whether a second that could not be measured must have been alike: both sound, or one clearly does.
bool should_match(Loudness film, Loudness song) {
  const bool both = film != Loudness::kSilent && song != Loudness::kSilent;
  return both || film == Loudness::kClear || song == Loudness::kClear;
}

double slope_ms_per_minute(const std::vector<Proof::Point>& points) {
  double n = 0, sum_t = 0, sum_o = 0, sum_tt = 0, sum_to = 0;
  for (const Proof::Point& point : points) {
    if (!point.offset_ms) continue;
    const double t = timing::to_seconds(point.at) / 60;
    n += 1;
    sum_t += t;
    sum_o += *point.offset_ms;
    sum_tt += t * t;
    sum_to += t * *point.offset_ms;
  }
  const double spread = n * sum_tt - sum_t * sum_t;
  return spread > 1e-9 ? (n * sum_to - sum_t * sum_o) / spread : 0;
}

std::unique_ptr<media::SampleReader> mono(const media::Media& media, const std::filesystem::path& file,
                                          Flicks start, base::CancelToken cancel) {
  return media.read_audio(file, {.start = start, .sample_rate = OffsetMeter::kSampleRate, .channels = 1},
                          cancel);
}

void take(Proof& proof, const Window& window, const Proof::Point& point, bool should_match) {
  (window.is_cut ? proof.cuts : proof.seconds).push_back(point);
  if (point.offset_ms) {
    if (std::abs(*point.offset_ms) > std::abs(proof.largest_offset_ms))
      proof.largest_offset_ms = *point.offset_ms;
    proof.measured += window.is_cut ? 0 : 1;
  } else if (!window.is_cut) {
    ++(should_match ? proof.unlike : proof.silent);
  }
}

}  // namespace

bool in_sync(const Proof& proof) {
  return std::abs(proof.largest_offset_ms) <= kLargestOffsetMs && proof.unlike == 0;
}

Proof prove_sync(const media::Media& media, const ProofRequest& request, base::CancelToken cancel,
                 base::ProgressSink& progress) {
  const media::MediaInfo film = media.probe(request.film, cancel);
  if (!film.video || !film.audio) {
    throw base::Error(base::ErrorKind::kNotMedia,
                      fmt::format("{} has no {}; there is nothing to prove", request.film.string(),
                                  film.video ? "sound" : "picture"));
  }
  // A player starts the sound `lead` after the picture.
  const Flicks lead = film.audio->start - film.video->start;
  const std::int64_t shift =
      timing::nearest_sample(lead < Flicks(0) ? -lead : lead, OffsetMeter::kSampleRate) *
      (lead < Flicks(0) ? -1 : 1);
  // The film must sound as long as its picture lasts and there is song left, wherever its own sound ends.
  const media::MediaInfo whole = media.probe(request.song, cancel);
  if (!whole.audio) {
    throw base::Error(base::ErrorKind::kNotMedia,
                      fmt::format("{} has no sound; name the song", request.song.string()));
  }
  const Flicks heard =
      std::max(Flicks(0), std::min(film.video->duration, whole.audio->duration - request.song_start));
  const std::int64_t film_samples = timing::nearest_sample(heard, OffsetMeter::kSampleRate);

  // The reference starts half a second early where the song has something there.
  const Flicks early = std::min(request.song_start, Flicks(Flicks::period::den / 2));
  const std::int64_t early_samples = timing::nearest_sample(early, OffsetMeter::kSampleRate);
  SoundWindow sound(mono(media, request.film, Flicks(0), cancel));
  SoundWindow song(mono(media, request.song, request.song_start - early, cancel));

  Proof proof;
  OffsetMeter meter;
  const std::vector<Window> windows = windows_of(film_samples, request.cuts);
  constexpr auto kReach = static_cast<std::int64_t>(OffsetMeter::kReach);
  for (std::size_t i = 0; i < windows.size(); ++i) {
    cancel.check();
    const Window& window = windows[i];
    const std::vector<float> here = sound.at(window.first - shift, OffsetMeter::kWindow);
    const std::vector<float> there =
        song.at(window.first + early_samples - kReach, OffsetMeter::kWindow + 2 * OffsetMeter::kReach);
    const auto offset = meter.measure(here, there);
    const Flicks middle =
        timing::sample_time(window.first, OffsetMeter::kSampleRate) + Flicks(Flicks::period::den / 2);
    take(proof, window,
         {.at = middle,
          .offset_ms = offset ? std::optional(offset->milliseconds) : std::nullopt,
          .likeness = offset ? offset->likeness : 0},
         should_match(loudness_of(here),
                      loudness_of(std::span(there).subspan(OffsetMeter::kReach, OffsetMeter::kWindow))));
    progress.report(static_cast<double>(i + 1) / static_cast<double>(windows.size()));
  }
  proof.drift_ms_per_minute = slope_ms_per_minute(proof.seconds);
  return proof;
}

}  // namespace mv
