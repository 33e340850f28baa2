#include <algorithm>
#include <fstream>
#include <numeric>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "base/hash.h"
#include "media/clip_encoder.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;
using ::testing::ElementsAre;

constexpr VideoFormat kSmall{.width = 320, .height = 180, .rate = {24}};

class Films : public ::testing::Test {
 protected:
  std::filesystem::path clip(const std::string& name, std::int64_t first, std::int64_t count,
                             VideoFormat format = kSmall) const {
    write_clip(folder_ / name, format, first, count);
    return folder_ / name;
  }
  std::vector<float> song(const std::string& options, const std::string& name, int rate = 44100,
                          int seconds = 20) const {
    const std::vector<float> stereo = noise(std::int64_t{rate} * seconds, 2);
    write_wav(folder_ / "truth.wav", stereo, rate, 2);
    ffmpeg(fmt::format("-i {} {} {}", (folder_ / "truth.wav").string(), options, (folder_ / name).string()));
    return channel(stereo, 2);
  }
  std::vector<float> sound_of(const std::filesystem::path& film) const {
    const auto reader = media_.read_audio(film, {}, {});
    return channel(read_all(*reader), reader->format().channels);
  }

  Folder folder_;
  Media media_{worker()};
  base::NoProgress silent_;
};

// The order of an MP4's boxes.
std::vector<std::string> boxes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<std::string> names;
  std::array<unsigned char, 8> header{};
  while (in.read(reinterpret_cast<char*>(header.data()), 8)) {
    const std::uint32_t size = std::uint32_t{header[0]} << 24 | std::uint32_t{header[1]} << 16 |
                               std::uint32_t{header[2]} << 8 | header[3];
    names.emplace_back(reinterpret_cast<const char*>(header.data()) + 4, 4);
    if (size < 8) break;
    in.seekg(size - 8, std::ios::cur);
  }
  return names;
}

TEST_F(Films, AClipHoldsEveryFrameOnItsGridAndIsTaggedBt709) {
  const auto file = clip("clip.mp4", 0, 60);
  EXPECT_EQ(ffprobe(file, "v:0", "nb_frames"), "60");
  EXPECT_EQ(ffprobe(file, "v:0", "r_frame_rate"), "24/1");
  EXPECT_EQ(ffprobe(file, "v:0", "avg_frame_rate"), "24/1");
  EXPECT_EQ(ffprobe(file, "v:0", "start_time"), "0.000000");
  EXPECT_EQ(ffprobe(file, "v:0", "pix_fmt"), "yuv420p");
  EXPECT_EQ(ffprobe(file, "v:0", "color_space"), "bt709");
  EXPECT_EQ(ffprobe(file, "v:0", "color_range"), "tv");
  EXPECT_EQ(ffprobe(file, "v:0", "has_b_frames"), "0");
  std::vector<int> expected(60);
  std::iota(expected.begin(), expected.end(), 0);
  EXPECT_EQ(frame_numbers(file), expected);
}

TEST_F(Films, TheSameFramesMakeTheSameBytes) {
  EXPECT_EQ(base::hash_file(clip("one.mp4", 3, 30)), base::hash_file(clip("two.mp4", 3, 30)));
}

TEST_F(Films, JoinsClipsOnExactFramesWithTheIndexInFront) {
  const StitchPlan plan{
      .clips = {{clip("a.mp4", 0, 30), 25}, {clip("b.mp4", 40, 20), 20}, {clip("c.mp4", 70, 55), 49}},
      .rate = {24}};
  const auto film = folder_ / "film.mp4";
  media_.stitch(plan, film, {}, silent_);
  std::vector<int> expected;
  for (int i = 0; i < 25; ++i) expected.push_back(i);
  for (int i = 0; i < 20; ++i) expected.push_back(40 + i);
  for (int i = 0; i < 49; ++i) expected.push_back((70 + i) % 100);
  EXPECT_EQ(frame_numbers(film), expected);
  EXPECT_EQ(ffprobe(film, "v:0", "r_frame_rate"), "24/1");
  EXPECT_EQ(ffprobe(film, "v:0", "avg_frame_rate"), "24/1");
  EXPECT_EQ(ffprobe(film, "v:0", "start_time"), "0.000000");
  EXPECT_THAT(boxes(film), ElementsAre("ftyp", "moov", "free", "free", "mdat"));
}

