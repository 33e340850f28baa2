#include "providers/sdcpp/sdcpp_abilities.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace providers {
namespace {

TEST(SdcppAbilities, AreTheUsualOnesWhereTheServerSaysNothingThatIsUnderstood) {
  for (
      const char* answer :
      {"{}", R"({"model": 5, "supported_modes": "x", "output_formats_by_mode": [], "limits": null})",
       R"({"limits": {"min_width": -4, "max_width": 1e300, "min_height": "a"}, "features_by_mode": {"vid_gen": 3}})"}) {
    const SdcppAbilities abilities = sdcpp_abilities(boost::json::parse(answer).as_object());
    EXPECT_TRUE(abilities.can(SdcppMode::kFilm)) << answer;
    EXPECT_TRUE(abilities.writes_film_as("webm")) << answer;
    EXPECT_TRUE(abilities.films_begin_with_picture) << answer;
    EXPECT_EQ(abilities.least_side, 64) << answer;
    EXPECT_EQ(abilities.most_side, 4096) << answer;
  }
}

}  // namespace
}  // namespace providers
