#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "media/clip_encoder.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;
using ::testing::ElementsAre;

constexpr VideoFormat kWanted{.width = 320, .height = 180, .rate = {24}};

class Conforming : public ::testing::Test {
 protected:
  std::filesystem::path foreign(const std::string& name, const std::string& source,
                                const std::string& options) const {
    ffmpeg(fmt::format("-f lavfi -i {} {} {}", source, options, (folder_ / name).string()));
    return folder_ / name;
  }
  std::filesystem::path ours(const std::string& name, std::int64_t frames = 48) const {
    write_clip(folder_ / name, kWanted, 0, frames);
    return folder_ / name;
  }
  std::vector<bool> joinable(const std::vector<std::filesystem::path>& clips, const VideoFormat& wanted,
                             const std::vector<std::int64_t>& shown = {}) const {
    std::vector<bool> verdicts;
    for (const ClipCheck::Clip& clip : media_.check_clips(clips, wanted, shown).clips) {
      verdicts.push_back(clip.joins);
    }
    return verdicts;
  }
  bool joins(const std::filesystem::path& clip) const {
    const std::vector<std::filesystem::path> clips{ours("model.mp4"), clip};
    return joinable(clips, kWanted) == std::vector<bool>{true, true};
  }

  Folder folder_;
  Media media_{worker()};
  base::NoProgress silent_;
};

TEST_F(Conforming, OnlyClipsWithTheSameParametersJoin) {
  const std::vector<std::filesystem::path> clips{
      foreign("large.mp4", "testsrc=s=640x360:r=24:d=2", "-pix_fmt yuv420p"),
      ours("one.mp4"),
      foreign("x264.mp4", "testsrc=s=320x180:r=24:d=2", "-pix_fmt yuv420p"),
      ours("two.mp4", 30),
      foreign("rate.mp4", "testsrc=s=320x180:r=25:d=2", "-pix_fmt yuv420p"),
      foreign("codec.webm", "testsrc=s=320x180:r=24:d=2", "-c:v libvpx -pix_fmt yuv420p"),
  };
  EXPECT_THAT(joinable(clips, kWanted), ElementsAre(false, true, false, true, false, false));
}

// Clips from elsewhere that are alike join each other, with reordered frames too, as long as the cut leaves
// none in need.
TEST_F(Conforming, ForeignClipsThatAreAlikeJoinWithoutEncoding) {
  const std::string options = "-pix_fmt yuv420p -c:v libx264 -bf 3 -g 24";
  const std::vector<std::filesystem::path> clips{foreign("a.mp4", "testsrc2=s=320x180:r=24:d=2", options),
                                                 foreign("b.mp4", "testsrc2=s=320x180:r=24:d=2", options)};
  EXPECT_THAT(joinable(clips, kWanted), ElementsAre(true, true));
  media_.stitch({.clips = {{clips[0], 48}, {clips[1], 48}}, .rate = {24}}, folder_ / "film.mp4", {}, silent_);
  EXPECT_EQ(ffprobe(folder_ / "film.mp4", "v:0", "nb_frames"), "96");
  EXPECT_EQ(ffprobe(folder_ / "film.mp4", "v:0", "start_time"), "0.000000");
  EXPECT_EQ(ffprobe(folder_ / "film.mp4", "v:0", "avg_frame_rate"), "24/1");
  // The encoder of the foreign clips need not write the same twice.
  const auto pictures = [](const std::filesystem::path& file) {
    return run(
        fmt::format("ffmpeg -nostdin -loglevel error -i {} -f framemd5 - | grep -v '#' | awk '{{print $6}}'",
                    file.string()));
  };
  EXPECT_TRUE(pictures(folder_ / "film.mp4") == pictures(clips[0]) + pictures(clips[1]));
}

