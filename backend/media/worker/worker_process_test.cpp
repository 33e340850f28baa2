#include "media/worker/worker_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;
using ::testing::HasSubstr;

WorkerCommand taken_over(const std::string& how) {
  WorkerCommand command = testing::worker();
  command.arguments = {how};
  return command;
}

class Workers : public ::testing::Test {
 protected:
  void SetUp() override { base::write_text(file_, "anything"); }

  Error failure_of(const std::string& how) const {
    try {
      Media(taken_over(how)).probe(file_);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::kInternal, "did not fail"};
  }
  bool nobody_left() const { return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

  testing::Folder folder_;
  std::filesystem::path file_ = folder_ / "song.mp3";
};

TEST_F(Workers, CanOpenNothingReachNobodyAndStartNothing) {
  EXPECT_EQ(failure_of("try").message(), "succeeded:");
}

TEST_F(Workers, ThatCrashSpoilOnlyTheirOwnFile) {
  const Error error = failure_of("crash");
  EXPECT_EQ(error.kind(), ErrorKind::kDamaged);
  EXPECT_THAT(error.message(), HasSubstr("song.mp3"));
  EXPECT_THAT(error.details(), HasSubstr("signal"));
  EXPECT_TRUE(nobody_left());
}

TEST_F(Workers, ThatEndWithoutAnAnswerAreAnError) {
  EXPECT_THAT(failure_of("vanish").details(), HasSubstr("exit code 7"));
  EXPECT_TRUE(nobody_left());
}

TEST_F(Workers, ThatTalkNonsenseAreAnError) {
  EXPECT_EQ(failure_of("babble").kind(), ErrorKind::kDamaged);
  EXPECT_EQ(failure_of("lie").kind(), ErrorKind::kDamaged);
  EXPECT_TRUE(nobody_left());
}

TEST_F(Workers, ThatComputeForEverAreEndedByTheKernel) {
  EXPECT_EQ(failure_of("spin").kind(), ErrorKind::kTimedOut);
  EXPECT_TRUE(nobody_left());
}

TEST_F(Workers, ThatHangAreTimedOut) {
  WorkerJob job{.name = "probe", .parameters = {}, .input_names = {"song.mp3"}, .files = {}};
  base::NoProgress silent;
  try {
    WorkerProcess process(std::make_shared<ForkServer>(taken_over("hang")), job,
                          {.stall = std::chrono::seconds(0), .total = std::nullopt}, {});
    process.wait_for("result", silent);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kTimedOut);
  }
  EXPECT_TRUE(nobody_left());
}

TEST_F(Workers, AreEndedWhenTheUserCancels) {
  const base::CancelToken cancel;
  const std::jthread user([&] { cancel.cancel(); });
  const auto out = folder_ / "out";
  const timing::Flicks start{0};
  base::NoProgress silent;
  const std::vector<std::pair<const char*, std::function<void(const Media&)>>> calls = {
      {"probe", [&](const Media& media) { media.probe(file_, cancel); }},
      {"probe_song", [&](const Media& media) { media.probe_song(file_, cancel); }},
      {"read_audio", [&](const Media& media) { media.read_audio(file_, {}, cancel); }},
      {"trim_audio", [&](const Media& media) { media.trim_audio(file_, out, start, cancel); }},
      {"encode_song", [&](const Media& media) { media.encode_song(file_, out, start, cancel, silent); }},
      {"check_clips",
       [&](const Media& media) { media.check_clips(std::span(&file_, 1), std::nullopt, {}, cancel); }},
      {"conform", [&](const Media& media) { media.conform(file_, out, {}, 0, cancel, silent); }},
      {"stitch",
       [&](const Media& media) {
         media.stitch({.clips = {{file_, 1}}}, out, cancel, silent);
       }},
      {"pictures_at",
       [&](const Media& media) { media.pictures_at(file_, std::span(&start, 1), 64, cancel); }},
  };
  for (const auto& [name, call] : calls) {
    try {
      call(Media(taken_over("hang")));
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kCanceled) << name;
    }
    EXPECT_TRUE(nobody_left()) << name;
    EXPECT_FALSE(std::filesystem::exists(out)) << name;
  }
}

// The worker keeps the pipe that is its standard error open as long as it lives.
TEST_F(Workers, EndWhenTheirParentIsKilled) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  base::FileDescriptor alive(ends[0]);
  base::FileDescriptor held(ends[1]);
  const pid_t parent = ::fork();
  if (parent == 0) {
    ::dup2(held.get(), STDERR_FILENO);
    try {
      Media(taken_over("hang")).probe(file_);
    } catch (const Error&) {
    }
    ::_exit(1);
  }
  held.reset();
  std::array<char, 16> word{};
  ASSERT_GT(::read(alive.get(), word.data(), word.size()), 0) << "the worker did not start";
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  pollfd ended{alive.get(), POLLIN, 0};
  ASSERT_EQ(::poll(&ended, 1, 10'000), 1) << "the worker lives on";
  EXPECT_EQ(::read(alive.get(), word.data(), word.size()), 0);
}

// First where the files are opened, then where they are handed on.
TEST_F(Workers, ThatNeedMoreFilesThanTheSystemGrantsSayWhatToDo) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit few{.rlim_cur = 64, .rlim_max = before.rlim_max};
  for (const std::size_t count : {100, 40}) {
    const std::vector<std::filesystem::path> clips(count, file_);
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    try {
      Media(testing::worker()).check_clips(clips, std::nullopt);
      ADD_FAILURE() << count;
    } catch (const Error& error) {
      // The undefined-behaviour sanitizer wants a pipe to look at an object.
      ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
      EXPECT_EQ(error.kind(), ErrorKind::kOutOfRange) << count;
      EXPECT_THAT(error.message(), HasSubstr("ulimit -n")) << count;
    }
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  }
}

TEST_F(Workers, ThatCannotBeStartedAreAnErrorThatSaysSo) {
  try {
    Media({.program = "/no/such/program", .arguments = {}}).probe(file_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInternal);
  }
}

}  // namespace
}  // namespace media
