#include "audio/peaks.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "base/error.h"

namespace audio {
namespace {

// Two channels of known sound, read in odd pieces.
class StereoSong final : public media::SampleReader {
 public:
  using Sound = std::function<float(double seconds, int channel)>;
  StereoSong(double seconds, Sound sound, int rate = 48'000)
      : rate_(rate), count_(static_cast<std::int64_t>(seconds * rate)), sound_(std::move(sound)) {}

  media::AudioFormat format() const override { return {.sample_rate = rate_, .channels = 2}; }
  std::size_t read(std::span<float> samples) override {
    std::size_t written = 0;
    for (; next_ < count_ && written + 2 <= std::min<std::size_t>(samples.size(), 1554); ++next_) {
      for (int channel = 0; channel < 2; ++channel)
        samples[written++] = sound_(static_cast<double>(next_) / rate_, channel);
    }
    return written;
  }

 private:
  int rate_;
  std::int64_t count_, next_ = 0;
  Sound sound_;
};

Peaks peaks_of(StereoSong song, double seconds) {
  base::NoProgress quiet;
  return gather_peaks(song, timing::from_seconds(seconds), {}, quiet);
}

TEST(PeaksOfASong, AreThoseOfEachSliceWhateverTheChannel) {
  // Half a second each: silence, 0.25 on the left, -0.75 on the right, 1.
  const Peaks peaks = peaks_of(StereoSong(2,
                                          [](double t, int channel) {
                                            if (t < 0.5) return 0.0F;
                                            if (t < 1.0) return channel == 0 ? 0.25F : 0.0F;
                                            if (t < 1.5) return channel == 1 ? -0.75F : 0.1F;
                                            return 1.0F;
                                          }),
                               2);
  EXPECT_EQ(timing::to_seconds(peaks.duration), 2);
  EXPECT_EQ(in_slices(peaks, 4), (std::vector<float>{0, 0.25F, 0.75F, 1}));
  EXPECT_EQ(in_slices(peaks, 8), (std::vector<float>{0, 0, 0.25F, 0.25F, 0.75F, 0.75F, 1, 1}));
  EXPECT_EQ(in_slices(peaks, 1), std::vector<float>{1});
}

TEST(PeaksOfASong, StandWhereTheSoundIsToTheMillisecond) {
  // A click of one sample at 1.2345 s.
  const Peaks peaks = peaks_of(
      StereoSong(3, [](double t, int) { return std::abs(t - 1.2345) < 0.5 / 48'000 ? 0.5F : 0.0F; }), 3);
  const std::vector<float> slices = in_slices(peaks, 3000);
  const auto loudest = std::max_element(slices.begin(), slices.end());
  EXPECT_EQ(*loudest, 0.5F);
  EXPECT_NEAR(static_cast<double>(loudest - slices.begin()), 1234, 1);
  EXPECT_LE(std::count(slices.begin(), slices.end(), 0.5F), 2);  // it may lie on an edge
}

TEST(PeaksOfASong, OfAnHourTakeNoMoreMemoryAndKeepTheirPlaces) {
  constexpr double kHour = 3600;
  const Peaks peaks =
      peaks_of(StereoSong(
                   kHour, [](double t, int) { return t >= 1802 && t < 1808 ? 0.8F : 0.1F; }, 8000),
               kHour);
  EXPECT_LE(peaks.values.size(), kMostPeaks);
  const std::vector<float> slices = in_slices(peaks, 360);
  for (std::size_t i = 0; i < slices.size(); ++i)
    EXPECT_EQ(slices[i], i == 180 ? 0.8F : 0.1F) << i * 10 << " s";
}

TEST(PeaksOfASong, BeyondFullScaleCountAsFullScale) {
  EXPECT_EQ(in_slices(peaks_of(StereoSong(1, [](double, int) { return -1.3F; }), 1), 2),
            (std::vector<float>{1, 1}));
}

TEST(PeaksOfASong, OfAlmostNoLengthFillAllSlices) {
  const Peaks short_song = peaks_of(StereoSong(0.002, [](double, int) { return 0.5F; }), 0.002);
  EXPECT_EQ(in_slices(short_song, 5), std::vector<float>(5, 0.5F));
  const Peaks empty = peaks_of(StereoSong(0, [](double, int) { return 0.5F; }), 0);
  EXPECT_TRUE(in_slices(empty, 5).empty());
}

TEST(PeaksOfASong, AreGivenUpOnRequest) {
  const base::CancelToken canceled;
  canceled.cancel();
  StereoSong song(1, [](double, int) { return 0.0F; });
  base::NoProgress quiet;
  EXPECT_THROW(gather_peaks(song, timing::from_seconds(1), canceled, quiet), base::Error);
}

}  // namespace
}  // namespace audio
