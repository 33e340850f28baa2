#include "app/doctor/programs.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "base/file.h"
#include "base/id.h"

namespace app {
namespace fs = std::filesystem;
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr auto kToday = std::chrono::sys_days(2026y / std::chrono::March / 1);

class Programs : public testing::Test {
 protected:
  Programs() { fs::create_directory(folder_); }
  ~Programs() override { fs::remove_all(folder_); }
  fs::path add(const std::string& name, fs::perms perms) {
    base::write_text(folder_ / name, "#!/bin/sh\n");
    fs::permissions(folder_ / name, perms);
    return folder_ / name;
  }
  fs::path folder_ = fs::temp_directory_path() / ("songreel-doctor-" + base::new_uuid());
};

TEST_F(Programs, AreFoundAsTheShellFindsThem) {
  const fs::path program = add("ffmpeg", fs::perms::owner_all);
  add("text", fs::perms::owner_read);
  EXPECT_EQ(find_program("ffmpeg", "/nonexistent:" + folder_.string()), program);
  EXPECT_EQ(find_program(program, ""), program);
  EXPECT_EQ(find_program("text", folder_.string()), std::nullopt);
  EXPECT_EQ(find_program("ffmpeg", "/nonexistent"), std::nullopt);
  EXPECT_EQ(find_program(folder_, ""), std::nullopt);
}

TEST_F(Programs, FfmpegMayBeNamedByItsFolder) {
  add("ffmpeg", fs::perms::owner_all);
  EXPECT_EQ(about_ffmpeg(folder_, "").mark, Mark::kGood);
  EXPECT_EQ(about_ffmpeg("", folder_.string()).mark, Mark::kGood);
  EXPECT_EQ(about_ffmpeg("", "").mark, Mark::kNote);
  EXPECT_THAT(about_ffmpeg(folder_ / "none", "").advice, HasSubstr("FFMPEG_PATH"));
}

TEST(Downloader, IsNotedWhenItIsOldOrMissing) {
  struct Case {
    std::optional<std::string> version;
    Mark mark;
    std::string state;
  };
  const std::vector<Case> cases = {{std::nullopt, Mark::kNote, "yt-dlp cannot be started"},
                                   {"2026.02.19", Mark::kGood, "10 days old"},
                                   {"2026.02.19.232", Mark::kGood, "10 days old"},
                                   {"2026.03.02", Mark::kGood, "0 days old"},
                                   {"2023.03.04", Mark::kNote, "too old for many sites"},
                                   {"2025.09.01", Mark::kNote, "181 days old"},
                                   {"2025.09.02", Mark::kGood, "180 days old"},
                                   {"a build of my own", Mark::kGood, "a build of my own"},
                                   {"2023.13.44", Mark::kGood, "2023.13.44"}};
  for (const Case& c : cases) {
    const Finding finding = about_downloader("yt-dlp", c.version, kToday);
    EXPECT_EQ(finding.mark, c.mark) << c.state;
    EXPECT_THAT(finding.state, HasSubstr(c.state));
    EXPECT_EQ(finding.advice.empty(), c.mark == Mark::kGood);
  }
}

TEST_F(Programs, FontsAreCountedInAllFolders) {
  EXPECT_EQ(about_fonts({"/nonexistent", folder_}).mark, Mark::kNote);
  fs::create_directories(folder_ / "truetype/some");
  base::write_text(folder_ / "truetype/some/a.ttf", "x");
  base::write_text(folder_ / "b.otf", "x");
  base::write_text(folder_ / "readme.txt", "x");
  EXPECT_EQ(about_fonts({"/nonexistent", folder_}).state, "2 found");
}

TEST(Makers, AreListedWithWhatTheyLackAndWithModelsThatRetire) {
  const std::vector<mv::Maker> makers{
      {.name = "replicate", .variable = "REPLICATE_API_TOKEN", .is_set = true},
      {.name = "gemini", .variable = "GEMINI_API_KEY"}};
  const std::vector<mv::MakerConcern> concerns{
      {.maker = "replicate", .model = "old", .text = "old is retired; use new instead"}};
  const std::vector<Finding> findings = about_makers(makers, concerns);
  ASSERT_EQ(findings.size(), 4U);
  EXPECT_EQ(findings[0].mark, Mark::kGood);
  EXPECT_EQ(findings[2].mark, Mark::kNote);
  EXPECT_EQ(findings[2].state, "old is retired; use new instead");
  EXPECT_EQ(findings[3].state, "GEMINI_API_KEY is not set");
}

TEST(Makers, ThatDoNotAnswerAreNotCalledReady) {
  const std::vector<mv::Maker> makers{{.name = "comfyui", .variable = "COMFYUI_URL", .is_set = true}};
  const std::vector<Finding> findings =
      about_makers(makers, {{.maker = "comfyui", .text = "127.0.0.1:8188 does not take our call"}});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[1].mark, Mark::kNote);
  EXPECT_EQ(findings[1].state, "127.0.0.1:8188 does not take our call");
}

}  // namespace
}  // namespace app
