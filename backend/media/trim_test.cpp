#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "base/hash.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;

struct Song {
  const char* name;
  const char* file;
  const char* options;
  int rate;
  bool exact;  // begins at the very sample; else at a packet
};

constexpr Song kSongs[] = {
    {"mp3", "song.mp3", "-c:a libmp3lame -b:a 128k", 44100, true},
    {"mp3_vbr", "song.mp3", "-c:a libmp3lame -q:a 4", 48000, true},
    {"mp3_low_rate", "song.mp3", "-ar 24000 -c:a libmp3lame -b:a 64k", 24000, true},
    {"mp3_without_tag", "song.mp3", "-c:a libmp3lame -b:a 128k -write_xing 0", 44100, true},
    {"aac", "song.m4a", "-c:a aac -b:a 192k", 44100, true},
    {"alac", "song.m4a", "-c:a alac", 44100, false},
    {"adts", "song.aac", "-c:a aac -b:a 192k", 44100, true},
    {"opus", "song.opus", "-c:a libopus -b:a 128k", 48000, true},
    {"vorbis", "song.ogg", "-c:a libvorbis -q:a 6", 44100, false},
    {"flac", "song.flac", "-c:a flac", 44100, false},
    {"wav", "song.wav", "-c:a pcm_s16le", 44100, true},
};

class Trims : public ::testing::TestWithParam<Song> {
 protected:
  void SetUp() override {
    const Song& format = GetParam();
    const std::vector<float> stereo = noise(std::int64_t{format.rate} * 22, 2);
    write_wav(folder_ / "truth.wav", stereo, format.rate, 2);
    ffmpeg(fmt::format("-i {} {} {}", (folder_ / "truth.wav").string(), format.options, song().string()));
    // What the whole file sounds like is the truth for its parts, whatever its encoder put in front.
    truth_ = samples_of(song());
  }

  std::filesystem::path song() const { return folder_ / (std::string("the_") + GetParam().file); }
  std::filesystem::path out() const { return folder_ / (std::string("trimmed_") + GetParam().file); }
  std::vector<float> samples_of(const std::filesystem::path& file) const {
    const auto reader = media_.read_audio(file, {}, {});
    return channel(read_all(*reader), reader->format().channels);
  }

  Folder folder_;
  Media media_{worker()};
  std::vector<float> truth_;
};

TEST_P(Trims, BeginWhereTheySayAndLastAsLongAsTheySay) {
  const int rate = GetParam().rate;
  const std::string before = base::hash_file(song());
  for (const std::int64_t asked : {std::int64_t{0}, std::int64_t{40'321}, std::int64_t{15} * rate + 11}) {
    const Trimmed trimmed = media_.trim_audio(song(), out(), timing::sample_time(asked, rate));
    const std::int64_t start = timing::nearest_sample(trimmed.start, rate);
    EXPECT_LE(start, asked);
    EXPECT_LT(asked - start, GetParam().exact ? 1 : 4700) << asked;
    EXPECT_EQ(trimmed.bytes, std::filesystem::file_size(out()));

    const std::vector<float> heard = samples_of(out());
    EXPECT_EQ(static_cast<std::int64_t>(heard.size()), timing::nearest_sample(trimmed.duration, rate))
        << asked;
    EXPECT_EQ(timing::nearest_sample(media_.probe_song(out()).audio->duration, rate),
              timing::nearest_sample(trimmed.duration, rate));
    const std::span<const float> rest = std::span(truth_).subspan(static_cast<std::size_t>(start));
    EXPECT_NEAR(static_cast<double>(heard.size()), static_cast<double>(rest.size()), 1) << asked;
    for (const std::size_t at : {std::size_t{0}, std::size_t{1200}, rest.size() / 2, rest.size() - 6000}) {
      const Alignment found = align(rest, heard, at, 1500);
      EXPECT_EQ(found.lag, 0) << "asked " << asked << " at " << at;
      EXPECT_GT(found.likeness, 0.97) << "asked " << asked << " at " << at;
    }
  }
  EXPECT_EQ(base::hash_file(song()), before);
}

TEST_P(Trims, SoundTheSameToFfmpeg) {
  const int rate = GetParam().rate;
  const Trimmed trimmed = media_.trim_audio(song(), out(), timing::sample_time(100'000, rate));
  const auto start = static_cast<std::size_t>(timing::nearest_sample(trimmed.start, rate));
  ffmpeg(fmt::format("-xerror -i {} {}", out().string(), (folder_ / "theirs.wav").string()));
  const std::vector<float> theirs = samples_of(folder_ / "theirs.wav");
  for (const std::size_t at : {std::size_t{2000}, std::size_t{100'000}}) {
    EXPECT_EQ(align(std::span(truth_).subspan(start), theirs, at, 1500).lag, 0) << at;
  }
}

TEST_P(Trims, PastTheEndGiveAValidTinyFile) {
  const Trimmed trimmed = media_.trim_audio(song(), out(), timing::from_seconds(3600));
  EXPECT_LT(timing::to_seconds(trimmed.duration), 0.2);
  EXPECT_GT(timing::to_seconds(trimmed.duration), 0.0);
  const std::vector<float> heard = samples_of(out());
  EXPECT_GT(heard.size(), 0U);
  EXPECT_LT(heard.size(), 10'000U);
  EXPECT_NE(ffprobe(out(), "a:0", "codec_name"), "");
}

INSTANTIATE_TEST_SUITE_P(Every, Trims, ::testing::ValuesIn(kSongs),
                         [](const auto& song) { return song.param.name; });

}  // namespace
}  // namespace media
