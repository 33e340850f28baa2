#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <set>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/random.h"
#include "store/job_table.h"
#include "store/records.h"
#include "store/testing/test_folder.h"

namespace jobs {
namespace {

constexpr int kKills = 60;
constexpr std::uint64_t kSeed = 2026;
constexpr std::size_t kNeedsOfAFilm = 5;  // its scenes and four clips

class Child {
 public:
  explicit Child(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), SONGREEL_JOBS_CRASHING);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    if (::posix_spawn(&id_, pointers[0], nullptr, nullptr, pointers.data(), environ) != 0) id_ = -1;
  }
  ~Child() { kill(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool started() const { return id_ > 0; }
  // Whether it was alive until then.
  bool kill() {
    if (id_ <= 0) return false;
    ::kill(id_, SIGKILL);
    return wait() == -SIGKILL;
  }
  // Its exit code, or the negative number of the signal that ended it.
  int wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    id_ = -1;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  }

 private:
  pid_t id_ = -1;
};

struct Line {
  std::string what, id;
};

std::vector<Line> read_log(const std::string& path) {
  std::istringstream text(base::read_text(path));
  std::vector<Line> lines;
  for (Line line; text >> line.what >> line.id;) lines.push_back(line);
  return lines;
}

std::set<std::string> succeeded(const std::string& database) {
  std::set<std::string> ids;
  const auto records = store::open_sqlite(database);
  for (const store::JobRow& row :
       records->jobs().list({.state = store::JobState::kSucceeded, .limit = 1'000'000})) {
    ids.insert(row.id);
  }
  return ids;
}

TEST(AProgramKilledAtAnyMoment, LosesNoJobAndRepeatsNoneThatHadSucceeded) {
  const store::testing_room::TestFolder folder;
  const std::string database = folder.path() / "songreel.db";
  const std::string log = folder.path() / "log";
  base::write_text(log, "");
  base::Random random(kSeed);
  std::set<std::string> done;
  std::size_t seen = 0;
  const auto check_new_lines = [&] {
    const std::vector<Line> lines = read_log(log);
    for (; seen < lines.size(); ++seen) {
      EXPECT_FALSE(lines[seen].what == "run" && done.contains(lines[seen].id))
          << lines[seen].id << " had succeeded and ran again";
    }
  };
  for (int kill = 0; kill < kKills; ++kill) {
    Child child({database, log});
    ASSERT_TRUE(child.started());
    std::this_thread::sleep_for(std::chrono::microseconds(20'000 + random.index(200'000)));
    ASSERT_TRUE(child.kill()) << "it ended by itself";
    check_new_lines();
    done = succeeded(database);
  }
  ASSERT_EQ(Child({database, log, "finish"}).wait(), 0);
  check_new_lines();

  const auto records = store::open_sqlite(database);
  std::size_t films = 0;
  for (const Line& line : read_log(log)) {
    if (line.what != "added") continue;
    ++films;
    const auto film = records->jobs().find(line.id);
    ASSERT_TRUE(film) << line.id << " is lost";
    EXPECT_EQ(film->state, store::JobState::kSucceeded);
    EXPECT_EQ(film->needs.size(), kNeedsOfAFilm) << "its graph grew once and whole";
  }
  std::cout << kKills << " kills (seed " << kSeed << "), " << films << " graphs, " << done.size()
            << " jobs had succeeded before the last start\n";
  EXPECT_GT(films, 0U);
  EXPECT_GT(done.size(), 0U) << "no kill came late enough";
}

}  // namespace
}  // namespace jobs
