#include "mouth/sound.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace mouth {
namespace {

TEST(SoundInMemory, gives_zeros_before_its_start_and_after_its_end) {
  const SoundInMemory sound({0.1F, 0.2F, 0.3F}, {-0.1F, -0.2F, -0.3F});
  std::vector<float> left(6, 9);
  std::vector<float> right(6, 9);
  sound.read(-2, left, right);
  EXPECT_EQ(left, (std::vector<float>{0, 0, 0.1F, 0.2F, 0.3F, 0}));
  EXPECT_EQ(right, (std::vector<float>{0, 0, -0.1F, -0.2F, -0.3F, 0}));
}

TEST(SoundInMemory, gives_only_zeros_far_outside) {
  const SoundInMemory sound({0.1F, 0.2F});
  for (const std::int64_t first : {-100, 100}) {
    std::vector<float> left(4, 9);
    std::vector<float> right(4, 9);
    sound.read(first, left, right);
    EXPECT_EQ(left, std::vector<float>(4)) << first;
    EXPECT_EQ(right, std::vector<float>(4)) << first;
  }
}

TEST(SoundInMemory, of_one_channel_gives_it_twice) {
  const SoundInMemory sound({0.1F, 0.2F, 0.3F});
  EXPECT_FALSE(sound.stereo());
  std::vector<float> left(2);
  std::vector<float> right(2);
  sound.read(1, left, right);
  EXPECT_EQ(left, (std::vector<float>{0.2F, 0.3F}));
  EXPECT_EQ(right, left);
}

TEST(SoundInMemory, refuses_channels_of_different_lengths) {
  EXPECT_THROW(SoundInMemory({0.1F}, {0.1F, 0.2F}), base::Error);
}

}  // namespace
}  // namespace mouth
