#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;

struct SongFormat {
  const char* name;
  const char* file;
  const char* options;  // how ffmpeg makes it
  int sample_rate;
  std::int64_t
      count_slack;  // by which the length may differ: ffmpeg keeps an edit list's end in milliseconds
  double likeness;
};

constexpr SongFormat kFormats[] = {
    {"mp3_lame", "song.mp3", "-c:a libmp3lame -b:a 192k", 44100, 0, 0.95},
    {"mp3_48k_vbr", "song.mp3", "-c:a libmp3lame -q:a 2", 48000, 0, 0.95},
    {"m4a_aac", "song.m4a", "-c:a aac -b:a 192k", 44100, 45, 0.95},
    {"m4a_aac_48k", "song.m4a", "-c:a aac -b:a 192k", 48000, 48, 0.95},
    {"ogg_vorbis", "song.ogg", "-c:a libvorbis -q:a 6", 44100, 0, 0.95},
    {"ogg_opus", "song.opus", "-c:a libopus -b:a 160k", 48000, 0, 0.95},
    {"flac", "song.flac", "-c:a flac", 44100, 0, 0.9999},
    {"wav", "song.wav", "-c:a pcm_s16le", 44100, 0, 0.9999},
    {"wav_24_bit", "song.wav", "-c:a pcm_s24le", 48000, 0, 0.9999},
    {"m4a_alac", "song.m4a", "-c:a alac", 44100, 0, 0.9999},
    {"webm_opus", "song.webm", "-c:a libopus -b:a 160k", 48000, 960, 0.95},
};

constexpr int kSeconds = 14;

class SongFormats : public ::testing::TestWithParam<SongFormat> {
 protected:
  void SetUp() override {
    const SongFormat& format = GetParam();
    const std::int64_t frames = std::int64_t{format.sample_rate} * kSeconds + 333;
    const std::vector<float> stereo = noise(frames, 2);
    truth_ = channel(stereo, 2);
    write_wav(folder_ / "truth.wav", stereo, format.sample_rate, 2);
    ffmpeg(fmt::format("-i {} {} {}", (folder_ / "truth.wav").string(), format.options, song().string()));
  }

  std::filesystem::path song() const { return folder_ / (std::string("the_") + GetParam().file); }

  std::vector<float> decode(const AudioRequest& request) const {
    const auto reader = media_.read_audio(song(), request, {});
    return channel(read_all(*reader), reader->format().channels);
  }

  Folder folder_;
  Media media_{worker()};
  std::vector<float> truth_;
};

TEST_P(SongFormats, DecodesWithoutLagAndWithEverySample) {
  const std::vector<float> heard = decode({});
  EXPECT_NEAR(static_cast<double>(heard.size()), static_cast<double>(truth_.size()),
              static_cast<double>(GetParam().count_slack));
  for (const std::size_t at : {std::size_t{2000}, truth_.size() / 2, truth_.size() - 8000}) {
    const Alignment found = align(truth_, heard, at);
    EXPECT_EQ(found.lag, 0) << "at " << at;
    EXPECT_GT(found.likeness, GetParam().likeness) << "at " << at;
  }
}

TEST_P(SongFormats, SaysTheAudibleLengthBeforehand) {
  const MediaInfo info = media_.probe_song(song());
  ASSERT_TRUE(info.audio.has_value());
  EXPECT_EQ(info.audio->sample_rate, GetParam().sample_rate);
  EXPECT_EQ(info.audio->channels, 2);
  const auto samples = timing::nearest_sample(info.audio->duration, GetParam().sample_rate);
  EXPECT_NEAR(static_cast<double>(samples), static_cast<double>(truth_.size()),
              static_cast<double>(GetParam().count_slack));
}

TEST_P(SongFormats, BeginsInTheMiddleAtTheVerySample) {
  for (const std::int64_t start : {std::int64_t{777}, std::int64_t{100'001}, std::int64_t{400'003}}) {
    const std::vector<float> heard = decode({.start = timing::sample_time(start, GetParam().sample_rate)});
    const std::span<const float> rest = std::span(truth_).subspan(static_cast<std::size_t>(start));
    EXPECT_NEAR(static_cast<double>(heard.size()), static_cast<double>(rest.size()),
                static_cast<double>(GetParam().count_slack));
    for (const std::size_t at : {std::size_t{3000}, std::size_t{60'000}}) {
      const Alignment found = align(rest, heard, at);
      EXPECT_EQ(found.lag, 0) << "start " << start << " at " << at;
      EXPECT_GT(found.likeness, GetParam().likeness) << "start " << start;
    }
  }
}

TEST_P(SongFormats, ResamplesWithoutShift) {
  const int rate = 22050;
  const std::vector<float> heard =
      decode({.start = timing::from_seconds(6), .sample_rate = rate, .channels = 1});
  EXPECT_NEAR(static_cast<double>(heard.size()), rate * 8.0, 700);
  // The truth at the other rate comes from ffmpeg's own resampler, which is centred.
  ffmpeg(fmt::format("-ss 6 -i {} -ac 1 -ar {} {}", (folder_ / "truth.wav").string(), rate,
                     (folder_ / "slow.wav").string()));
  const auto reader = media_.read_audio(folder_ / "slow.wav", {}, {});
  const std::vector<float> slow = read_all(*reader);
  const Alignment found = align(slow, heard, 40'000);
  EXPECT_EQ(found.lag, 0);
  EXPECT_GT(found.likeness, 0.97);
}

INSTANTIATE_TEST_SUITE_P(Every, SongFormats, ::testing::ValuesIn(kFormats),
                         [](const auto& format) { return format.param.name; });

}  // namespace
}  // namespace media
