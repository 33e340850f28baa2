#include "app/doctor/places.h"

#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/file.h"
#include "base/file_descriptor.h"
#include "base/id.h"

namespace app {
namespace fs = std::filesystem;
namespace {

using testing::HasSubstr;

class Places : public testing::Test {
 protected:
  Places() { fs::create_directory(folder_); }
  ~Places() override { fs::remove_all(folder_); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_ = fs::temp_directory_path() / ("songreel-doctor-" + base::new_uuid());
  fs::path database_ = folder_ / "songreel.db", lock_ = folder_ / "songreel.lock";
};

TEST_F(Places, AnOutputsFolderThatIsStillToBeMadeIsFineAndIsNotMade) {
  const Finding finding = about_outputs(folder_ / "a/b");
  EXPECT_NE(finding.mark, Mark::kBroken);
  EXPECT_THAT(finding.state, HasSubstr("made when first used"));
  EXPECT_EQ(entries(), 0U);
  EXPECT_THAT(about_outputs(folder_).state, testing::Not(HasSubstr("made when")));
}

TEST_F(Places, AnOutputsFolderThatIsAFileIsBroken) {
  base::write_text(folder_ / "file", "x");
  EXPECT_EQ(about_outputs(folder_ / "file").mark, Mark::kBroken);
  EXPECT_EQ(about_outputs(folder_ / "file/below").mark, Mark::kBroken);
}

TEST_F(Places, RecordsThatAreStillToBeMadeAreFineAndAreNotMade) {
  const Finding finding = about_database(database_, lock_);
  EXPECT_EQ(finding.mark, Mark::kGood);
  EXPECT_THAT(finding.state, HasSubstr("made by the first server"));
  EXPECT_EQ(entries(), 0U);
}

TEST_F(Places, AFileThatIsNoDatabaseIsBrokenAndStaysAsItIs) {
  base::write_text(database_, "SQLite format 2, nearly");
  EXPECT_EQ(about_database(database_, lock_).mark, Mark::kBroken);
  EXPECT_EQ(base::read_text(database_), "SQLite format 2, nearly");
  base::write_text(database_, std::string("SQLite format 3\0rest", 20));
  EXPECT_EQ(about_database(database_, lock_).mark, Mark::kGood);
  base::write_text(database_, "");  // as SQLite itself makes it
  EXPECT_EQ(about_database(database_, lock_).mark, Mark::kGood);
  EXPECT_EQ(about_database(folder_, lock_).mark, Mark::kBroken);
}

TEST_F(Places, NamesTheServerThatHoldsTheLockWithoutTakingIt) {
  base::write_text(database_, "whatever a server is writing");
  base::write_text(lock_, "");
  const base::FileDescriptor held(::open(lock_.c_str(), O_RDWR | O_CLOEXEC));
  struct stat state {};
  ASSERT_EQ(::fstat(held.get(), &state), 0);
  const std::string locks =
      fmt::format("1: POSIX  ADVISORY  WRITE 1 00:01:1 0 EOF\n2: FLOCK  ADVISORY  WRITE {} fd:00:{} 0 EOF\n",
                  ::getpid(), state.st_ino);
  EXPECT_EQ(lock_holder(lock_, locks), ::getpid());
  EXPECT_EQ(lock_holder(lock_, "1: POSIX  ADVISORY  WRITE 1 00:01:1 0 EOF\n"), std::nullopt);
  EXPECT_EQ(lock_holder(folder_ / "none", locks), std::nullopt);
  EXPECT_EQ(lock_holder(lock_, "odd\n\n3: x"), std::nullopt);
  ASSERT_EQ(::flock(held.get(), LOCK_EX | LOCK_NB), 0);
  EXPECT_THAT(about_database(database_, lock_).state, HasSubstr(fmt::format("process {}", ::getpid())));
}

}  // namespace
}  // namespace app
