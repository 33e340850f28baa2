// Clips that are read picture by picture, and what a clip says of itself. ffmpeg made the one and reads the
// other.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "media/clip_encoder.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;

constexpr VideoFormat kTinyClip{.width = 64, .height = 48, .rate = {24}};

class Pictures : public ::testing::Test {
 protected:
  std::filesystem::path film(const std::string& name, const std::string& source, const std::string& options) {
    ffmpeg(fmt::format("-f lavfi -i {} {} {}", source, options, (folder_ / name).string()));
    return folder_ / name;
  }
  // A film that gets brighter by the same step with every twentieth of a second, read at 20 a second.
  std::vector<int> brightness(const std::filesystem::path& file, const VideoFormat& format) {
    std::vector<int> found;
    const auto stream = media_.read_pictures(file, format, {});
    base::Pixels picture;
    while (stream->next(picture)) {
      EXPECT_EQ(picture.width, format.width);
      found.push_back(static_cast<int>(picture.row(format.height / 2)[format.width / 2] & 0xFF));
    }
    return found;
  }
  void write_clip_with(const std::string& comment, const std::filesystem::path& out) {
    ClipEncoder encoder(out, kTinyClip, comment);
    base::Pixels frame(kTinyClip.width, kTinyClip.height);
    for (int i = 0; i < 3; ++i) encoder.add(frame);
    encoder.finish();
  }

  Folder folder_;
  Media media_{worker()};
};

TEST_F(Pictures, ComeInOrderAndAreAllThere) {
  for (const int rate : {24, 25, 30, 60}) {
    const auto file = film(fmt::format("{}.mp4", rate),
                           fmt::format("color=gray:s=64x48:r={}:d=1,geq=lum='16+N*3':cb=128:cr=128", rate),
                           "-pix_fmt yuv420p -crf 1 -bf 2");
    const std::vector<int> found = brightness(file, {.width = 64, .height = 48, .rate = {rate}});
    ASSERT_EQ(found.size(), static_cast<std::size_t>(rate));
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    EXPECT_NEAR(found.back() - found.front(), (rate - 1) * 3 * 255 / 219, 4);
  }
}

TEST_F(Pictures, OfAnotherRateAreSampledOnTheGrid) {
  const auto file = film("ntsc.mp4", "testsrc=s=64x48:r=30000/1001:d=2", "-pix_fmt yuv420p");
  EXPECT_NEAR(static_cast<double>(brightness(file, {.width = 64, .height = 48, .rate = {24}}).size()), 48, 1);
  // Each picture of 10 a second is shown for two and a half frames of 25.
  const auto slow = film("slow.mp4", "testsrc=s=64x48:r=10:d=2", "-pix_fmt yuv420p");
  EXPECT_NEAR(static_cast<double>(brightness(slow, {.width = 64, .height = 48, .rate = {25}}).size()), 50, 2);
}

TEST_F(Pictures, AreStretchedToTheFormat) {
  const auto file = film("large.mp4", "color=white:s=320x240:r=24:d=0.5", "-pix_fmt yuv420p");
  const std::vector<int> found = brightness(file, kTinyClip);
  ASSERT_EQ(found.size(), 12U);
  EXPECT_GT(found.front(), 245);
}

TEST_F(Pictures, OfADamagedFileEndInAnError) {
  const auto file = film("cut.mp4", "testsrc=s=64x48:r=24:d=4", "-pix_fmt yuv420p -movflags +faststart");
  const auto whole = std::filesystem::file_size(file);
  for (const int percent : {99, 80, 33}) {
    std::filesystem::resize_file(file, whole * static_cast<unsigned>(percent) / 100);
    EXPECT_THROW(
        {
          const auto stream = media_.read_pictures(file, kTinyClip, {});
          base::Pixels picture;
          while (stream->next(picture)) continue;
        },
        base::Error)
        << percent;
  }
}

TEST_F(Pictures, StopWithTheirReader) {
  const auto file = film("long.mp4", "testsrc=s=640x480:r=30:d=20", "-pix_fmt yuv420p -preset ultrafast");
  const base::CancelToken cancel;
  const auto stream = media_.read_pictures(file, {.width = 640, .height = 480, .rate = {30}}, cancel);
  base::Pixels picture;
  ASSERT_TRUE(stream->next(picture));
  cancel.cancel();
  try {
    while (stream->next(picture)) continue;
    ADD_FAILURE() << "it was read to its end";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kCanceled);
  }
}

TEST_F(Pictures, CarryWhatTheirMakerSays) {
  std::string comment = R"({"kind":"a recipe","text":"Ünïcode \" and )";
  comment += std::string(100'000, 'x') + "\"}";
  write_clip_with(comment, folder_ / "one.mp4");
  EXPECT_EQ(media_.probe(folder_ / "one.mp4").comment, comment);
  write_clip_with("", folder_ / "none.mp4");
  EXPECT_EQ(media_.probe(folder_ / "none.mp4").comment, "");
  // It is no part of what decides whether clips join, and a film of them does not carry it on.
  const std::vector<std::filesystem::path> clips{folder_ / "one.mp4", folder_ / "none.mp4"};
  for (const auto& clip : media_.check_clips(clips, kTinyClip).clips) EXPECT_TRUE(clip.joins);
  base::NoProgress silent;
  media_.stitch({.clips = {{clips[0], 3}, {clips[1], 3}}, .rate = {24}, .song = {}}, folder_ / "film.mp4", {},
                silent);
  EXPECT_EQ(media_.probe(folder_ / "film.mp4").comment, "");
}

TEST_F(Pictures, OfStrangersSayNothingThatIsTooLongOrNoText) {
  const auto plain =
      film("plain.mp4", "testsrc=s=64x48:r=24:d=0.2", "-pix_fmt yuv420p -metadata comment=hello");
  EXPECT_EQ(media_.probe(plain).comment, "hello");
  write_clip_with(std::string(100'000, '\x01'), folder_ / "control.mp4");
  EXPECT_EQ(media_.probe(folder_ / "control.mp4").comment, "");
  write_clip_with(std::string(kLongestComment, 'x'), folder_ / "longest.mp4");
  EXPECT_EQ(media_.probe(folder_ / "longest.mp4").comment.size(), kLongestComment);
  EXPECT_THROW(write_clip_with(std::string(kLongestComment + 1, 'x'), folder_ / "long.mp4"), base::Error);
  EXPECT_THROW(write_clip_with("\xFF\xFE", folder_ / "bytes.mp4"), base::Error);
}

}  // namespace
}  // namespace media
