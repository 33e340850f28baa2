#include "base/passing_folder.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/id.h"

namespace base {
namespace {

namespace fs = std::filesystem;

TEST(PassingFolder, TouchesNothingElseInItsParent) {
  const fs::path parent = fs::temp_directory_path() / ("songreel-passing-" + new_uuid());
  fs::create_directories(parent / "holiday pictures");
  fs::create_directories(parent / new_uuid());
  write_text(parent / "holiday pictures/beach.jpg", "x");
  fs::path own;
  {
    const PassingFolder folder(parent);
    own = folder.path();
    EXPECT_TRUE(fs::is_directory(own));
  }
  EXPECT_FALSE(fs::exists(own));
  EXPECT_TRUE(fs::exists(parent / "holiday pictures/beach.jpg"));
  EXPECT_EQ(std::distance(fs::directory_iterator(parent), fs::directory_iterator()), 2);
  fs::remove_all(parent);
}

TEST(PassingFolder, TakesAwayWhatKilledRunsLeft) {
  const fs::path parent = fs::temp_directory_path() / ("songreel-passing-" + new_uuid());
  const fs::path left = parent / (".songreel-" + new_uuid() + ".passing");
  fs::create_directories(left / "deep");
  const PassingFolder folder(parent);
  EXPECT_FALSE(fs::exists(left));
  fs::remove_all(parent);
}

}  // namespace
}  // namespace base
