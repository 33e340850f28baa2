#include "base/passing_folder.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/id.h"

namespace base {
namespace {

namespace fs = std::filesystem;

class PassingFolders : public testing::Test {
 protected:
  ~PassingFolders() override { fs::remove_all(parent_); }
  fs::path parent_ = fs::temp_directory_path() / ("songreel-passing-" + new_uuid());
};

TEST_F(PassingFolders, GoWithAllThatIsInThem) {
  fs::path path;
  {
    const PassingFolder folder(parent_);
    path = folder.path();
    EXPECT_TRUE(fs::is_directory(path));
    write_text(path / "song.mp3", "a song");
  }
  EXPECT_FALSE(fs::exists(path));
  EXPECT_TRUE(fs::exists(parent_));
}

TEST_F(PassingFolders, OfOthersStayWhileTheyAreUsed) {
  const PassingFolder one(parent_);
  const PassingFolder other(parent_);
  EXPECT_NE(one.path(), other.path());
  EXPECT_TRUE(fs::exists(one.path()));
}

TEST_F(PassingFolders, ThatAKilledRunLeftGoAndFilesBesideThemStay) {
  fs::create_directories(parent_ / "left" / "deep");
  write_text(parent_ / "upload.part", "of somebody else");
  const PassingFolder folder(parent_);
  EXPECT_FALSE(fs::exists(parent_ / "left"));
  EXPECT_TRUE(fs::exists(parent_ / "upload.part"));
}

}  // namespace
}  // namespace base
