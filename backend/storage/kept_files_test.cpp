#include "storage/kept_files.h"

#include <atomic>
#include <chrono>
#include <iterator>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "base/lock_file.h"

namespace storage {
namespace {

namespace fs = std::filesystem;

class Kept : public testing::Test {
 protected:
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_ = fs::temp_directory_path() / ("songreel-kept-" + base::new_uuid());
};

TEST_F(Kept, FilesAreMadeOnce) {
  const KeptFiles kept(folder_, 1 << 20);
  int made = 0;
  const auto make = [&](const fs::path& path) {
    ++made;
    base::write_text(path, "clip");
  };
  const fs::path first = kept.find_or_make("abc", ".mp4", {}, make);
  const fs::path again = kept.find_or_make("abc", ".mp4", {}, make);
  EXPECT_EQ(first, again);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(base::read_text(first), "clip");
}

TEST_F(Kept, FilesThatSeveralWantAtOnceAreMadeOnce) {
  const KeptFiles kept(folder_, 1 << 20);
  const KeptFiles others(folder_, 1 << 20);  // as another process has them
  std::atomic<int> made = 0;
  const auto make = [&](const fs::path& path) {
    ++made;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    base::write_text(path, "clip");
  };
  {
    std::vector<std::jthread> threads;
    for (int n = 0; n < 6; ++n)
      threads.emplace_back([&, n] { (n % 2 == 0 ? kept : others).find_or_make("abc", ".mp4", {}, make); });
  }
  EXPECT_EQ(made, 1);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1) << "no lock is left";
}

TEST_F(Kept, FilesAreNotWaitedForByWhoIsCanceled) {
  const KeptFiles kept(folder_, 1 << 20);
  const base::Turn busy(folder_ / "abc.mp4.turn", {});
  const base::CancelToken cancel;
  cancel.cancel();
  EXPECT_THROW(kept.find_or_make("abc", ".mp4", cancel, [](const fs::path&) {}), base::Error);
}

TEST_F(Kept, FilesThatFailLeaveNothing) {
  const KeptFiles kept(folder_, 1 << 20);
  const auto fail = [](const fs::path& path) {
    base::write_text(path, "half");
    throw base::Error(base::ErrorKind::kDiskFull, "no room");
  };
  EXPECT_THROW(kept.find_or_make("abc", ".mp4", {}, fail), base::Error);
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(Kept, FilesGoWhenUnusedForLongest) {
  const KeptFiles kept(folder_, 250);
  const auto hundred = [](const fs::path& path) { base::write_text(path, std::string(100, 'x')); };
  const auto now = fs::file_time_type::clock::now();
  int hours = 9;
  for (const char* key : {"oldest", "older", "old"}) {
    fs::last_write_time(kept.find_or_make(key, ".mp4", {}, hundred), now - std::chrono::hours(hours--));
  }
  kept.prune();
  EXPECT_FALSE(kept.find("oldest", ".mp4"));
  EXPECT_TRUE(kept.find("older", ".mp4"));
  EXPECT_TRUE(kept.find("old", ".mp4"));
}

TEST_F(Kept, FilesOfAFilmThatIsStillBeingMadeStay) {
  const KeptFiles kept(folder_, 150);
  const auto hundred = [](const fs::path& path) { base::write_text(path, std::string(100, 'x')); };
  const auto now = fs::file_time_type::clock::now();
  const fs::path first = kept.find_or_make("first", ".mp4", {}, hundred);
  fs::last_write_time(first, now - std::chrono::hours(3));
  const fs::path other = kept.find_or_make("other", ".mp4", {}, hundred);
  fs::last_write_time(other, now - std::chrono::hours(2));
  kept.touch(first);
  kept.prune();
  EXPECT_TRUE(fs::exists(first));
  EXPECT_FALSE(fs::exists(other));
}

}  // namespace
}  // namespace storage
