#include "mouth/pronunciation.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace mouth {
namespace {

constexpr const char* kDictionary = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict";

std::string told(const Pronunciation& phones) {
  std::string text;
  for (const Phone phone : phones) text += (text.empty() ? "" : " ") + std::string(name_of(phone));
  return text;
}

TEST(Pronouncer, KnowsTheDictionary) {
  const Pronouncer pronouncer(kDictionary, parse_lyrics("Silver read singin' Zorblaxo \xE5\x90\x9B"));
  EXPECT_EQ(told(pronouncer.ways_to_say("silver").at(0)), "S IH L V ER");
  EXPECT_EQ(pronouncer.ways_to_say("read").size(), 2U);
  EXPECT_EQ(told(pronouncer.ways_to_say("singin'").at(0)), "S IH NG IH N");
  EXPECT_FALSE(pronouncer.knows("zorblaxo"));
  EXPECT_EQ(told(pronouncer.ways_to_say("zorblaxo").at(0)), "Z AO R B L AE K S OW");
  EXPECT_TRUE(pronouncer.ways_to_say("").empty());
}

TEST(Pronouncer, NamesThePackageOfItsDictionary) {
  try {
    Pronouncer("/nowhere/cmudict", parse_lyrics("hello"));
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kNotConfigured);
    EXPECT_NE(error.message().find("pocketsphinx-en-us"), std::string::npos);
  }
}

struct Spelled {
  const char* word;
  const char* sounds;
};

class SpellingTest : public testing::TestWithParam<Spelled> {};

TEST_P(SpellingTest, IsReadAsInEnglish) {
  EXPECT_EQ(told(sounds_of_letters(GetParam().word)), GetParam().sounds);
}

INSTANTIATE_TEST_SUITE_P(Words, SpellingTest,
                         testing::Values(Spelled{"made", "M EY D"}, Spelled{"hoping", "HH AA P IH NG"},
                                         Spelled{"night", "N AY T"}, Spelled{"knight", "N AY T"},
                                         Spelled{"phone", "F OW N"}, Spelled{"moon", "M UW N"},
                                         Spelled{"bottle", "B AA T AH L"}, Spelled{"letter", "L EH T ER"},
                                         Spelled{"nation", "N AE SH AH N"}, Spelled{"queen", "K W IY N"},
                                         Spelled{"watch", "W AE CH"}, Spelled{"red", "R EH D"},
                                         Spelled{"lamb", "L AE M"}, Spelled{"''", ""}));

// How far the rules are from the dictionary where it can be asked: mostly the vowels differ.
TEST(SoundsOfLetters, FindTheLipsOfMostKnownWords) {
  const Lyrics lyrics = parse_lyrics(
      "bamboo family problem develop forever umbrella president number remember beautiful pepper vampire "
      "somebody membership fabulous marble possible moment fireplace vivid blanket plumber cabbage bumper");
  const Pronouncer pronouncer(kDictionary, lyrics);
  const auto lips = [](const Pronunciation& phones) {
    std::string text;
    for (const Phone phone : phones) {
      if (closes_lips(phone)) text += 'A';
      if (phone == Phone::kF || phone == Phone::kV) text += 'G';
    }
    return text;
  };
  int right = 0;
  for (const LyricsWord& word : lyrics.lines[0].words) {
    right += lips(sounds_of_letters(word.text)) == lips(pronouncer.ways_to_say(word.text).at(0)) ? 1 : 0;
  }
  EXPECT_GE(right, 24 * 9 / 10);
}

}  // namespace
}  // namespace mouth
