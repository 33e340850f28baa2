#include "mv/waveform.h"

#include <gtest/gtest.h>

namespace mv {
namespace {

audio::Peaks some_peaks() {
  return {.duration = timing::from_seconds(3.5),
          .samples = 154'350,
          .slice_samples = 44,
          .values = {0, 0.25F, 1, 0.125F, 0}};
}

TEST(KeptPeaks, ComeBackAsTheyWere) {
  const auto back = peaks_from(peaks_text(some_peaks()));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->duration, some_peaks().duration);
  EXPECT_EQ(back->samples, some_peaks().samples);
  EXPECT_EQ(back->slice_samples, some_peaks().slice_samples);
  ASSERT_EQ(back->values.size(), some_peaks().values.size());
  for (std::size_t i = 0; i < back->values.size(); ++i)
    EXPECT_NEAR(back->values[i], some_peaks().values[i], 1.0 / 65'535);
}

TEST(KeptPeaks, OfASongWithoutSoundAreFewButThere) {
  const auto back = peaks_from(peaks_text({}));
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->values.empty());
}

TEST(KeptPeaks, ThatAreNoneOfOursAreNotRead) {
  const std::string text = peaks_text(some_peaks());
  for (const std::string& strange :
       {std::string(), std::string("\n"), std::string("songreel-peaks-1\n"), text.substr(0, text.size() - 1),
        text + "x", "songreel-peaks-2" + text.substr(16), std::string("songreel-peaks-1 1 1 0 0\n"),
        std::string("songreel-peaks-1 1 1 1 99999999999\n"), std::string("songreel-peaks-1 1 1 1 -1\n")})
    EXPECT_FALSE(peaks_from(strange)) << strange.substr(0, 40);
}

}  // namespace
}  // namespace mv
