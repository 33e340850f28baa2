#include "providers/builtin/idea_reader.h"

#include <gtest/gtest.h>

#include "providers/builtin/shipped_flavors_for_test.h"

namespace providers {
namespace {

struct Case {
  const char* idea;
  const char* place;  // "" for none
  const char* time;
  const char* weather;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.idea;
}

class Ideas : public testing::TestWithParam<Case> {
 protected:
  static const Vocabulary& vocabulary() {
    static const Vocabulary vocabulary(*shipped_flavors().find("default")->grammar);
    return vocabulary;
  }
};

TEST_P(Ideas, GiveTheirPlaceTimeAndWeather) {
  const Idea idea = read_idea(GetParam().idea, vocabulary());
  EXPECT_EQ(idea.places.empty() ? "" : idea.places.front()->name, GetParam().place);
  EXPECT_EQ(idea.time ? idea.time->name : "", GetParam().time);
  EXPECT_EQ(idea.weather ? idea.weather->name : "", GetParam().weather);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Ideas,
    testing::Values(
        Case{"Tourist exploring Austin at sunset in the rain", "city_street", "sunset", "rain"},
        Case{"tourist exploring austin", "city_street", "", ""},
        Case{"A rock band plays a stadium", "stadium_stage", "", ""},
        Case{"jazz in a smoky nightclub", "club", "", ""},
        Case{"rooftop in New York at midnight", "rooftop", "night", ""},
        Case{"surfing at golden hour", "beach", "sunset", ""},
        Case{"a foggy morning in the woods", "forest", "dawn", "fog"},
        Case{"rain forest expedition", "forest", "", ""},
        Case{"hiking in the Alps in winter", "mountains", "", "snow"},
        Case{"road trip on Route 66", "desert_road", "", ""},
        Case{"driving through the Sahara at noon", "desert_road", "day", ""},
        Case{"crying alone in my bedroom at night", "bedroom", "night", ""},
        Case{"night train to nowhere", "train_window", "night", ""},
        Case{"astronaut drifting past Saturn's moon", "space", "night", ""},
        Case{"abstract dance of lasers", "abstract_light", "", ""},
        Case{"cooking tutorial", "bedroom", "", ""},
        Case{"first snow in Tokyo, blue hour", "city_street", "twilight", "snow"},
        Case{"Storm over the sea", "beach", "", "rain"},
        Case{"street musician on the beach", "beach", "", ""},
        Case{"sunny afternoon in Lisbon", "city_street", "day", "clear"},
        Case{"a knight and a dragon", "mountains", "", ""},
        Case{"not in the city but in the forest", "forest", "", ""},
        Case{"lonely cowboy at sundown", "desert_road", "sunset", ""},
        Case{"love without reason", "", "", ""}, Case{"she wears a forest green coat", "", "", ""},
        Case{"¿qué será?", "", "", ""}, Case{"HONG KONG AT NIGHT, NEON", "city_street", "night", ""},
        Case{"a quiet sunrise on the Himalayas", "mountains", "dawn", ""},
        Case{"dusk by the lake, mist rising", "forest", "twilight", "fog"},
        Case{"a wolf howls at the moon in a snowy forest", "forest", "night", "snow"},
        Case{"a walk under the moon", "", "night", ""}, Case{"a picnic on the moon", "space", "", ""},
        Case{"singing in a church", "church", "", ""},
        Case{"lost in a supermarket at night", "supermarket", "night", ""},
        Case{"a walk in the park", "park", "", ""}, Case{"drives a car along the coast", "beach", "", ""},
        Case{"she drives her car all night", "desert_road", "night", ""},
        Case{"two lovers on a bridge over a river", "bridge", "", ""},
        Case{"waiting at the train station", "station", "", ""}, Case{"coffee in a diner", "diner", "", ""},
        Case{"a girl waves goodbye", "", "", ""}, Case{"a knight in a nightclub", "club", "", ""},
        Case{"she performs", "stadium_stage", "", ""}, Case{"plays to a huge crowd", "stadium_stage", "", ""},
        Case{"plays to a small crowd", "club", "", ""},
        Case{"plays to a crowd on the beach", "beach", "", ""}));

TEST(Idea, IsReadInPartsWhereItTakesATurn) {
  const Vocabulary vocabulary(*shipped_flavors().find("default")->grammar);
  const Idea idea =
      read_idea("A silver robot explores a glowing city at sunset, then plays to a huge crowd", vocabulary);
  ASSERT_EQ(idea.parts.size(), 2u);
  EXPECT_EQ(idea.parts[0].places.front()->name, "city_street");
  EXPECT_FALSE(idea.parts[0].crowd || idea.parts[0].band);
  EXPECT_EQ(idea.parts[1].places.front()->name, "stadium_stage");
  EXPECT_TRUE(idea.parts[1].crowd && idea.parts[1].band);
}

TEST(Idea, HasNoTurnWhereNothingNewFollows) {
  const Vocabulary vocabulary(*shipped_flavors().find("default")->grammar);
  for (const char* text : {"she has walked the streets since then", "dances on the beach until sunrise",
                           "finally home", "now and then a walk in the park"}) {
    EXPECT_TRUE(read_idea(text, vocabulary).parts.empty()) << text;
  }
}

TEST(Idea, NamesTheCityAsItIsWritten) {
  const Vocabulary vocabulary(*shipped_flavors().find("default")->grammar);
  EXPECT_EQ(read_idea("lost in new york", vocabulary).where, "in New York");
  EXPECT_EQ(read_idea("route 66 by bike", vocabulary).where, "on Route 66");
  EXPECT_EQ(read_idea("snow in the alps", vocabulary).where, "in the Alps");
}

TEST(Idea, IsQuotedInOneShortLineWithoutDoubleQuotes) {
  const Vocabulary vocabulary(*shipped_flavors().find("default")->grammar);
  EXPECT_EQ(read_idea("  say \"yes\"\n to   me. ", vocabulary).quote, "say 'yes' to me");
  const std::string quote = read_idea(std::string(100'000, 'x'), vocabulary).quote;
  EXPECT_LE(quote.size(), 100u);
}

}  // namespace
}  // namespace providers
