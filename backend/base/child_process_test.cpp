#include "base/child_process.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_descriptor.h"
#include "base/id.h"
#include "base/spawn.h"
#include "base/text.h"

namespace base {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Children : public ::testing::Test {
 protected:
  Children() : folder_(fs::temp_directory_path() / ("songreel-child-" + new_uuid())) {
    fs::create_directories(folder_);
  }
  ~Children() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  static ChildCommand shell(const std::string& script) {
    return {.program = "/bin/sh",
            .arguments = {"-c", script},
            .environment = {"PATH=/usr/bin:/bin"},
            .folder = {}};
  }
  ChildEnd run(const ChildCommand& command, CancelToken cancel = {}) {
    return run_child(command, std::move(cancel), [&](ChildStream stream, std::string_view line) {
      (stream == ChildStream::kOutput ? output_ : errors_).emplace_back(line);
    });
  }
  // Whether the process whose number the script wrote into `pid` ends, now or very soon.
  bool has_ended() const {
    const FileDescriptor process = watch_end_of(std::atoi(read_text(folder_ / "pid").c_str()));
    if (!process) return errno == ESRCH;
    pollfd ended{process.get(), POLLIN, 0};
    return ::poll(&ended, 1, 5000) == 1;
  }

  fs::path folder_;
  std::vector<std::string> output_;
  std::vector<std::string> errors_;
};

TEST_F(Children, GiveTheirLinesAndTheirExitCode) {
  const ChildEnd end = run(shell("echo one; echo two >&2; printf 'three\\rfour'; exit 7"));
  EXPECT_EQ(end.how, ChildEnd::How::kExited);
  EXPECT_EQ(end.code, 7);
  EXPECT_FALSE(end.succeeded());
  EXPECT_THAT(output_, ElementsAre("one", "three", "four"));
  EXPECT_THAT(errors_, ElementsAre("two"));
}

TEST_F(Children, TakeArgumentsLiterally) {
  ChildCommand command{.program = "/usr/bin/printf", .arguments = {"%s\\n", "$(id); `id` && 'x' *"}};
  EXPECT_TRUE(run(command).succeeded());
  EXPECT_THAT(output_, ElementsAre("$(id); `id` && 'x' *"));
}

TEST_F(Children, InheritNeitherEnvironmentNorFilesNorInput) {
  ::setenv("SONGREEL_TEST_SECRET", "hidden", 1);
  const FileDescriptor open(::fcntl(STDERR_FILENO, F_DUPFD, 50));  // without O_CLOEXEC, as a library might
  ChildCommand command = shell("env; ls /proc/self/fd; cat; pwd");
  command.folder = folder_;
  EXPECT_TRUE(run(command).succeeded());
  ::unsetenv("SONGREEL_TEST_SECRET");
  for (const std::string& line : output_) EXPECT_THAT(line, ::testing::Not(HasSubstr("hidden")));
  // 3 is the folder that ls reads.
  EXPECT_THAT(output_, ::testing::IsSupersetOf<std::string>({"0", "1", "2", "3", folder_.string()}));
  EXPECT_THAT(output_, ::testing::Not(::testing::Contains(std::to_string(open.get()))));
}

TEST_F(Children, CannotFillOurMemoryWithOneLine) {
  ChildCommand command = shell("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo end");
  command.longest_line = 1000;
  EXPECT_TRUE(run(command).succeeded());
  EXPECT_THAT(output_, ElementsAre(std::string(1000, 'x'), "end"));
}

TEST_F(Children, ThatDieOfASignalSaySo) {
  const ChildEnd end = run(shell("kill -SEGV $$"));
  EXPECT_EQ(end.how, ChildEnd::How::kKilled);
  EXPECT_EQ(end.code, SIGSEGV);
}

TEST_F(Children, OutOfTimeEndWithAllThatTheyStarted) {
  ChildCommand command = shell(fmt::format("sleep 100 & echo $! > {}; wait", (folder_ / "pid").string()));
  command.most_time = milliseconds(300);
  EXPECT_EQ(run(command).how, ChildEnd::How::kTimedOut);
  EXPECT_TRUE(has_ended());
}

TEST_F(Children, ThatFallSilentAreEndedButNotThoseThatTalk) {
  ChildCommand command = shell("sleep 100");
  command.most_silence = milliseconds(300);
  EXPECT_EQ(run(command).how, ChildEnd::How::kFellSilent);
  ChildCommand talker = shell("for i in 1 2 3 4 5 6; do echo $i; sleep 0.1; done");
  talker.most_silence = milliseconds(500);
  EXPECT_TRUE(run(talker).succeeded());
}

TEST_F(Children, DeafToTheRequestAreEndedByForce) {
  ChildCommand command = shell("trap '' TERM; while true; do sleep 0.1; done");
  command.most_time = milliseconds(100);
  const steady_clock::time_point before = steady_clock::now();
  const ChildEnd end = run(command);
  EXPECT_EQ(end.how, ChildEnd::How::kTimedOut);
  EXPECT_EQ(end.code, SIGKILL);
  EXPECT_LT(steady_clock::now() - before, std::chrono::seconds(5));
}

TEST_F(Children, LeaveNobodyBehindWhenTheyEndByThemselves) {
  EXPECT_TRUE(run(shell(fmt::format("sleep 100 & echo $! > {}", (folder_ / "pid").string()))).succeeded());
  EXPECT_TRUE(has_ended());
}

TEST_F(Children, DoNotHoldUsThroughAPipeThatAStrayProcessKeeps) {
  const steady_clock::time_point before = steady_clock::now();
  const std::string pid = (folder_ / "pid").string();
  EXPECT_TRUE(run(shell(fmt::format("setsid sh -c 'echo $$ > {0}.new; mv {0}.new {0}; exec sleep 20' & "
                                    "while ! test -e {0}; do sleep 0.01; done; echo done",
                                    pid)))
                  .succeeded());
  EXPECT_LT(steady_clock::now() - before, std::chrono::seconds(10));
  EXPECT_THAT(output_, ElementsAre("done"));
  ::kill(std::atoi(read_text(pid).c_str()), SIGKILL);
}

TEST_F(Children, KeepToTheirLimits) {
  ChildCommand command =
      shell(fmt::format("sleep 0.2; head -c 100000 /dev/zero > {}", (folder_ / "big").string()));
  command.largest_file = 5000;
  run(command);
  EXPECT_LE(fs::file_size(folder_ / "big"), 5000U);
  ChildCommand hungry = shell("sleep 0.2; head -c 300000000 /dev/zero | tail -c 250000000 | wc -c");
  hungry.most_memory = 100ULL << 20;
  run(hungry);
  EXPECT_THAT(output_, ::testing::Not(::testing::Contains(HasSubstr("250000000"))));
}

TEST_F(Children, EndWhenCanceledFromAnotherThread) {
  const CancelToken cancel;
  const steady_clock::time_point before = steady_clock::now();
  std::jthread user;
  const std::string pid = (folder_ / "pid").string();
  const auto on_line = [&](ChildStream, std::string_view) { user = std::jthread([&] { cancel.cancel(); }); };
  try {
    run_child(shell(fmt::format("sleep 100 & echo $! > {}; echo started; wait", pid)), cancel, on_line);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kCanceled);
  }
  EXPECT_LT(steady_clock::now() - before, std::chrono::seconds(5));
  EXPECT_TRUE(has_ended());
}

TEST_F(Children, EndWithAnErrorOfTheirReader) {
  const auto on_line = [](ChildStream, std::string_view) { throw Error(ErrorKind::kTooLong, "enough"); };
  const std::string pid = (folder_ / "pid").string();
  EXPECT_THROW(run_child(shell(fmt::format("sleep 100 & echo $! > {}; echo x; wait", pid)), {}, on_line),
               Error);
  EXPECT_TRUE(has_ended());
}

TEST_F(Children, ThatDoNotExistAreAnError) {
  EXPECT_THROW(run({.program = "/no/such/program"}), Error);
}

TEST_F(Children, AreFoundInThePathLikeAShellDoes) {
  EXPECT_TRUE(find_program("sh").has_value());
  EXPECT_TRUE(find_program("/bin/sh").has_value());
  EXPECT_FALSE(find_program("songreel-has-no-such-program").has_value());
  EXPECT_FALSE(find_program("/etc/passwd").has_value());
  EXPECT_FALSE(find_program("").has_value());
}

}  // namespace
}  // namespace base