TEST_F(Conforming, ACutThatHiddenFramesNeedIsRefusedBeforehand) {
  const auto clip = foreign("b.mp4", "testsrc2=s=320x180:r=24:d=2",
                            "-pix_fmt yuv420p -c:v libx264 -bf 3 -b_strategy 0 -g 48");
  const std::vector<std::filesystem::path> clips{clip};
  int refused = 0;
  for (const std::int64_t frames : {20, 21, 22, 23}) {
    const std::vector<std::int64_t> shown{frames};
    const bool verdict = joinable(clips, kWanted, shown).front();
    const StitchPlan plan{.clips = {{clip, frames}}, .rate = {24}};
    if (verdict) {
      media_.stitch(plan, folder_ / "film.mp4", {}, silent_);
      EXPECT_EQ(ffprobe(folder_ / "film.mp4", "v:0", "nb_frames"), std::to_string(frames));
    } else {
      ++refused;
      EXPECT_THROW(media_.stitch(plan, folder_ / "film.mp4", {}, silent_), base::Error);
    }
  }
  EXPECT_GT(refused, 0);
}

TEST_F(Conforming, AClipWithTooFewFramesIsNamed) {
  try {
    media_.stitch({.clips = {{ours("short.mp4", 10), 11}}, .rate = {24}}, folder_ / "film.mp4", {}, silent_);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kDamaged);
    EXPECT_THAT(error.message(), ::testing::HasSubstr("short.mp4 holds only 10 of the 11 frames"));
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "film.mp4"));
}

TEST_F(Conforming, ClipsOfOtherParametersAreNeverJoined) {
  const std::vector<std::filesystem::path> clips{
      foreign("x264.mp4", "testsrc=s=320x180:r=24:d=2", "-pix_fmt yuv420p"), ours("one.mp4")};
  try {
    media_.stitch({.clips = {{clips[0], 48}, {clips[1], 48}}, .rate = {24}}, folder_ / "film.mp4", {},
                  silent_);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kUnsupported);
    EXPECT_THAT(error.message(), ::testing::HasSubstr("one.mp4"));
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "film.mp4"));
}

// A Matroska file keeps no number of frames; its length is that of its longest stream.
TEST_F(Conforming, FramesAreThoseThatAreThereAndNotThoseOfALongerSound) {
  ffmpeg(
      fmt::format("-f lavfi -i testsrc=s=320x180:r=24:d=1 -f lavfi -i sine=d=1.3 -pix_fmt yuv420p -bf 0 {}",
                  (folder_ / "long.mkv").string()));
  const std::vector<std::filesystem::path> clips{folder_ / "long.mkv"};
  const ClipCheck check = media_.check_clips(clips, kWanted);
  EXPECT_TRUE(check.clips[0].joins);
  EXPECT_EQ(check.clips[0].video.frames, 24);
}

struct Odd {
  const char* name;
  const char* source;
  const char* options;
  std::int64_t frames;
};

