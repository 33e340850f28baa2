#include "providers/builtin/shot_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "providers/builtin/scene_writer.h"
#include "providers/builtin/shipped_flavors_for_test.h"
#include "render/names.h"

namespace providers {
namespace {

std::string told(const render::Shot& s) {
  using render::name_of;
  return fmt::format("{} {} {} {} {} {} {} {} {}{}{}", name_of(s.setting), name_of(s.time),
                     name_of(s.weather), name_of(s.size), name_of(s.move), name_of(s.action), name_of(s.mood),
                     name_of(s.look), name_of(s.focus), s.band ? " band" : "", s.crowd ? " crowd" : "");
}

ShotReader reader_of(const char* flavor) {
  return ShotReader(shipped_flavors().find(flavor)->grammar);
}

class RoundTrip : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Shipped, RoundTrip, testing::Values("default", "example", "mv1"));

TEST_P(RoundTrip, ReadsWhatTheWriterMeant) {
  const char* ideas[] = {"Tourist exploring Austin at sunset in the rain",
                         "no crowd, just me, alone in my bedroom at night",
                         "astronaut lost in space",
                         "beach party in Rio with a band and a cheering crowd",
                         "snowy forest at dawn",
                         "foggy mountain, then the desert road, then a club",
                         "train ride through the rain",
                         "purple marmalade",
                         "neon rooftop in Tokyo at midnight",
                         "vintage love story by the sea",
                         "dancing lights and lasers"};
  const char* characters[] = {
      "a young woman with long auburn hair in a green dress",
      "Night club bouncer with a red shield, from a rainy city, wide eyes, black and white suit",
      "Silver metallic humanoid robot with a red shield",
      "The drummer of a beach band. He runs, dances and sings at sunset in fog."};
  const ShotReader reader = reader_of(GetParam());
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const mv::SceneRequest request{.idea = ideas[seed % 11],
                                   .character_description = characters[seed % 4],
                                   .number_of_scenes = 9,
                                   .seed = seed};
    for (const auto& [scene, shot] :
         BuiltinSceneWriter().compose(request, *shipped_flavors().find(GetParam()), {})) {
      const render::Shot read = reader.read({.description = scene.description,
                                             .negative = scene.negative_description,
                                             .character = request.character_description});
      ASSERT_EQ(told(read), told(shot)) << "seed " << seed << ": " << scene.description;
    }
  }
}

struct Free {
  const char* flavor;
  const char* prompt;
  const char* holds;  // parts of the told shot, separated by spaces
};

void PrintTo(const Free& free, std::ostream* out) {
  *out << free.prompt;
}

class FreePrompt : public testing::TestWithParam<Free> {};

TEST_P(FreePrompt, IsReadByItsWords) {
  const render::Shot shot = reader_of(GetParam().flavor).read({.description = GetParam().prompt});
  const std::string all = " " + told(shot) + " ";
  for (std::string_view rest = GetParam().holds; !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    EXPECT_NE(all.find(fmt::format(" {} ", rest.substr(0, space))), std::string::npos)
        << rest.substr(0, space) << " not in" << all;
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Hand, FreePrompt,
    testing::Values(
        Free{"mv1",
             "Wide shot of outdoor stadium stage at sunset, full band performing with dramatic lighting, "
             "excited crowd visible in background",
             "stadium_stage sunset wide sing band crowd"},
        Free{"mv1",
             "Extreme close-up of lead singer's face under stage lights, passionate expression, singing into "
             "microphone",
             "stadium_stage extreme_close_up sing lead"},
        Free{"mv1", "Close-up of drummer performing, outdoor concert stage, intense focus",
             "stadium_stage close_up drums"},
        Free{"mv1",
             "Lead singer center stage with arms raised, crowd visible in foreground and background, outdoor "
             "stadium concert",
             "stadium_stage raise_arms lead crowd"},
        Free{"default", "A man walks through a foggy forest at dawn, camera slowly zooms out",
             "forest dawn fog walk pull_out"},
        Free{"default", "Drone view over a snowy mountain ridge, a woman runs, epic",
             "mountains snow high_angle run energetic"},
        Free{"default", "Portrait of a girl in a train, rain on the window, melancholic, handheld",
             "train_window rain close_up melancholy handheld"},
        Free{"default", "She dances on a rooftop at night, neon cyberpunk, low angle, orbiting camera",
             "rooftop night dance neon low_angle orbit"},
        Free{"default", "\"A man sits on a beach at sunset\"", "beach sunset sit"},
        Free{"default", "Under a sign that says \"Rain Club\", a boy stands in a sunny street",
             "city_street day clear stand"},
        Free{"default", "In the rain forest a tiger waits", "forest clear stand"},
        Free{"default", "astronaut floating in outer space, film noir", "space noir"},
        Free{"default", "", "medium"}, Free{"mv1", "something else entirely", "stadium_stage band"}));

struct Denied {
  const char* prompt;
  const char* negative;
  bool crowd, band;
  render::Weather weather;
};

TEST(ShotReader, LeavesOutWhatIsDenied) {
  using render::Weather;
  const Denied cases[] = {
      {"A concert stage, no crowd, no band, without any rain", "", false, false, Weather::kClear},
      {"A band plays to a crowd in the rain", "", true, true, Weather::kRain},
      {"A band plays to a crowd in the rain", "crowd, blurry", false, true, Weather::kRain},
      {"A band plays to a crowd in the rain", "text, heavy rain; band", true, false, Weather::kClear},
      {"A band plays to a crowd in the rain", "motionless band members, crowded room, rainbow", true, true,
       Weather::kRain},
      {"Not only rain but a whole crowd", "", true, false, Weather::kRain},
      {"Nobody is sad. A crowd cheers", "", true, false, Weather::kClear}};
  const ShotReader reader = reader_of("default");
  for (const Denied& c : cases) {
    const render::Shot shot = reader.read({.description = c.prompt, .negative = c.negative});
    EXPECT_EQ(shot.crowd, c.crowd) << c.prompt << " / " << c.negative;
    EXPECT_EQ(shot.band, c.band) << c.prompt << " / " << c.negative;
    EXPECT_EQ(shot.weather, c.weather) << c.prompt << " / " << c.negative;
  }
}

TEST(ShotReader, DoesNotTakeTheCharactersWordsForTheScene) {
  const render::Shot shot = reader_of("default").read(
      {.description = "Wide shot: Night club bouncer in the rain band walks on a beach at dawn.",
       .character = "night club bouncer in the rain band"});
  EXPECT_EQ(told(shot).substr(0, 16), "beach dawn clear");
}

TEST(ShotReader, PassesSeedsThrough) {
  const render::Shot shot = reader_of("default").read({.description = "x", .seed = 5, .place_seed = 9});
  EXPECT_EQ(shot.seed, 5u);
  EXPECT_EQ(shot.place_seed, 9u);
}

}  // namespace
}  // namespace providers
