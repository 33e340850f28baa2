#include "providers/builtin/scene_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/scenes.h"
#include "providers/builtin/phrase_finder.h"
#include "providers/builtin/shipped_flavors_for_test.h"
#include "render/names.h"

namespace providers {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kCharacter = "a young woman with long auburn hair in a green dress";
constexpr std::array kCounts = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 50};

std::vector<WrittenScene> compose(std::string_view flavor, std::string_view idea, int count,
                                  std::uint64_t seed, std::string_view character = kCharacter) {
  return BuiltinSceneWriter().compose({.idea = std::string(idea),
                                       .character_description = std::string(character),
                                       .number_of_scenes = count,
                                       .seed = seed},
                                      *shipped_flavors().find(flavor), {});
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_face(const render::Shot& shot) {
  return shot.focus == render::Focus::kLead &&
         (shot.size == render::ShotSize::kCloseUp || shot.size == render::ShotSize::kExtremeCloseUp);
}

int count_of(const std::vector<WrittenScene>& scenes, auto holds) {
  return static_cast<int>(std::count_if(scenes.begin(), scenes.end(), holds));
}

bool speaks_of_audience(const std::string& description) {
  for (const Word& word : split_words(description)) {
    for (const char* name : {"crowd", "crowds", "audience", "fan", "fans", "spectators", "onlookers"}) {
      if (word.text == name) return true;
    }
  }
  return false;
}

// What makes a description look machine-made.
std::string fault_of_prose(const std::string& text) {
  const std::pair<const char*, const char*> faults[] = {
      {"  ", "doubled space"},       {" ,", "space before comma"},     {",,", "doubled comma"},
      {"..", "doubled full stop"},   {" .", "space before full stop"}, {"{", "unfilled placeholder"},
      {"}", "unfilled placeholder"}, {", .", "hanging comma"}};
  for (const auto& [part, fault] : faults) {
    if (contains(text, part)) return std::string(fault) + ": " + text;
  }
  for (std::size_t i = 0; i + 3 < text.size(); ++i) {
    if (text[i] == '.' && text[i + 1] == ' ' && text[i + 2] >= 'a' && text[i + 2] <= 'z')
      return "sentence in lower case: " + text;
  }
  const std::vector<Word> words = split_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i - 1].text;
    const bool vowel = contains("aeio", words[i].text.substr(0, 1)) && words[i].text != "one";
    if (words[i].clause == words[i - 1].clause && word == words[i].text)
      return "\"" + word + "\" twice: " + text;
    if ((word == "a" && vowel) || (word == "an" && !vowel && words[i].text != "hour"))
      return "wrong article: " + text;
  }
  return {};
}

class EveryFlavor : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Shipped, EveryFlavor, testing::Values("default", "example", "mv1"));

TEST_P(EveryFlavor, GivesExactlyAsManyScenesAsAsked) {
  for (const int count : {1, 2, 3, 7, 50, 200})
    EXPECT_EQ(compose(GetParam(), "night drive", count, 4).size(), count);
}

TEST_P(EveryFlavor, GivesTheSameScenesForTheSameSeedAndOthersForAnother) {
  const auto first = compose(GetParam(), "night drive", 6, 7),
             again = compose(GetParam(), "night drive", 6, 7);
  const auto other = compose(GetParam(), "night drive", 6, 8);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(first[i].scene, again[i].scene);
  EXPECT_NE(first[2].scene, other[2].scene);
}

TEST_P(EveryFlavor, NeverShowsTheSameShotTwiceInARow) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto scenes = compose(GetParam(), "summer on the beach", 12, seed);
    for (std::size_t i = 1; i < scenes.size(); ++i)
      ASSERT_NE(scenes[i].shot.size, scenes[i - 1].shot.size) << seed;
  }
}

TEST_P(EveryFlavor, WritesCleanProseWithTheWholeCharacterInEveryScene) {
  const char* ideas[] = {"Tourist exploring Austin at sunset in the rain",
                         "what my grandmother never told me", "astronaut"};
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    for (const WrittenScene& written : compose(GetParam(), ideas[seed % 3], 8, seed)) {
      ASSERT_THAT(written.scene.description, HasSubstr(kCharacter));
      ASSERT_EQ(fault_of_prose(written.scene.description), "");
      ASSERT_FALSE(written.scene.negative_description.empty());
      ASSERT_EQ(fault_of_prose(written.scene.negative_description), "");
    }
  }
}