constexpr Odd kOdd[] = {
    {"30fps.mp4", "testsrc2=s=640x360:r=30:d=2", "-pix_fmt yuv420p", 48},
    {"23976.mp4", "testsrc2=s=640x360:r=24000/1001:d=2.002", "-pix_fmt yuv420p", 48},
    {"tall.mp4", "testsrc2=s=180x320:r=24:d=1", "-pix_fmt yuv420p", 24},
    {"ten_bit.mkv", "testsrc2=s=320x180:r=24:d=1", "-c:v libx265 -pix_fmt yuv420p10le", 24},
    {"vp9.webm", "testsrc2=s=320x180:r=24:d=1", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8", 24},
    {"full_444.mp4", "testsrc2=s=321x181:r=24:d=1", "-pix_fmt yuv444p", 24},
};

TEST_F(Conforming, OddClipsBecomeJoinableAndKeepTheirLength) {
  for (const Odd& odd : kOdd) {
    const auto clip = foreign(odd.name, odd.source, odd.options);
    EXPECT_FALSE(joins(clip)) << odd.name;
    media_.conform(clip, folder_ / "conformed.mp4", kWanted, 0, {}, silent_);
    EXPECT_TRUE(joins(folder_ / "conformed.mp4")) << odd.name;
    EXPECT_EQ(ffprobe(folder_ / "conformed.mp4", "v:0", "nb_frames"), std::to_string(odd.frames)) << odd.name;
  }
}

TEST_F(Conforming, HoldsTheLastPictureOfOneThatEndsTooEarly) {
  const auto clip = foreign("short.mp4", "color=white:s=320x180:r=24:d=1", "-pix_fmt yuv420p");
  media_.conform(clip, folder_ / "conformed.mp4", kWanted, 36, {}, silent_);
  EXPECT_EQ(ffprobe(folder_ / "conformed.mp4", "v:0", "nb_frames"), "36");
  const timing::Flicks end = timing::frame_time(35, kWanted.rate);
  const std::vector<base::Pixels> pictures =
      media_.pictures_at(folder_ / "conformed.mp4", std::span(&end, 1), 320);
  ASSERT_EQ(pictures.size(), 1U);
  EXPECT_GT(pictures[0].row(90)[160] & 0xFF, 245U);
}

TEST_F(Conforming, PutsBlackAroundAndNeverStretches) {
  const auto clip = foreign("square.mp4", "color=white:s=200x200:r=24:d=1", "-pix_fmt yuv420p");
  media_.conform(clip, folder_ / "conformed.mp4", kWanted, 0, {}, silent_);
  const timing::Flicks middle = timing::from_seconds(0.5);
  const std::vector<base::Pixels> pictures =
      media_.pictures_at(folder_ / "conformed.mp4", std::span(&middle, 1), 320);
  ASSERT_EQ(pictures.size(), 1U);
  const auto brightness = [&](int x) { return pictures[0].row(90)[x] & 0xFF; };
  EXPECT_LT(brightness(60), 10U);
  EXPECT_GT(brightness(80), 245U);
  EXPECT_GT(brightness(240), 245U);
  EXPECT_LT(brightness(260), 10U);
}

// The ffmpeg program turns as players do; each quarter of the picture has its own brightness.
TEST_F(Conforming, PicturesAreTurnedAsTheyAreShown) {
  const auto lying = foreign(
      "lying.mp4", "color=0x303030:s=320x180:r=24:d=1",
      "-vf drawbox=0:0:160:90:0x707070:fill,drawbox=160:90:160:90:0xb0b0b0:fill,drawbox=0:90:160:90:white:"
      "fill -pix_fmt yuv420p");
  for (const int angle : {90, 180, 270}) {
    const auto turned = folder_ / fmt::format("{}.mp4", angle);
    ffmpeg(fmt::format("-i {} -c copy -metadata:s:v:0 rotate={} {}", lying.string(), angle, turned.string()));
    const bool upright = angle != 180;
    const VideoFormat shown{.width = upright ? 180 : 320, .height = upright ? 320 : 180, .rate = {24}};
    const ClipCheck check = media_.check_clips(std::span(&turned, 1), std::nullopt);
    EXPECT_EQ(check.format, shown) << angle;
    EXPECT_FALSE(check.clips[0].joins) << angle;
    media_.conform(turned, folder_ / "conformed.mp4", shown, 0, {}, silent_);
    const std::string truth = run(fmt::format(
        "ffmpeg -nostdin -loglevel error -i {} -frames:v 1 -f rawvideo -pix_fmt bgra -", turned.string()));
    ASSERT_EQ(truth.size(), 4U * 320 * 180);
    for (const auto& file : {turned, folder_ / "conformed.mp4"}) {
      const timing::Flicks start{0};
      const base::Pixels picture = media_.pictures_at(file, std::span(&start, 1), shown.width).at(0);
      ASSERT_EQ(picture.height, shown.height) << angle;
      for (const int y : {shown.height / 4, shown.height * 3 / 4}) {
        for (const int x : {shown.width / 4, shown.width * 3 / 4}) {
          const auto byte =
              static_cast<unsigned char>(truth[4 * static_cast<std::size_t>(y * shown.width + x)]);
          EXPECT_NEAR(picture.row(y)[x] & 0xFF, byte, 3) << angle << " at " << x << ", " << y;
        }
      }
    }
  }
}

TEST_F(Conforming, PicturesAreThoseOfTheTimesAskedFor) {
  write_clip(folder_ / "clip.mp4", kWanted, 0, 96);
  const std::vector<std::int64_t> frames{0, 95, 3, 50, 47, 48, 200};
  std::vector<timing::Flicks> times;
  for (const std::int64_t frame : frames) times.push_back(timing::frame_time(frame, {24}));
  const std::vector<base::Pixels> pictures = media_.pictures_at(folder_ / "clip.mp4", times, 160);
  ASSERT_EQ(pictures.size(), frames.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    EXPECT_EQ(pictures[i].width, 160);
    EXPECT_EQ(pictures[i].height, 90);
    const std::int64_t expected = std::min<std::int64_t>(frames[i], 95);
    const auto wanted = numbered_picture(kWanted, expected).words[0] & 0xFF;
    EXPECT_NEAR(pictures[i].row(45)[80] & 0xFF, wanted, 1) << frames[i];
    EXPECT_EQ(pictures[i].row(45)[80] >> 24, 0xFFU);
  }
}

TEST_F(Conforming, PicturesInARowAreFoundWithReorderedFramesToo) {
  write_clip(folder_ / "clip.mp4", kWanted, 0, 96);
  ffmpeg(fmt::format("-i {} -c:v libx264 -crf 10 -bf 3 -g 24 {}", (folder_ / "clip.mp4").string(),
                     (folder_ / "reordered.mp4").string()));
  std::vector<timing::Flicks> times;
  for (int frame = 0; frame < 96; ++frame) times.push_back(timing::frame_time(frame, {24}));
  for (int frame = 90; frame > 0; frame -= 11) times.push_back(timing::frame_time(frame, {24}));
  for (int frame = 1; frame < 96; frame += 31) times.push_back(timing::frame_time(frame, {24}));
  const auto pictures = media_.pictures_at(folder_ / "reordered.mp4", times, 160);
  ASSERT_EQ(pictures.size(), times.size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    const std::int64_t frame = timing::nearest_frame(times[i], {24});
    EXPECT_NEAR(pictures[i].row(45)[80] & 0xFF, numbered_picture(kWanted, frame).words[0] & 0xFF, 1) << frame;
  }
}

TEST_F(Conforming, ColoursComeBackAsTheyWerePainted) {
  const VideoFormat format{.width = 64, .height = 64, .rate = {24}};
  for (const std::uint32_t colour :
       {0xFFFF0000U, 0xFF00FF00U, 0xFF0000FFU, 0xFFFFFFFFU, 0xFF000000U, 0xFF8040C0U, 0xFFFFC020U}) {
    base::Pixels picture(64, 64);
    std::fill(picture.words.begin(), picture.words.end(), colour);
    ClipEncoder encoder(folder_ / "colour.mp4", format);
    for (int frame = 0; frame < 4; ++frame) encoder.add(picture);
    encoder.finish();
    const std::string bytes =
        run(fmt::format("ffmpeg -nostdin -loglevel error -i {} -frames:v 1 -sws_flags "
                        "accurate_rnd+full_chroma_int -f rawvideo -pix_fmt bgra -",
                        (folder_ / "colour.mp4").string()));
    for (std::size_t channel = 0; channel < 3; ++channel) {
      EXPECT_NEAR(static_cast<unsigned char>(bytes[4 * 2080 + channel]), colour >> (8 * channel) & 0xFF, 3)
          << fmt::format("{:x}", colour);
    }
  }
}

TEST_F(Conforming, APictureCanBeReadToo) {
  ffmpeg(fmt::format("-f lavfi -i color=0x204060:s=80x40 -frames:v 1 {}", (folder_ / "look.jpg").string()));
  const timing::Flicks start{0};
  const std::vector<base::Pixels> pictures =
      media_.pictures_at(folder_ / "look.jpg", std::span(&start, 1), 40);
  ASSERT_EQ(pictures.size(), 1U);
  EXPECT_EQ(pictures[0].height, 20);
  EXPECT_NEAR(pictures[0].row(10)[20] >> 16 & 0xFF, 0x20, 4);
  EXPECT_NEAR(pictures[0].row(10)[20] & 0xFF, 0x60, 4);
}

}  // namespace
}  // namespace media
