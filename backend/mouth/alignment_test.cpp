#include "mouth/alignment.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace mouth {
namespace {

constexpr const char* kModel = "/usr/share/pocketsphinx/model/en-us";

// Ten seconds of a low hum, in which somebody is said to sing.
class AlignmentTest : public testing::Test {
 protected:
  AlignmentTest() : sound_(hum()), hearer_(kModel) {}

  static std::vector<float> hum() {
    std::vector<float> samples(10 * kSoundRate);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      for (int k = 1; k < 12; ++k)
        samples[i] += 0.1F / float(k) * std::sin(float(k) * 6.2831853F * 120 * float(i) / kSoundRate);
    }
    return samples;
  }

  Alignment aligned(std::string_view lyrics, std::vector<timing::TimeRange> stretches,
                    const std::string& dictionary = std::string(kModel) + "/cmudict-en-us.dict") {
    const VoiceMap voice{.stretches = std::move(stretches), .level = {}, .kind = VoiceMap::Kind::kVoiceAlone};
    base::NoProgress quiet;
    return align(parse_lyrics(lyrics),
                 {.sound = sound_, .voice = voice, .hearer = hearer_, .dictionary = dictionary}, {}, quiet);
  }

  static timing::TimeRange seconds(double start, double end) {
    return {timing::from_seconds(start), timing::from_seconds(end)};
  }

  SoundInMemory sound_;
  PhoneHearer hearer_;
};

TEST_F(AlignmentTest, FindsNoWordsWhereNobodySings) {
  const Alignment alignment = aligned("[00:01.00]Carry me home", {});
  EXPECT_TRUE(alignment.phones.empty());
  EXPECT_EQ(alignment.asked, 3U);
  EXPECT_EQ(alignment.certainty, 0);
  EXPECT_TRUE(aligned("Carry me home", {}).phones.empty());
}

TEST_F(AlignmentTest, DoesNotBelieveWordsInAHum) {
  EXPECT_LT(
      aligned("Sixty fishes stitch a speech, which such a ship's chef checks", {seconds(1, 9)}).certainty,
      0.3);
}

TEST_F(AlignmentTest, AsksOnlyForLinesWithinTheSound) {
  const Alignment alignment = aligned("[00:01.00]Carry me home\n[09:00.00]Long after it", {seconds(1, 3)});
  EXPECT_EQ(alignment.asked, 3U);
}

TEST_F(AlignmentTest, StaysWithinStretchesInOrder) {
  const Alignment alignment = aligned("[00:00.50]Moon moon moon\n[00:04.00]Moon moon\n[00:04.00]Moon",
                                      {seconds(1, 3), seconds(4, 6)});
  timing::Flicks end{0};
  for (const PhoneSpan& phone : alignment.phones) {
    EXPECT_GE(phone.range.start, end);
    EXPECT_GT(phone.range.end, phone.range.start);
    end = phone.range.end;
  }
  EXPECT_LE(end, timing::from_seconds(6.07));
}

TEST_F(AlignmentTest, TakesManyWordsInAShortLine) {
  std::string line = "[00:01.00]";
  for (int i = 0; i < 3000; ++i) line += "internationalisation ";
  EXPECT_LT(aligned(line, {seconds(1, 3)}).words.size(), 200U);
}

TEST_F(AlignmentTest, NamesTheMissingPackage) {
  try {
    aligned("home", {seconds(1, 3)}, "/nowhere");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kNotConfigured);
  }
}

}  // namespace
}  // namespace mouth
