#include "media/png.h"

#include <cstring>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using testing::Folder;

base::Pixels gradient(std::uint32_t alpha) {
  base::Pixels picture(40, 30);
  for (int y = 0; y < 30; ++y) {
    for (int x = 0; x < 40; ++x) {
      const auto value = static_cast<std::uint32_t>((x * 6 + y) * static_cast<int>(alpha) / 255);
      picture.row(y)[x] = alpha << 24 | value << 16 | (value / 2) << 8 | value / 3;
    }
  }
  return picture;
}

TEST(Png, KeepsEveryPixelOfAnOpaquePicture) {
  const Folder folder;
  const base::Pixels picture = gradient(255);
  write_png(folder / "picture.png", picture);
  const std::string bytes = testing::run("ffmpeg -nostdin -loglevel error -i " +
                                         (folder / "picture.png").string() + " -f rawvideo -pix_fmt bgra -");
  ASSERT_EQ(bytes.size(), picture.words.size() * 4);
  EXPECT_EQ(std::memcmp(bytes.data(), picture.words.data(), bytes.size()), 0);
}

TEST(Png, TakesTheAlphaOutOfTheColours) {
  const Folder folder;
  base::Pixels picture(1, 1);
  picture.words[0] = 0x80402010;
  write_png(folder / "picture.png", picture);
  const std::string bytes = testing::run("ffmpeg -nostdin -loglevel error -i " +
                                         (folder / "picture.png").string() + " -f rawvideo -pix_fmt rgba -");
  ASSERT_EQ(bytes.size(), 4U);
  EXPECT_EQ(static_cast<unsigned char>(bytes[0]), 0x80);
  EXPECT_EQ(static_cast<unsigned char>(bytes[1]), 0x40);
  EXPECT_EQ(static_cast<unsigned char>(bytes[2]), 0x20);
  EXPECT_EQ(static_cast<unsigned char>(bytes[3]), 0x80);
}

TEST(Png, GivesItsTextsBack) {
  const Folder folder;
  const std::map<std::string, std::string> texts = {{"songreel", R"({"skin":"silver"})"},
                                                    {"Title", "Größe — ♪"}};
  write_png(folder / "picture.png", gradient(255), texts);
  EXPECT_EQ(read_png_texts(folder / "picture.png"), texts);
}

TEST(Png, HasNoTextsWhereThereIsNoPng) {
  const Folder folder;
  EXPECT_TRUE(read_png_texts(folder / "missing.png").empty());
  base::write_text(folder / "text.png", "not a picture");
  EXPECT_TRUE(read_png_texts(folder / "text.png").empty());
  write_png(folder / "whole.png", gradient(255), {{"key", std::string(500, 'x')}});
  const std::string whole = base::read_text(folder / "whole.png");
  base::write_text(folder / "cut.png", whole.substr(0, 100));
  EXPECT_TRUE(read_png_texts(folder / "cut.png").empty());
}

TEST(Png, SaysThatAFolderDoesNotExist) {
  const Folder folder;
  try {
    write_png(folder / "no" / "picture.png", gradient(255));
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kUnwritable);
  }
}

}  // namespace
}  // namespace media
