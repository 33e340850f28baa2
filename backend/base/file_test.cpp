#include "base/file.h"

#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
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

TEST_F(Files, ThatLinksPointToAreWrittenAndTheLinksStay) {
  fs::create_directories(folder_ / "real");
  write_text(folder_ / "real/old.mp4", "old");
  fs::create_symlink("real/old.mp4", folder_ / "film.mp4");
  fs::create_symlink("real/new.mp4", folder_ / "later.mp4");
  for (const char* name : {"film.mp4", "later.mp4"}) {
    write_text(folder_ / name, "whole");
    EXPECT_TRUE(fs::is_symlink(folder_ / name)) << name;
    EXPECT_EQ(read_text(folder_ / name), "whole") << name;
  }
  EXPECT_EQ(read_text(folder_ / "real/new.mp4"), "whole");
}

TEST_F(Files, ThatAreNoneAreNotReplaced) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  fs::create_symlink("loop", folder_ / "loop");
  fs::create_symlink("pipe", folder_ / "link");
  for (const fs::path& path : {folder_ / "pipe", folder_ / "link", folder_ / "loop", fs::path("/dev/null")}) {
    try {
      write_text(path, "film");
      ADD_FAILURE() << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUnwritable) << path;
    }
  }
  EXPECT_EQ(count(), 3);
  EXPECT_TRUE(fs::is_fifo(folder_ / "pipe"));
}

TEST_F(Files, AreRecognisedUnderOtherNames) {
  write_text(folder_ / "song.mp3", "sound");
  fs::create_symlink("song.mp3", folder_ / "link.mp3");
  fs::create_hard_link(folder_ / "song.mp3", folder_ / "hard.mp3");
  write_text(folder_ / "other.mp3", "sound");
  for (const char* name : {"song.mp3", "./song.mp3", "link.mp3", "hard.mp3"})
    EXPECT_THROW(refuse_overwriting(folder_ / "song.mp3", folder_ / name), Error) << name;
  refuse_overwriting(folder_ / "other.mp3", folder_ / "song.mp3");
  refuse_overwriting(folder_ / "new.mp3", folder_ / "song.mp3");
  EXPECT_THROW(refuse_overwriting(folder_ / "new.mp3", folder_ / "." / "new.mp3"), Error);
  EXPECT_THROW(refuse_overwriting("not-there.mp3", "./not-there.mp3"), Error);
}

TEST_F(Files, OverTheLimitAreNotRead) {
  write_text(folder_ / "big", std::string(2000, 'x'));
  EXPECT_THROW(read_text(folder_ / "big", 1000), Error);
}

}  // namespace
}  // namespace base