TEST_P(EveryFlavor, KeepsOddDescriptionsByteForByte) {
  const char* characters[] = {"Silver metallic humanoid robot with a red shield",
                              "Maya is 25. She has blue hair; she wears {a} <b>cape</b> & \"glasses\".",
                              "surfer",
                              "{idea} {{their}} \\n %s %d",
                              "twee vrienden met één ballon – größer",
                              "a man\nwith a beard\n\nand  two  spaces",
                              "-- drop table; $(rm) `x` 'y'",
                              "[v]drawtext=text=hi:fontsize=30"};
  for (const char* character : characters) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
      for (const WrittenScene& written : compose(GetParam(), "a day", 5, seed, character)) {
        ASSERT_THAT(written.scene.description, HasSubstr(character));
      }
    }
  }
}

TEST_P(EveryFlavor, DoesNotBuildEverySentenceTheSameWay) {
  std::set<std::string> beginnings;
  for (const WrittenScene& written : compose(GetParam(), "lost in the forest", 12, 5)) {
    beginnings.insert(written.scene.description.substr(0, 14));
  }
  EXPECT_GE(beginnings.size(), 5u);
}

TEST_P(EveryFlavor, ReadsAMegabyteOfIdeaQuickly) {
  std::string idea = "in the mountains at dawn ";
  while (idea.size() < (1u << 20)) idea += "and on and on through words without end \"quoted\" ";
  const auto scenes = compose(GetParam(), idea, 3, 1);
  EXPECT_LT(scenes[0].scene.description.size(), 3000u);
}

TEST(SceneWriter, RefusesNumbersOfScenesOutOfRange) {
  for (const int count : {0, -1, mv::kMostScenes + 1, 10000})
    EXPECT_THROW(compose("default", "x", count, 1), base::Error) << count;
}

TEST(SceneWriter, TakesAListWithOneNameOnlyHoweverOftenItStandsThere) {
  mv::SceneGrammar grammar = *shipped_flavors().find("default")->grammar;
  for (mv::ArcStage& stage : grammar.arc) {
    stage.moves.assign(2, "push_in");
    stage.actions.assign(2, stage.actions.front());
    stage.moods.assign(2, stage.moods.front());
  }
  mv::Flavor flavor = *shipped_flavors().find("default");
  flavor.grammar = std::make_shared<const mv::SceneGrammar>(std::move(grammar));
  const auto scenes = BuiltinSceneWriter().compose({.idea = "a walk in the rain",
                                                    .character_description = std::string(kCharacter),
                                                    .number_of_scenes = 6,
                                                    .seed = 1},
                                                   flavor, {});
  EXPECT_EQ(scenes.size(), 6u);
}

TEST(SceneWriter, StopsWhenCanceled) {
  base::CancelToken cancel;
  cancel.cancel();
  mv::FreeCommission commission(cancel);
  EXPECT_THROW(BuiltinSceneWriter().write({.idea = "x", .character_description = "y"},
                                          *shipped_flavors().find("default"), commission),
               base::Error);
}

TEST(SceneWriter, ShowsATouristInAustinOnRainyStreetsAtSunset) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const char* flavor : {"default", "example"}) {
      for (const auto& [scene, shot] :
           compose(flavor, "Tourist exploring Austin at sunset in the rain", 4, seed)) {
        ASSERT_EQ(shot.setting, render::Setting::kCityStreet);
        ASSERT_EQ(shot.time, render::TimeOfDay::kSunset);
        ASSERT_EQ(shot.weather, render::Weather::kRain);
        ASSERT_THAT(scene.description, HasSubstr("in Austin"));
        ASSERT_THAT(scene.description, HasSubstr("rain"));
        ASSERT_THAT(scene.description, Not(HasSubstr("stadium")));
      }
    }
  }
}

TEST(SceneWriter, TellsAnArcFromAWideViewToAClosingOne) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto scenes = compose("default", "a letter from the sea", 6, seed);
    EXPECT_EQ(scenes.front().shot.size, render::ShotSize::kWide);
    EXPECT_TRUE(std::any_of(scenes.begin() + 2, scenes.end(), [](const auto& s) { return is_face(s.shot); }));
    const auto last = scenes.back().shot.move;
    EXPECT_TRUE(last == render::CameraMove::kPullOut || last == render::CameraMove::kCraneUp);
  }
}

