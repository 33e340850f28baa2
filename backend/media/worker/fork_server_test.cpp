#include "media/worker/fork_server.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "media/media.h"
#include "media/testing/media_files.h"
#include "media/worker/worker_process.h"

namespace media {
namespace {

namespace fs = std::filesystem;

WorkerCommand behaving(const std::string& how) {
  WorkerCommand command = testing::worker();
  command.arguments = {how};
  return command;
}

std::vector<pid_t> children() {
  std::vector<pid_t> found;
  for (const fs::directory_entry& task : fs::directory_iterator("/proc/self/task")) {
    std::ifstream listed(task.path() / "children");
    for (pid_t pid = 0; listed >> pid;) found.push_back(pid);
  }
  return found;
}

class ForkServers : public ::testing::Test {
 protected:
  void SetUp() override { base::write_text(file_, "anything"); }

  void fail_to_probe(const Media& media) const { EXPECT_THROW(media.probe(file_), base::Error); }

  testing::Folder folder_;
  fs::path file_ = folder_ / "song.mp3";
};

TEST_F(ForkServers, StartManyWorkersFromOneProcessAndLeaveNone) {
  {
    const Media media(testing::worker());
    EXPECT_TRUE(children().empty()) << "started before it is needed";
    fail_to_probe(media);
    const std::vector<pid_t> after_one = children();
    ASSERT_EQ(after_one.size(), 1U);
    fail_to_probe(media);
    EXPECT_EQ(children(), after_one);
  }
  EXPECT_TRUE(children().empty());
}

TEST_F(ForkServers, AreRenewedAfterAWorkerHasCrashed) {
  const Media media(behaving("crash"));
  fail_to_probe(media);
  EXPECT_TRUE(children().empty());
  fail_to_probe(media);
}

TEST_F(ForkServers, ThatAreKilledAreStartedAgain) {
  const Media media(behaving("lie"));
  fail_to_probe(media);
  ASSERT_EQ(children().size(), 1U);
  const pid_t killed = children().front();
  ::kill(killed, SIGKILL);
  siginfo_t seen{};
  ::waitid(P_PID, static_cast<id_t>(killed), &seen, WEXITED | WNOWAIT);
  try {
    media.probe(file_);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kDamaged) << "the worker's own lie, not a failed start";
  }
}

TEST_F(ForkServers, HandOnMoreFilesThanOneMessageTakes) {
  WorkerJob job{.name = "count", .parameters = {}, .input_names = {}, .files = {}};
  for (int n = 0; n < 600; ++n) {
    job.files.emplace_back(::memfd_create("numbered", MFD_CLOEXEC));
    ASSERT_EQ(::write(job.files.back().get(), &n, sizeof n), static_cast<ssize_t>(sizeof n));
  }
  const auto workers = std::make_shared<ForkServer>(behaving("count"));
  for (int turn = 0; turn < 2; ++turn) {
    WorkerProcess process(workers, job, {}, {});
    base::NoProgress silent;
    EXPECT_EQ(process.wait_for("result", silent).at("placed"), boost::json::value(true));
  }
}

TEST_F(ForkServers, ServeManyThreadsAtOnce) {
  const Media media(behaving("vanish"));
  std::vector<std::jthread> threads;
  for (int n = 0; n < 8; ++n) threads.emplace_back([&] { fail_to_probe(media); });
  threads.clear();
  EXPECT_TRUE(children().empty());
}

}  // namespace
}  // namespace media
