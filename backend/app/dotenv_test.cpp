#include "app/dotenv.h"

#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <gmock/gmock.h>

#include "base/file.h"
#include "base/id.h"

namespace app {
namespace fs = std::filesystem;
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(Dotenv, UnderstandsALineAsOtherToolsDo) {
  struct Case {
    std::string line, key, value;
  };
  const std::vector<Case> cases = {
      {"KEY=value", "KEY", "value"},
      {"  KEY =  value  ", "KEY", "value"},
      {"export KEY=value", "KEY", "value"},
      {"export\tKEY=value", "KEY", "value"},
      {"exported=value", "exported", "value"},
      {"KEY=", "KEY", ""},
      {"KEY=a=b", "KEY", "a=b"},
      {"KEY=value # why", "KEY", "value"},
      {"KEY=#why", "KEY", ""},
      {"KEY=http://x/#part", "KEY", "http://x/#part"},
      {"KEY='a b'", "KEY", "a b"},
      {"KEY=\"a b\" # why", "KEY", "a b"},
      {"KEY=' a # b '", "KEY", " a # b "},
      {R"(KEY="a\n\"b\"\\\t")", "KEY", "a\n\"b\"\\\t"},
      {R"(KEY='it\'s \n')", "KEY", R"(it's \n)"},
      {"KEY=$HOME/${USER}", "KEY", "$HOME/${USER}"},
      {"KEY=value\r", "KEY", "value"},
      {"\xEF\xBB\xBFKEY=value", "KEY", "value"},
      {"_K2=w\xC3\xBCrfel", "_K2", "w\xC3\xBCrfel"},
  };
  for (const Case& c : cases) {
    const Dotenv dotenv = parse_dotenv(c.line, ".env");
    EXPECT_THAT(dotenv.values, ElementsAre(Pair(c.key, c.value))) << c.line;
    EXPECT_THAT(dotenv.faults, IsEmpty()) << c.line;
  }
}

TEST(Dotenv, PassesOverLinesThatSayNothing) {
  const Dotenv dotenv = parse_dotenv("\n  \n# comment\n\t# another\r\nA=1\n\nB=2", ".env");
  EXPECT_THAT(dotenv.values, UnorderedElementsAre(Pair("A", "1"), Pair("B", "2")));
  EXPECT_THAT(dotenv.faults, IsEmpty());
}

TEST(Dotenv, TheLastOfSeveralLinesCounts) {
  EXPECT_THAT(parse_dotenv("A=1\nA=2", ".env").values, ElementsAre(Pair("A", "2")));
}

TEST(Dotenv, NamesABadLineByItsNumberGoesOnAndNeverShowsItsValue) {
  const std::vector<std::string> bad_lines = {"sk-secret",
                                              "1KEY=sk-secret",
                                              "A KEY=sk-secret",
                                              "=sk-secret",
                                              "KEY='sk-secret",
                                              "KEY=\"sk-secret\" more",
                                              std::string("KEY=sk-secret\0x", 15)};
  for (const std::string& bad : bad_lines) {
    const Dotenv dotenv = parse_dotenv("A=1\n" + bad + "\nB=2\n", "some/.env");
    EXPECT_THAT(dotenv.values, UnorderedElementsAre(Pair("A", "1"), Pair("B", "2"))) << bad;
    ASSERT_EQ(dotenv.faults.size(), 1U) << bad;
    EXPECT_THAT(dotenv.faults[0], testing::StartsWith("some/.env:2: "));
    EXPECT_THAT(dotenv.faults[0], testing::Not(HasSubstr("secret")));
  }
}

class DotenvFile : public testing::Test {
 protected:
  DotenvFile() { fs::create_directory(folder_); }
  ~DotenvFile() override { fs::remove_all(folder_); }
  fs::path folder_ = fs::temp_directory_path() / ("songreel-dotenv-" + base::new_uuid());
  fs::path file_ = folder_ / ".env";
};

TEST_F(DotenvFile, OneThatIsMissingHasNoValuesAndNoFaults) {
  const Dotenv dotenv = read_dotenv(file_);
  EXPECT_TRUE(dotenv.file.empty());
  EXPECT_THAT(dotenv.values, IsEmpty());
  EXPECT_THAT(dotenv.faults, IsEmpty());
}

TEST_F(DotenvFile, AFolderOfThatNameIsSomebodyElses) {
  fs::create_directory(file_);
  EXPECT_THAT(read_dotenv(file_).faults, IsEmpty());
}

TEST_F(DotenvFile, TellsWhoElseMayReadItAndWhetherItIsALink) {
  base::write_text(folder_ / "real", "A=1\n");
  fs::permissions(folder_ / "real", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real", file_);
  EXPECT_TRUE(read_dotenv(file_).is_link);
  EXPECT_FALSE(read_dotenv(file_).others_may_read);
  fs::permissions(folder_ / "real", fs::perms::others_read, fs::perm_options::add);
  EXPECT_FALSE(read_dotenv(folder_ / "real").is_link);
  EXPECT_TRUE(read_dotenv(folder_ / "real").others_may_read);
  EXPECT_THAT(read_dotenv(file_).values, ElementsAre(Pair("A", "1")));
}

TEST_F(DotenvFile, OneThatIsMuchTooLargeIsNotRead) {
  base::write_text(file_, std::string(65, 'A') + "=" + std::string(64 << 10, 'b'));
  const Dotenv dotenv = read_dotenv(file_);
  EXPECT_THAT(dotenv.values, IsEmpty());
  ASSERT_EQ(dotenv.faults.size(), 1U);
  EXPECT_THAT(dotenv.faults[0], HasSubstr("is not read"));
}

TEST_F(DotenvFile, APipeOfThatNameIsNotWaitedFor) {
  ASSERT_EQ(::mkfifo(file_.c_str(), 0600), 0);
  EXPECT_THAT(read_dotenv(file_).faults, ElementsAre(HasSubstr("no regular file")));
}

}  // namespace
}  // namespace app