TEST(SceneWriter, QuotesWhatItDoesNotUnderstand) {
  for (const auto& written : compose("default", "the algebra of \"marmalade\"", 5, 3)) {
    EXPECT_THAT(written.scene.description, HasSubstr("\"the algebra of 'marmalade'\""));
  }
}

TEST(SceneWriter, VisitsSeveralPlacesOneAfterTheOther) {
  const auto scenes = compose("default", "from the beach up into the mountains", 6, 3);
  EXPECT_EQ(scenes.front().shot.setting, render::Setting::kBeach);
  EXPECT_EQ(scenes.back().shot.setting, render::Setting::kMountains);
}

TEST(SceneWriter, EndsOnTheStageWhenTheStoryTurnsToIt) {
  for (const int count : {3, 4, 6, 9, 20}) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
      const auto scenes =
          compose("default", "A silver robot explores a glowing city at sunset, then plays to a huge crowd",
                  count, seed, "Silver metallic humanoid robot");
      const auto after = scenes.size() - std::max<std::size_t>(1, (scenes.size() + 1) / 3);
      for (std::size_t i = 0; i < scenes.size(); ++i) {
        const render::Shot& shot = scenes[i].shot;
        EXPECT_EQ(shot.setting, i < after ? render::Setting::kCityStreet : render::Setting::kStadiumStage);
        EXPECT_EQ(shot.band, i >= after);
        EXPECT_EQ(shot.crowd, i >= after && !is_face(shot));
        EXPECT_TRUE(i < after || shot.action == render::Action::kSing);
      }
    }
  }
}

TEST(SceneWriter, NotesWhatItCouldNotPlaceAndWhatIsDrawnOtherwise) {
  const auto notes = [](const char* flavor, const char* idea) {
    mv::FreeCommission commission{base::CancelToken()};
    return BuiltinSceneWriter()
        .write({.idea = idea, .character_description = "a man"}, *shipped_flavors().find(flavor), commission)
        .made.notes;
  };
  EXPECT_THAT(notes("default", "purple marmalade"),
              testing::ElementsAre(HasSubstr("not understood: \"purple marmalade\"; the film plays in")));
  EXPECT_THAT(notes("default", "praying in a church"),
              testing::ElementsAre(HasSubstr("not drawn: church; the picture shows")));
  EXPECT_THAT(notes("default", "a walk on the beach"), testing::IsEmpty());
  EXPECT_THAT(notes("mv1", "purple marmalade"), testing::IsEmpty());
}

TEST(SceneWriter, LetsNobodySingWhereTheStoryIsNotAboutSinging) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    for (const auto& written : compose("default", "a walk in the forest", 8, seed, "a grey wolf"))
      EXPECT_NE(written.shot.action, render::Action::kSing) << written.scene.description;
    EXPECT_GE(count_of(compose("default", "singing in the forest", 8, seed, "a grey wolf"),
                       [](const auto& s) { return s.shot.action == render::Action::kSing; }),
              1);
  }
}

TEST(SceneWriter, HonoursExplicitParametersOfTheRequest) {
  mv::SceneRequest request{
      .idea = "a walk in the city", .character_description = "a man", .number_of_scenes = 6, .seed = 3};
  request.video_type = "perfume commercial";
  request.video_characteristics = "shot on 16 mm";
  request.camera_angle = "low angle";
  request.character_characteristics = "stubborn but kind";
  int low = 0;
  for (const auto& [scene, shot] :
       BuiltinSceneWriter().compose(request, *shipped_flavors().find("default"), {})) {
    for (const char* part : {"perfume commercial", "shot on 16 mm", "low angle", "stubborn but kind"}) {
      EXPECT_TRUE(contains(base::lower(scene.description), part)) << part << ": " << scene.description;
    }
    low += shot.size == render::ShotSize::kLowAngle ? 1 : 0;
  }
  EXPECT_GE(low, 3);
}

class Mv1Rules : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Scenes, Mv1Rules, testing::ValuesIn(kCounts));

