#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "mouth/testing/song.h"
#include "mouth/voice.h"

namespace mouth {
namespace {

using testing::Channels;

timing::TimeRange seconds(double start, double end) {
  return {timing::from_seconds(start), timing::from_seconds(end)};
}

VoiceMap loud_music() {
  VoiceMap map;
  map.kind = VoiceMap::Kind::kVoiceInMusic;
  return map;
}

// A tone in the middle, or at the left alone.
Channels with_tone(double frequency, double pan) {
  Channels song(2);
  for (std::size_t i = 0; i < song.left.size(); ++i)
    song.add(i, 0.2 * std::sin(2 * 3.14159265 * frequency * static_cast<double>(i) / kSoundRate), pan);
  return song;
}

TEST(VoiceOf, is_as_long_as_the_range_and_zero_outside_the_sound) {
  const SoundInMemory sound = with_tone(500, 0).sound();
  for (const VoiceMap& map : {VoiceMap{}, loud_music()}) {
    const std::vector<float> voice = voice_of(sound, map, seconds(1.5, 3));
    ASSERT_EQ(voice.size(), 24'000U);
    EXPECT_TRUE(std::all_of(voice.begin() + 8000, voice.end(), [](float sample) { return sample == 0; }));
    EXPECT_TRUE(voice_of(sound, map, seconds(1, 1)).empty());
  }
}

TEST(VoiceOf, is_the_middle_itself_where_the_voice_dominates) {
  const Channels song = with_tone(500, -1);
  VoiceMap map = loud_music();
  map.voice_over_music = 12;
  const std::vector<float> voice = voice_of(song.sound(), map, seconds(0, 2));
  for (std::size_t i = 0; i < voice.size(); ++i)
    ASSERT_FLOAT_EQ(voice[i], (song.left[i] + song.right[i]) / 2);
}

TEST(VoiceOf, keeps_the_middle_and_weakens_the_sides_where_the_music_is_loud) {
  const Channels middle = with_tone(500, 0);
  const std::vector<float> kept = voice_of(middle.sound(), loud_music(), seconds(0.5, 1.5));
  for (std::size_t i = 0; i < kept.size(); ++i) ASSERT_NEAR(kept[i], middle.left[i + 8000], 1e-4);

  const Channels left = with_tone(900, -1);
  const float whole = testing::power_of(left.left) / 4;  // of (left + right) / 2
  const float weak = testing::power_of(voice_of(left.sound(), loud_music(), seconds(0.5, 1.5))) / whole;
  EXPECT_NEAR(10 * std::log10(weak), -13, 0.5);  // a twentieth is left
}

TEST(VoiceOf, of_a_mono_song_is_the_song) {
  const Channels song = with_tone(500, 0);
  const std::vector<float> voice = voice_of(SoundInMemory(song.left), loud_music(), seconds(0, 2));
  EXPECT_EQ(voice, song.left);
}

}  // namespace
}  // namespace mouth
