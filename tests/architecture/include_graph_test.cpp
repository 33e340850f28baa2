#include "include_graph.h"

#include <fstream>
#include <ostream>
#include <string>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace architecture {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// A small house in a temporary folder, gone with the test.
class House : public ::testing::Test {
 protected:
  ~House() override { fs::remove_all(root_); }

  void put(const fs::path& file, const std::string& text) {
    fs::create_directories((root_ / file).parent_path());
    std::ofstream(root_ / file) << text;
  }

  std::string findings() const { return report_of(check_house(root_, rooms(), libraries())); }

 private:
  fs::path root_ = fs::path(::testing::TempDir()) /
                   fmt::format("songreel-house-{}-{}", ::getpid(),
                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST(Songreel, IncludesOnlyWhatStandsBelowAndKeepsLibrariesInTheirRooms) {
  const auto findings = check_house(SONGREEL_SOURCE_DIR, rooms(), libraries());
  EXPECT_TRUE(findings.empty()) << report_of(findings);
}

TEST(Floors, ListEachRoomAfterAllThatItUses) {
  std::vector<std::string_view> below;
  for (const Room& room : rooms()) {
    for (const std::string_view used : room.may_use)
      EXPECT_THAT(below, ::testing::Contains(used)) << room.name;
    below.push_back(room.name);
  }
}

TEST_F(House, WithGoodIncludesHasNoFindings) {
  put("backend/base/error.h", "#include <string>\n#include <fmt/format.h>\n");
  put("backend/render/canvas/canvas.cpp",
      "#include \"base/error.h\"\n#include <cairo.h>\n#include <unistd.h>\n");
  put("backend/mv/films_test.cpp", "#include <gtest/gtest.h>\n#include \"mv/films.h\"\n");
  put("backend/mv/configs/default/scene_prompts.yaml", "#include \"app/main.h\"\n");
  EXPECT_EQ(findings(), "");
}

TEST_F(House, NamesFileLineAndTextOfAnIncludeFromAbove) {
  put("backend/render/painter.cpp",
      "// The painter.\n#include \"render/painter.h\"\n\n  #  include \"mv/flavor.h\"\n");
  EXPECT_EQ(findings(),
            "backend/render/painter.cpp:4: render may not use mv; it may use: base, timing\n"
            "      #  include \"mv/flavor.h\"\n");
}

struct BadInclude {
  const char* name;
  const char* file;
  const char* line;
  const char* rule;

  // GoogleTest would print the bytes of the pointers into the test's name.
  friend std::ostream& operator<<(std::ostream& out, const BadInclude& bad) { return out << bad.line; }
};

class EveryBadInclude : public House, public ::testing::WithParamInterface<BadInclude> {};

TEST_P(EveryBadInclude, IsFoundWithItsRule) {
  put(GetParam().file, std::string(GetParam().line) + "\n");
  EXPECT_THAT(findings(), HasSubstr(GetParam().rule));
  EXPECT_THAT(findings(), HasSubstr(std::string(GetParam().file) + ":1"));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, EveryBadInclude,
    ::testing::Values(
        BadInclude{"Sideways", "backend/storage/keys.cpp", "#include \"media/media.h\"",
                   "storage may not use media"},
        BadInclude{"BaseUsesNothing", "backend/base/id.cpp", "#include \"timing/flicks.h\"",
                   "may use: nothing"},
        BadInclude{"WithoutRoom", "backend/mv/films.cpp", "#include \"films.h\"",
                   "begins with the room: \"mv/…\""},
        BadInclude{"Upwards", "backend/mv/films.cpp", "#include \"../base/error.h\"", "begins with the room"},
        BadInclude{"Libav", "backend/media/probe.cpp", "#include <libavformat/avformat.h>",
                   "stays in media/libav/"},
        BadInclude{"Cairo", "backend/render/stage.cpp", "#include <cairo.h>", "stays in render/canvas/"},
        BadInclude{"Yaml", "backend/render/stage.cpp", "#include <yaml-cpp/yaml.h>", "stays in mv/"},
        BadInclude{"CommandLine", "backend/mv/films.cpp", "#include <CLI/CLI.hpp>", "CLI11 stays in app/"},
        BadInclude{"Beast", "backend/app/main.cpp", "#include <boost/beast.hpp>",
                   "Boost.Beast and Asio stays in routers/http/"},
        BadInclude{"Unlisted", "backend/app/main.cpp", "#include <Eigen/Dense>",
                   "not in tests/architecture/floors.h"},
        BadInclude{"TestsInTheProgram", "backend/mv/films.cpp", "#include <gtest/gtest.h>",
                   "give it a room"}),
    [](const auto& bad) { return bad.param.name; });

TEST_F(House, WithARoomThatHasNoFloorIsRefused) {
  put("backend/kitchen/stove.cpp", "");
  EXPECT_THAT(findings(), HasSubstr("backend/kitchen/stove.cpp: a room without a floor"));
}

TEST_F(House, RefusesNamesThatSayNothing) {
  put("backend/mv/utils/time.cpp", "");
  put("backend/base/helpers.h", "");
  EXPECT_THAT(findings(), HasSubstr("backend/mv/utils: name the subject"));
  EXPECT_THAT(findings(), HasSubstr("backend/base/helpers.h: name the subject"));
}

}  // namespace
}  // namespace architecture