struct Sound {
  const char* name;
  const char* file;
  const char* options;
  int rate;
  AudioMode mode;
};

class FilmSounds : public Films, public ::testing::WithParamInterface<Sound> {};

TEST_P(FilmSounds, BeginsUnderFrameZeroAtTheVerySample) {
  const Sound& sound = GetParam();
  const std::vector<float> truth = song(sound.options, sound.file, sound.rate);
  for (const std::int64_t start :
       {std::int64_t{0}, std::int64_t{50'001}, std::int64_t{13} * sound.rate + 17}) {
    std::filesystem::path under = folder_ / sound.file;
    StitchPlan plan{.clips = {{clip("a.mp4", 0, 48), 48}, {clip("b.mp4", 0, 48), 48}}, .rate = {24}};
    plan.song_start = timing::sample_time(start, sound.rate);
    plan.audio = sound.mode;
    if (sound.mode == AudioMode::kAac) {
      media_.encode_song(under, folder_ / "kept.m4a", {}, {}, silent_);
      under = folder_ / "kept.m4a";
    }
    plan.song = under;
    const auto film = folder_ / "film.mp4";
    media_.stitch(plan, film, {}, silent_);

    EXPECT_EQ(ffprobe(film, "v:0", "start_time"), "0.000000");
    EXPECT_EQ(ffprobe(film, "a:0", "start_time"), "0.000000");
    EXPECT_NEAR(std::stod(ffprobe(film, "a:0", "duration")), 4.0, 0.0005);
    const std::vector<float> heard = sound_of(film);
    EXPECT_NEAR(static_cast<double>(heard.size()), 4.0 * sound.rate, 1) << start;
    // And as the ffmpeg program hears it.
    ffmpeg(fmt::format("-i {} -vn -ac 1 -f wav {}", film.string(), (folder_ / "heard.wav").string()));
    const auto reader = media_.read_audio(folder_ / "heard.wav", {}, {});
    const std::vector<float> theirs = read_all(*reader);
    const std::span<const float> rest = std::span(truth).subspan(static_cast<std::size_t>(start));
    for (const std::size_t at : {std::size_t{3000}, std::size_t{90'000}, std::size_t{160'000}}) {
      EXPECT_EQ(align(rest, heard, at).lag, 0) << start << " at " << at;
      EXPECT_EQ(align(rest, theirs, at).lag, 0) << start << " at " << at;
      EXPECT_GT(align(rest, heard, at).likeness, 0.93);  // noise, encoded twice
    }
  }
}

constexpr Sound kSounds[] = {
    {"aac_44k", "song.wav", "", 44100, AudioMode::kAac},
    {"aac_48k_from_opus", "song.opus", "-c:a libopus -b:a 160k", 48000, AudioMode::kAac},
    {"copied_mp3", "song.mp3", "-c:a libmp3lame -b:a 192k", 44100, AudioMode::kCopy},
    {"copied_aac", "song.m4a", "-c:a aac -b:a 192k", 48000, AudioMode::kCopy},
    {"copied_flac", "song.flac", "-c:a flac", 44100, AudioMode::kCopy},
    {"copied_opus", "song.opus", "-c:a libopus -b:a 160k", 48000, AudioMode::kCopy},
};
INSTANTIATE_TEST_SUITE_P(Every, FilmSounds, ::testing::ValuesIn(kSounds),
                         [](const auto& sound) { return sound.param.name; });

TEST_F(Films, AShorterSongEndsEarlierAndTheFilmGoesOn) {
  song("-c:a libmp3lame", "song.mp3", 44100, 2);
  media_.encode_song(folder_ / "song.mp3", folder_ / "kept.m4a", {}, {}, silent_);
  StitchPlan plan{.clips = {{clip("a.mp4", 0, 96), 96}}, .rate = {24}, .song = folder_ / "kept.m4a"};
  media_.stitch(plan, folder_ / "film.mp4", {}, silent_);
  EXPECT_NEAR(std::stod(ffprobe(folder_ / "film.mp4", "a:0", "duration")), 2.0, 0.001);
  EXPECT_NEAR(std::stod(ffprobe(folder_ / "film.mp4", "v:0", "duration")), 4.0, 0.001);
}

}  // namespace
}  // namespace media
