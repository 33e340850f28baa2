#include "providers/hosted/fitted_clip.h"

#include <gtest/gtest.h>

namespace providers {
namespace {

TEST(FittedSize, HasTheShapeAndTheLinesThatTheModelMakes) {
  struct Case {
    int width, height;
    const char* aspect_ratio;
    const char* resolution;
    int fitted_width, fitted_height;
  };
  for (const Case& c : {Case{1920, 1080, "", "", 1920, 1080}, Case{1920, 1080, "16:9", "720p", 1280, 720},
                        Case{1080, 1080, "16:9", "", 1920, 1080}, Case{1080, 1080, "9:16", "720p", 720, 1280},
                        Case{1280, 720, "", "1080p", 1280, 720}, Case{1280, 720, "16:9", "4k", 1280, 720}}) {
    media::VideoFormat wanted;
    wanted.width = c.width;
    wanted.height = c.height;
    FittedClip clip;
    clip.aspect_ratio = c.aspect_ratio;
    clip.resolution = c.resolution;
    const media::VideoFormat size = fitted_size(wanted, clip);
    EXPECT_EQ(size.width, c.fitted_width) << c.aspect_ratio << " " << c.resolution;
    EXPECT_EQ(size.height, c.fitted_height) << c.aspect_ratio << " " << c.resolution;
  }
}

TEST(FittedFrames, AreEnoughAndOneMoreThanAMultiple) {
  EXPECT_EQ(fitted_frames(2, 24, 8), 49);
  EXPECT_EQ(fitted_frames(2.0000000001, 24, 8), 49);
  EXPECT_EQ(fitted_frames(49.0 / 24, 24, 8), 49);
  EXPECT_EQ(fitted_frames(50.0 / 24, 24, 8), 57);
  EXPECT_EQ(fitted_frames(50.0 / 24, 24, 4), 53);
  EXPECT_EQ(fitted_frames(0, 24, 4), 1);
}

}  // namespace
}  // namespace providers
