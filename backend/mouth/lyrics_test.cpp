#include "mouth/lyrics.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "mouth/lyrics_words.h"

namespace mouth {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(const LyricsLine& line) {
  Texts texts;
  for (const LyricsWord& word : line.words) texts.push_back(word.text);
  return texts;
}

timing::TimeRange seconds(double start, double end) {
  return {timing::from_seconds(start), timing::from_seconds(end)};
}

base::ErrorKind kind_of_fault(std::string_view text) {
  try {
    parse_lyrics(text);
  } catch (const base::Error& error) {
    return error.kind();
  }
  return base::ErrorKind::kInternal;
}

TEST(LyricsWords, AreWhatIsSaid) {
  EXPECT_EQ(spoken_words("Don’t stop — ROCK-'n'-roll!"), (Texts{"don't", "stop", "rock", "n", "roll"}));
  EXPECT_EQ(spoken_words("Café Ærø, straße, Łódź"), (Texts{"cafe", "aero", "strasse", "lodz"}));
  EXPECT_EQ(spoken_words("e\xCC\x81t\xC3\xA9"), (Texts{"ete"}));
  EXPECT_EQ(spoken_words("singin' 'round"), (Texts{"singin'", "round"}));
  EXPECT_EQ(spoken_words("\xF0\x9F\x8E\xB5 la\xE2\x80\xA6la"), (Texts{"la", "la"}));
}

TEST(LyricsWords, SayNumbers) {
  EXPECT_EQ(spoken_words("99 7 20"), (Texts{"ninety", "nine", "seven", "twenty"}));
  EXPECT_EQ(spoken_words("500"), (Texts{"five", "hundred"}));
  EXPECT_EQ(spoken_words("1984"), (Texts{"nineteen", "eighty", "four"}));
  EXPECT_EQ(spoken_words("2000 2001"), (Texts{"two", "thousand", "two", "thousand", "one"}));
  EXPECT_EQ(spoken_words("1900"), (Texts{"nineteen", "hundred"}));
  EXPECT_EQ(spoken_words("007"), (Texts{"zero", "zero", "seven"}));
}

TEST(LyricsWords, OfOtherScriptsOnlyTakeTime) {
  EXPECT_EQ(spoken_words("\xD0\x9F\xD1\x80\xD0\xB8 love \xE5\x90\x9B"), (Texts{"", "love", ""}));
}

TEST(Lyrics, InPlainTextHaveNoTimesAndNoHeadings) {
  const Lyrics lyrics =
      parse_lyrics("\xEF\xBB\xBF[Verse 1]\r\nWake up\r\n\r\n[Chorus]\nCarry me home\rLa [hey] la");
  ASSERT_EQ(lyrics.lines.size(), 3U);
  EXPECT_FALSE(lyrics.timed());
  EXPECT_EQ(texts_of(lyrics.lines[0]), (Texts{"wake", "up"}));
  EXPECT_EQ(texts_of(lyrics.lines[1]), (Texts{"carry", "me", "home"}));
  EXPECT_EQ(texts_of(lyrics.lines[2]), (Texts{"la", "hey", "la"}));
}

TEST(Lyrics, InLrcLastUntilTheNextLine) {
  const Lyrics lyrics =
      parse_lyrics("[ti:Silver]\n[ar: Us]\n[00:07.88]Wake up\n[00:11.5]Lights\n[01:02.125]\n");
  ASSERT_EQ(lyrics.lines.size(), 3U);
  EXPECT_TRUE(lyrics.timed());
  EXPECT_EQ(*lyrics.lines[0].range, seconds(7.88, 11.5));
  EXPECT_EQ(*lyrics.lines[1].range, seconds(11.5, 62.125));
  EXPECT_TRUE(lyrics.lines[2].words.empty());
  EXPECT_EQ(lyrics.lines[2].range->end, timing::Flicks::max());
}

TEST(Lyrics, InLrcRepeatALineWithSeveralTimes) {
  const Lyrics lyrics = parse_lyrics("[00:21.10][00:45.10]Chorus\n[00:30:00]Verse");
  ASSERT_EQ(lyrics.lines.size(), 3U);
  EXPECT_EQ(texts_of(lyrics.lines[0]), Texts{"chorus"});
  EXPECT_EQ(texts_of(lyrics.lines[1]), Texts{"verse"});
  EXPECT_EQ(lyrics.lines[1].range->start, timing::from_seconds(30));
  EXPECT_EQ(lyrics.lines[2].range->start, timing::from_seconds(45.1));
}

TEST(Lyrics, InLrcAreMovedByTheOffset) {
  EXPECT_EQ(parse_lyrics("[offset:+500]\n[00:10.00]a").lines[0].range->start, timing::from_seconds(9.5));
  EXPECT_EQ(parse_lyrics("[offset: -250]\n[00:10.00]a").lines[0].range->start, timing::from_seconds(10.25));
  EXPECT_EQ(parse_lyrics("[offset:20000]\n[00:10.00]a").lines[0].range->start, timing::Flicks(0));
  EXPECT_EQ(parse_lyrics("[offset:99999999999]\n[00:10.00]a").lines[0].range->start,
            timing::from_seconds(10));
}

TEST(Lyrics, InEnhancedLrcHaveTimesOfWords) {
  const Lyrics lyrics = parse_lyrics("[00:10.00]<00:10.00>Car<00:10.20>ry me <00:11.00> home <00:12.00>");
  ASSERT_EQ(lyrics.lines.size(), 1U);
  const auto& words = lyrics.lines[0].words;
  ASSERT_EQ(words.size(), 4U);
  EXPECT_EQ(words[1].text, "ry");
  EXPECT_EQ(words[1].time, timing::from_seconds(10.2));
  EXPECT_EQ(words[2].time, std::nullopt);
  EXPECT_EQ(words[3].time, timing::from_seconds(11));
}

TEST(Lyrics, TakeWhatLooksLikeATimeButIsNone) {
  EXPECT_FALSE(parse_lyrics("[00:99.00]Hello").timed());
  EXPECT_FALSE(parse_lyrics("[99999:10.00]Hello").timed());
  EXPECT_EQ(texts_of(parse_lyrics("a < b <3 you [").lines[0]), (Texts{"a", "b", "three", "you"}));
}

TEST(Lyrics, RefuseWhatIsNoText) {
  EXPECT_EQ(kind_of_fault(""), base::ErrorKind::kEmpty);
  EXPECT_EQ(kind_of_fault("\n [Chorus] \n ... \n"), base::ErrorKind::kEmpty);
  EXPECT_EQ(kind_of_fault("[ti:Silver]\n[00:10.00]\n"), base::ErrorKind::kEmpty);
  EXPECT_EQ(kind_of_fault("caf\xE9"), base::ErrorKind::kInvalidText);
  EXPECT_EQ(kind_of_fault(std::string_view("RIFF\0\0\0\0WAVE", 12)), base::ErrorKind::kInvalidText);
  EXPECT_EQ(kind_of_fault(std::string(kLongestLyrics + 1, 'a')), base::ErrorKind::kTooLong);
}

TEST(Lyrics, ThatRepeatWithoutEndAreTooLong) {
  std::string line;
  for (int i = 0; i < 5000; ++i) line += "[00:10.00]";
  for (int i = 0; i < 5000; ++i) line += "la ";
  EXPECT_EQ(kind_of_fault(line), base::ErrorKind::kTooLong);
}

TEST(Lyrics, OfOneEndlessWordAreCut) {
  EXPECT_LT(parse_lyrics(std::string(200'000, 'x')).lines[0].words[0].text.size(), 100U);
}

}  // namespace
}  // namespace mouth
