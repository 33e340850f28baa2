#include "mv/film_record.h"

#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

class Record : public testing::Test {
 protected:
  Record() { fs::create_directories(folder_); }
  ~Record() override { fs::remove_all(folder_); }

  std::size_t cuts_of(int clips, const std::string& frames, int rate = 24) {
    std::string scenes;
    for (int i = 0; i < clips; ++i)
      scenes += fmt::format("{}{{\"frames\": {}, \"description\": \"\"}}", i > 0 ? "," : "", frames);
    base::write_text(
        folder_ / "film.json",
        fmt::format("{{\"songreel_film\": 1, \"frames_per_second\": {}, \"scenes\": [{}]}}", rate, scenes));
    return recorded_cuts(folder_ / "film.mp4").size();
  }
  fs::path folder_ = fs::temp_directory_path() / ("songreel-record-" + base::new_uuid());
};

TEST_F(Record, TellsTheCutsBetweenItsScenes) {
  EXPECT_EQ(cuts_of(3, "48"), 2U);
  EXPECT_EQ(recorded_cuts(folder_ / "film.mp4").at(1), timing::frame_time(96, {24}));
  EXPECT_EQ(cuts_of(500, "1440"), 499U);
}

TEST_F(Record, TellsTheSceneThatIsShownAtATime) {
  base::write_text(folder_ / "film.json",
                   R"({"songreel_film": 1, "frames_per_second": 24, "scenes": [
                       {"frames": 24, "description": "dawn"}, {"frames": 48, "description": "noon"}]})");
  const auto shown = [&](std::int64_t frame) {
    return recorded_caption(folder_ / "film.mp4", timing::frame_time(frame, {24}));
  };
  EXPECT_EQ(shown(0), "dawn");
  EXPECT_EQ(shown(23), "dawn");
  EXPECT_EQ(shown(24), "noon");
  EXPECT_EQ(shown(500), "noon");
  EXPECT_EQ(recorded_caption(folder_ / "other.mp4", {}), "");
}

TEST_F(Record, OfNoFilmThatCouldBeMadeTellsNoCuts) {
  EXPECT_EQ(cuts_of(501, "24"), 0U);
  for (const char* frames : {"0", "-24", "100000", "9223372036854775807", "1e300", "\"many\""})
    EXPECT_EQ(cuts_of(3, frames), 0U) << frames;
  for (const int rate : {0, -24, 1000}) EXPECT_EQ(cuts_of(3, "24", rate), 0U) << rate;
}

TEST_F(Record, StandsBesideItsFilmAndOverNobodyElsesFile) {
  EXPECT_EQ(record_place(folder_ / "new.mp4"), folder_ / "new.json");
  cuts_of(1, "24");
  EXPECT_EQ(record_place(folder_ / "film.mp4"), folder_ / "film.json");
  for (const char* text : {"", "no JSON", "[]", "{\"name\": \"mine\"}"}) {
    base::write_text(folder_ / "package.json", text);
    EXPECT_THROW(record_place(folder_ / "package.mp4"), base::Error) << text;
  }
  EXPECT_THROW(record_place(folder_ / "film.JSON"), base::Error);
}

}  // namespace
}  // namespace mv
