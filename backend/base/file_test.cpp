#include "base/file.h"

#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/id.h"

namespace base {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  int count() const {
    return static_cast<int>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_ = fs::temp_directory_path() / ("songreel-files-" + new_uuid());
};

TEST_F(Files, AreThereWholeOrNotAtAll) {
  {
    const PendingFile file(folder_ / "film.mp4");
    EXPECT_FALSE(fs::exists(folder_ / "film.mp4"));
    EXPECT_EQ(count(), 1);
  }
  EXPECT_EQ(count(), 0);
  write_text(folder_ / "film.json", "{}");
  EXPECT_EQ(read_text(folder_ / "film.json"), "{}");
  EXPECT_EQ(count(), 1);
}

TEST_F(Files, LeftByAKilledWriterAreRemovedByTheNext) {
  const fs::path old = folder_ / ".songreel-0d8f.part";
  write_text(old, "half");
  fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::minutes(5));
  const PendingFile file(folder_ / "film.mp4");
  EXPECT_FALSE(fs::exists(old));
}

TEST_F(Files, OfALivingWriterAreLeftAlone) {
  const PendingFile first(folder_ / "film.mp4");
  fs::last_write_time(first.path(), fs::file_time_type::clock::now() - std::chrono::minutes(5));
  const PendingFile second(folder_ / "film.mp4");
  EXPECT_TRUE(fs::exists(first.path()));
}

TEST_F(Files, InAMissingFolderAreRefusedWithAReason) {
  try {
    const PendingFile file(folder_ / "nowhere" / "film.mp4");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUnwritable);
    EXPECT_NE(error.message().find("does not exist"), std::string::npos);
  }
}

TEST_F(Files, OverTheLimitAreNotRead) {
  write_text(folder_ / "big", std::string(2000, 'x'));
  EXPECT_THROW(read_text(folder_ / "big", 1000), Error);
}

}  // namespace
}  // namespace base
