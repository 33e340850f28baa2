#include "providers/hosted/picture_type.h"

#include <gtest/gtest.h>

namespace providers {
namespace {

using namespace std::string_literals;

TEST(PictureType, IsToldByItsStart) {
  EXPECT_EQ(picture_type_of("\xFF\xD8\xFF\xE0 JFIF"), "image/jpeg");
  EXPECT_EQ(picture_type_of("RIFF\x10\0\0\0WEBPVP8 "s), "image/webp");
  EXPECT_EQ(picture_type_of("RIFF\x10\0\0\0WAVEfmt "s), "image/png");
  EXPECT_EQ(picture_type_of("\x89PNG\r\n\x1A\n"), "image/png");
  EXPECT_EQ(picture_type_of(""), "image/png");
  EXPECT_EQ(picture_type("/nonexistent"), "image/png");
}

}  // namespace
}  // namespace providers
