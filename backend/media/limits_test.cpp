#include <chrono>
#include <functional>
#include <utility>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;
using base::Error;
using base::ErrorKind;
using ::testing::HasSubstr;

class Limits : public ::testing::Test {
 protected:
  template <class Call>
  static Error failure_of(Call call) {
    try {
      call();
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::kInternal, "did not fail"};
  }

  Folder folder_;
  base::NoProgress silent_;
  std::filesystem::path out_ = folder_ / "out.mp4";
};

TEST_F(Limits, OfMemoryTurnAHugePictureAway) {
  ffmpeg(fmt::format("-f lavfi -i color=red:s=6000x5000 -frames:v 1 -pix_fmt rgb24 {}",
                     (folder_ / "huge.png").string()));
  const timing::Flicks start{0};
  const auto look = [&](const WorkerLimits& limits) {
    return Media(worker(), limits).pictures_at(folder_ / "huge.png", std::span(&start, 1), 64);
  };
  EXPECT_EQ(look({}).size(), 1U);
  const Error error = failure_of([&] { look({.memory_bytes = 48ULL << 20}); });
  EXPECT_EQ(error.kind(), ErrorKind::kDamaged) << error.message() << error.details();
  EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MEDIA_MEMORY_MB"));
}

TEST_F(Limits, OfTheOutputEndAFilmThatGrowsTooLarge) {
  const VideoFormat format{.width = 320, .height = 240, .rate = {24}};
  ffmpeg(fmt::format("-f lavfi -i testsrc2=s=640x480:r=24 -t 4 -c:v libx264 -preset ultrafast {}",
                     (folder_ / "clip.mp4").string()));
  write_wav(folder_ / "song.wav", noise(44100LL * 20, 2), 44100, 2);
  const Media media(worker(), {.output_bytes = 20'000});
  const std::pair<const char*, std::function<void()>> calls[] = {
      {"conform", [&] { media.conform(folder_ / "clip.mp4", out_, format, 0, {}, silent_); }},
      {"encode_song", [&] { media.encode_song(folder_ / "song.wav", out_, {}, {}, silent_); }},
      {"trim_audio", [&] { media.trim_audio(folder_ / "song.wav", out_, {}); }},
      {"stitch",
       [&] {
         media.stitch({.clips = {{folder_ / "clip.mp4", 96}}}, out_, {}, silent_);
       }},
  };
  for (const auto& [name, call] : calls) {
    const Error error = failure_of(call);
    EXPECT_EQ(error.kind(), ErrorKind::kTooLong) << name << ": " << error.message() << error.details();
    EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MEDIA_OUTPUT_MB")) << name;
    EXPECT_FALSE(std::filesystem::exists(out_)) << name;
  }
}

TEST_F(Limits, OfProcessorTimeEndALongJob) {
  ffmpeg(fmt::format("-f lavfi -i testsrc2=s=1280x720:r=30 -t 30 -c:v libx264 -preset ultrafast {}",
                     (folder_ / "long.mp4").string()));
  const Media media(worker(), {.seconds = std::chrono::seconds(1)});
  const Error error = failure_of([&] { media.conform(folder_ / "long.mp4", out_, {}, 0, {}, silent_); });
  EXPECT_EQ(error.kind(), ErrorKind::kTimedOut) << error.message() << error.details();
  EXPECT_THAT(error.message(), HasSubstr("SONGREEL_MEDIA_SECONDS"));
  EXPECT_FALSE(std::filesystem::exists(out_));
}

// A worker that waits uses no processor time.
TEST_F(Limits, OfTheClockEndEveryJobThatHangs) {
  base::write_text(folder_ / "clip.mp4", "anything");
  WorkerCommand hanging = worker();
  hanging.arguments = {"hang"};
  const Media media(hanging, {.seconds = std::chrono::seconds(1)});
  const std::pair<const char*, std::function<void()>> calls[] = {
      {"probe", [&] { media.probe(folder_ / "clip.mp4"); }},
      {"conform", [&] { media.conform(folder_ / "clip.mp4", out_, {}, 0, {}, silent_); }},
      {"read_audio", [&] { media.read_audio(folder_ / "clip.mp4", {}, {}); }},
  };
  for (const auto& [name, call] : calls) EXPECT_EQ(failure_of(call).kind(), ErrorKind::kTimedOut) << name;
  EXPECT_FALSE(std::filesystem::exists(out_));
}

// A kernel without one of these starts no worker, so that all other tests here would fail too.
TEST(SandboxLayers, AreToldWithoutLockingTheCallerIn) {
  const SandboxReport report = sandbox_layers();
  EXPECT_TRUE(report.no_new_privileges);
  EXPECT_TRUE(report.seccomp);
  EXPECT_TRUE(report.resource_limits);
  EXPECT_EQ(report.landlock, report.landlock_version > 0);
  EXPECT_NO_THROW(run("cat /etc/passwd"));
  EXPECT_THAT(base::read_text("/proc/self/status"), HasSubstr("NoNewPrivs:\t0"));
}

}  // namespace
}  // namespace media