TEST_P(Mv1Rules, HoldForEverySeed) {
  const int count = GetParam();
  const char* ideas[] = {"summer love", "cooking tutorial", "fans in the crowd love the band",
                         "sad song in the rain at dawn", ""};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto scenes = compose("mv1", ideas[seed % 5], count, seed);
    SCOPED_TRACE(testing::Message() << "count " << count << " seed " << seed);
    const int audience = count_of(scenes, [](const auto& s) { return s.shot.crowd; });
    ASSERT_GE(audience, 1);
    ASSERT_LT(audience, count);
    ASSERT_GE(audience, std::ceil(0.3 * count - 1e-9));
    ASSERT_LE(audience, std::max(1.0, std::floor(0.5 * count + 1e-9)));
    ASSERT_GE(count_of(scenes, [](const auto& s) { return is_face(s.shot); }), 1);
    ASSERT_GE(count_of(scenes, [](const auto& s) { return s.shot.size == render::ShotSize::kWide; }), 1);
    ASSERT_GE(count_of(scenes, [](const auto& s) { return s.shot.size == render::ShotSize::kMedium; }), 1);
    for (const auto& [scene, shot] : scenes) {
      const std::string& text = scene.description;
      ASSERT_EQ(shot.setting, render::Setting::kStadiumStage);
      ASSERT_TRUE(shot.band);
      ASSERT_THAT(text, HasSubstr("outdoor stadium"));
      ASSERT_TRUE(contains(base::lower(text), "lead singer")) << text;
      ASSERT_TRUE(contains(text, "band")) << text;
      ASSERT_TRUE(contains(base::lower(text), "stage light") || contains(text, "follow spot")) << text;
      ASSERT_EQ(speaks_of_audience(text), shot.crowd) << text;
      ASSERT_TRUE(!shot.crowd || contains(text, "excited")) << text;
      ASSERT_TRUE(!is_face(shot) || contains(text, "face")) << text;
      for (const char* unwanted : {"indoor", "studio", "static"})
        ASSERT_THAT(scene.negative_description, HasSubstr(unwanted));
    }
  }
}

TEST(Mv1, NamesTheVenueInTheSameWordsThroughout) {
  const char* venues[] = {"on the main stage of a vast outdoor stadium",
                          "on a towering stage in an outdoor stadium",
                          "on the open-air stage of a huge outdoor stadium"};
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    std::set<std::string> seen;
    for (const auto& written : compose("mv1", "summer love", 8, seed)) {
      for (const char* venue : venues) {
        if (contains(base::lower(written.scene.description), venue)) seen.insert(venue);
      }
    }
    EXPECT_EQ(seen.size(), 1u) << seed;
  }
}

TEST(Mv1, StaysAConcertForACookingTutorialWithANodToIt) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto scenes = compose("mv1", "cooking tutorial", 4, seed);
    EXPECT_EQ(
        count_of(scenes, [](const auto& s) { return contains(s.scene.description, "\"cooking tutorial\""); }),
        4);
    EXPECT_EQ(count_of(scenes, [](const auto& s) { return contains(s.scene.description, "kitchen"); }), 0);
  }
}

TEST(Mv1, DoesNotSayTwiceThatItIsAConcert) {
  for (const auto& written : compose("mv1", "a rock band plays a stadium concert", 6, 2)) {
    EXPECT_THAT(written.scene.description, Not(HasSubstr("\"")));
  }
}

TEST(Mv1, IsSensibleForOneAndTwoScenes) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto two = compose("mv1", "love", 2, seed);
    EXPECT_EQ(count_of(two, [](const auto& s) { return s.shot.crowd; }), 1);
    EXPECT_EQ(count_of(two, [](const auto& s) { return is_face(s.shot); }), 1);
    EXPECT_EQ(compose("mv1", "love", 1, seed)[0].shot.setting, render::Setting::kStadiumStage);
  }
}

TEST(Flavors, DifferWhereTheyShould) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    for (const auto& [scene, shot] : compose("default", "a love story", 4, seed)) {
      EXPECT_NE(shot.setting, render::Setting::kStadiumStage);
      for (const char* word : {"stadium", "concert", "audience", "crowd"})
        EXPECT_THAT(scene.description, Not(HasSubstr(word)));
    }
    for (const auto& [scene, shot] : compose("example", "a love story", 4, seed)) {
      EXPECT_EQ(shot.look, render::Look::kNoir);
      EXPECT_THAT(scene.description, HasSubstr("noir"));
    }
  }
}

}  // namespace
}  // namespace providers
